import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { focusScreen } from '#web/ui/focus-screen.ts'

/** How long the switcher or the menu that led here may take to give back a focus that nobody wants there, in ms. */
const givesBackMs = 1_000

/** Whether it does not float above. */
const isOnPage = (element: Element) => document.getElementById('root')?.contains(element) === true

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
    /** beside the screen, on something other than the link to it: a menu that led here, or what led to the one before */
    const isBeside = (element: Element | null) =>
      element !== null && element.closest('main, [aria-current]') === null && isOnPage(element)
    const take = () => {
      const { activeElement: now } = document
      if (now === document.body || isBeside(now)) focusScreen()
    }
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return
      if (isBeside(target) && performance.now() - arrived < givesBackMs) afterAll(take)
      // What floats above is about what had it before.
      if (!isOnPage(target)) return
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
