import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { focusScreen } from '#web/ui/focus-screen.ts'

/** How long the switcher or the menu that led here may take to give back a focus that nobody wants there, in ms. */
const givesBackMs = 1_000

/** Whether it does not float above. */
const isOnPage = (element: Element) => document.getElementById('root')?.contains(element) === true

/** Beside the screen, on something other than the link to it: a menu that led here, or what led to the one before. */
const isBeside = (element: Element) => element.closest('main, [aria-current]') === null && isOnPage(element)

/** What floats above gives back the focus a frame later, and a screen may take it itself. */
function afterAll(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act))
}

/**
 * The focus is never lost. On a new screen it is where that begins, unless the screen took it, or the link that led
 * here has it. On the same one, when what had it is gone and nobody has said where to, it goes to what stood around
 * that, else to the head of the screen.
 *
 * @param shown the product whose screen is drawn; undefined while it is still coming
 */
export function useFocusOnScreen(shown: string | undefined): void {
  const router = useRouter()
  /** when the screen came, while the person has done nothing since */
  const arrived = useRef<number | null>(null)
  const take = useRef(() => {
    const { activeElement: now } = document
    if (!now || !document.querySelector('main h1')) return
    if (now === document.body || (arrived.current !== null && isBeside(now))) focusScreen()
  })
  useEffect(() => {
    if (shown !== undefined) afterAll(take.current)
  }, [shown])
  useEffect(() => {
    let around: HTMLElement[] = []
    const onFocus = ({ target }: FocusEvent) => {
      // What floats above is about what had it before.
      if (!(target instanceof HTMLElement) || !isOnPage(target)) return
      const givesBack = arrived.current !== null && performance.now() - arrived.current < givesBackMs
      if (givesBack && isBeside(target)) afterAll(take.current)
      around = []
      for (let at: HTMLElement | null = target; at?.closest('main'); at = at.parentElement) around.push(at)
    }
    const onInput = () => {
      arrived.current = null
    }
    const isLost = () => document.activeElement === document.body && around[0]?.isConnected === false
    const look = new MutationObserver(() => {
      if (!isLost()) return
      afterAll(() => {
        if (!isLost()) return
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
      arrived.current = performance.now()
      afterAll(take.current)
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
