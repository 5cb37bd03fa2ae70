import { useEffect, useMemo, useRef } from 'react'
import { asksNothing, type Filter, parseFilter, printFilter } from '#domain/backlog/filter.ts'
import { compileFilter, narrows } from '#domain/backlog/filter-match.ts'
import type { Slip } from '#domain/backlog/filter-slip.ts'
import { foldedTitle } from '#domain/backlog/folded-title.ts'
import type { Item } from '#domain/backlog/item.ts'
import type { Kind } from '#domain/kinds.ts'
import { useOrdered, useStore, useVersion } from '#web/store/use-store.ts'
import { type Shown, shownItems } from './shown.ts'

const decidesFit: readonly Kind[] = ['item', 'release', 'goal', 'feature', 'theme', 'product']
const nothing: readonly Kind[] = []

/** What was found while nothing changed, the newest last: deleting a letter finds it again without looking. */
interface Scans {
  versions: string
  whole: readonly Item[]
  found: { filter: Filter; text: string; items: readonly Item[] }[]
}

/** How many results are kept; each is at most the backlog's length in references. */
const kept = 24

/** The backlog of a product under a filter text, new whenever it differs from what was shown. */
export function useShown(product: string, query: string) {
  const store = useStore()
  const { records: all, version: listVersion } = useOrdered('item', product)
  const { filter, terms, slips: typing } = useMemo(() => parseFilter(query), [query])
  const filtering = !asksNothing(filter)
  // Without a filter a new title changes no row but its own.
  const dataVersion = useVersion(filtering ? decidesFit : nothing)
  const scans = useRef<Scans | null>(null)

  const { shown, slips } = useMemo((): { shown: Shown; slips: readonly Slip[] } => {
    if (!filtering) return { shown: all, slips: [] }
    const versions = `${product} ${listVersion} ${dataVersion}`
    if (scans.current?.versions !== versions) scans.current = { versions, whole: all.slice(), found: [] }
    const { whole, found } = scans.current
    const { fits, slips } = compileFilter(store.state, product, filter)
    const text = printFilter(filter)
    const again = found.find((scan) => scan.text === text)
    if (again) return { shown: shownItems(again.items), slips }
    const among = found.findLast((scan) => narrows(scan.filter, filter))?.items ?? whole
    const items = among.filter(fits)
    found.push({ filter, text, items })
    if (found.length > kept) found.shift()
    return { shown: shownItems(items), slips }
  }, [store, product, all, listVersion, dataVersion, filter, filtering])

  useFoldedAhead(all, product)
  return {
    all,
    shown,
    filter,
    filtering,
    listVersion,
    terms,
    slips: useMemo(() => [...typing, ...slips], [typing, slips]),
  }
}

/** Folds titles while nothing else is to do, so that the first letter typed is as quick as the tenth. */
function useFoldedAhead(all: Shown, product: string): void {
  useEffect(() => {
    void product
    let next = 0
    let handle = 0
    const later: typeof requestIdleCallback =
      typeof requestIdleCallback === 'function'
        ? requestIdleCallback
        : (work) =>
            setTimeout(() => work({ didTimeout: false, timeRemaining: () => 4 }), 50) as unknown as number
    const stop = typeof cancelIdleCallback === 'function' ? cancelIdleCallback : clearTimeout
    const work = (deadline: IdleDeadline) => {
      do {
        for (const item of all.slice(next, next + 500)) foldedTitle(item)
        next += 500
      } while (next < all.size && deadline.timeRemaining() > 2)
      if (next < all.size) handle = later(work)
    }
    handle = later(work)
    return () => stop(handle)
  }, [all, product])
}
