import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { focusScreen } from '#web/ui/focus-screen.ts'

/** How long the switcher or the menu that led here may take to give back a focus that nobody wants there, in ms. */
const givesBackMs = 1_000

/** What floats above gives back the focus a frame later, and a screen may take it itself. */
function afterAll(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act))
}

/**
 * The focus is never lost. On a new screen it is where that begins, unless the screen took it, or the link that led
 * here has it. On the same one, when what had it is gone and nobody has said where to, it goes to what stood around
 * that, else to the head of the screen.
 */
export function useFocusOnScreen(): void {
  const router = useRouter()
  useEffect(() => {
    let arrived = Number.NEGATIVE_INFINITY
    let around: HTMLElement[] = []
    /** what opens a menu, outside of the screen: the product's, or the phone's "More" */
    const isOpener = (element: Element | null) =>
      element?.matches('[aria-haspopup]') === true && element.closest('main') === null
    const take = () => {
      const { activeElement: now } = document
      if (now === document.body || isOpener(now)) focusScreen()
    }
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return
      if (isOpener(target) && performance.now() - arrived < givesBackMs) afterAll(take)
      // What floats above is about what had it before.
      if (!document.getElementById('root')?.contains(target)) return
      around = []
      for (let at: HTMLElement | null = target; at?.closest('main'); at = at.parentElement) around.push(at)
    }
    const onInput = () => {
      arrived = Number.NEGATIVE_INFINITY
    }
    const lost = () => document.activeElement === document.body && around[0]?.isConnected === false
    const look = new MutationObserver(() => {
      if (!lost()) return
      afterAll(() => {
        if (!lost()) return
        const place = around.find(
          (one) => one.isConnected && one.hasAttribute('tabindex') && one.tagName !== 'MAIN',
        )
        if (place) place.focus({ preventScroll: true })
        else focusScreen()
      })
    })
    look.observe(document.getElementById('root') ?? document.body, { childList: true, subtree: true })
    const end = router.subscribe('onRendered', ({ pathChanged }) => {
      if (!pathChanged) return
      arrived = performance.now()
      afterAll(take)
    })
    document.addEventListener('focusin', onFocus)
    document.addEventListener('keydown', onInput, true)
    document.addEventListener('pointerdown', onInput, true)
    return () => {
      end()
      look.disconnect()
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('keydown', onInput, true)
      document.removeEventListener('pointerdown', onInput, true)
    }
  }, [router])
}
