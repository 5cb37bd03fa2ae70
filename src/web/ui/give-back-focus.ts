import { type RefObject, useRef } from 'react'

/**
 * For what floats: remembers what had the focus when it opened, and answers what gets it when it closes; false
 * (leave it) when something outside `popup` has taken it since, such as the dialog a menu item just opened.
 */
export function useGiveBackFocus(open: boolean, popup: RefObject<HTMLElement | null>) {
  const from = useRef<HTMLElement | null>(null)
  const wasOpen = useRef(false)
  if (open && !wasOpen.current) from.current = document.activeElement as HTMLElement | null
  wasOpen.current = open
  return (): HTMLElement | boolean => {
    const now = document.activeElement
    const moved = now && now !== document.body && now !== from.current && !popup.current?.contains(now)
    if (moved && !now.hasAttribute('data-base-ui-focus-guard')) return false
    // Nothing had it. The body cannot take it: the first thing on the page would get it instead, a link to skip ahead.
    if (from.current === document.body) return false
    return from.current?.isConnected ? from.current : true
  }
}
