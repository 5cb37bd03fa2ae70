import { fitOf, fits, isShortFor, type Sought, sought } from '#base/text/fit.ts'
import { foldedTitle } from '#domain/backlog/folded-title.ts'
import type { Item } from '#domain/backlog/item.ts'
import { keyFit } from '#domain/backlog/key-fit.ts'
import { bestOf, likely, type Rated } from '#web/actions/rank.ts'

/** As many as are worth being ranked by more than how well they fit. */
const MOST = 200

/** What is searched: its version is another one whenever an item is. */
export interface Backlog {
  /** of the product, `TM` */
  key: string
  version: number
  items(): Iterable<Item>
}

export interface FoundItem extends Rated {
  item: Item
}

export interface ItemsCalled {
  /** the likeliest 200, best first, equals in the order of the backlog */
  found: FoundItem[]
  /** of all */
  count: number
}

interface Titled {
  item: Item
  /** folded */
  title: string
}

/**
 * Finds the items that a query may mean: its words stand in their titles or keys, or, when there are none, its letters
 * begin their words (`mtr`: Move to release). Typing on looks only at what was found before, as long as no item
 * has changed.
 */
export function createItemSearch(backlog: () => Backlog): (query: string) => ItemsCalled {
  let all: { version: number; titled: Titled[] } = { version: -1, titled: [] }
  let last: { wanted: string; found: Titled[] } = { wanted: '', found: [] }

  return (query) => {
    const { key, version, items } = backlog()
    if (version !== all.version) {
      all = { version, titled: Array.from(items(), (item) => ({ item, title: foldedTitle(item) })) }
      last = { wanted: '', found: all.titled }
    }
    const wanted = sought(query)
    const hasKey = keyFit(key, wanted.text)
    const keys = wanted.words.map((word) => keyFit(key, word))
    const isCalled = ({ item, title }: Titled) =>
      hasKey?.(item) || wanted.words.every((word, at) => title.includes(word) || keys[at]?.(item))
    // Keys are looked at once there is a digit, so that before it they were not among what was found.
    const narrows = wanted.text.startsWith(last.wanted) && !/\d/.test(wanted.text.slice(last.wanted.length))
    const found = (narrows ? last.found : all.titled).filter(isCalled)
    last = { wanted: wanted.text, found }
    const called = found.length > 0 ? found : all.titled.filter(({ title }) => isShortFor(wanted.text, title))
    return { found: likeliest(called, wanted, keyFit(key, wanted.text, true)), count: called.length }
  }
}

/** The item with the key, then by how well they fit; what fits only by its key or by beginnings of words, last. */
function likeliest(called: readonly Titled[], wanted: Sought, isKey: ReturnType<typeof keyFit>): FoundItem[] {
  const byFit = Array.from({ length: fits.same + 2 }, (): FoundItem[] => [])
  for (const { item, title } of called) {
    const fit = isKey?.(item) ? fits.same + 1 : fitOf(title, wanted) || fits.letters
    const one = {
      item,
      fit,
      likely: item.status === 'done' ? likely.done : likely.open,
      length: title.length,
    }
    byFit[fit]!.push(one)
  }
  const found: FoundItem[] = []
  for (const same of byFit.reverse()) {
    if (found.length === MOST) break
    found.push(...bestOf(same).slice(0, MOST - found.length))
  }
  return found
}
