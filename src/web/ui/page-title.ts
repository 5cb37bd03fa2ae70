import { createContext, useContext, useEffect } from 'react'
import { uiWords } from '#words/ui.ts'

/** What the screens are of: a product's name, and whether as it was; null for those of none. */
export const PageOf = createContext<{ name: string; past: boolean } | null>(null)

/**
 * Calls the window by its screen, so that tabs, the browser's history and screen readers tell one from the other:
 * "Backlog, status:ready · Trailmix". Whatever is the h1 of a screen says it: PageBar and EmptyState do.
 *
 * @param screen null where it is not the h1
 * @param filter what of it is shown; empty where that is all
 */
export function usePageTitle(screen: string | null, filter = ''): void {
  const of = useContext(PageOf)
  const name = of?.name ?? ''
  const past = of?.past ?? false
  useEffect(() => {
    if (screen === null) return
    document.title = uiWords('pageTitle', {
      screen,
      filter,
      filtered: filter === '' ? 'no' : 'yes',
      when: past ? 'past' : 'now',
      name,
      of: name === '' ? 'none' : 'product',
    })
  }, [screen, filter, name, past])
}
