import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/** What had the focus may go with the screen that it was on: then the new one has it, for keys and for who is read to. */
export function useFocusOnScreen(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged }) => {
        if (!pathChanged) return
        // What floats above gives back the focus a frame later, and a screen may take it itself.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            if (document.activeElement === document.body)
              document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
          }),
        )
      }),
    [router],
  )
}
