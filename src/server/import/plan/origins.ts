import type { Item, ItemKind, ItemStatus } from '#domain/backlog/item.ts'
import type { ImportSource } from '#protocol/import-choices.ts'
import { wordOf } from '../formats/words.ts'
import { toolOf } from './origin-ids.ts'

/** Items that came from a tool before, as columns: a piece of them goes to another thread at once. */
export interface Origins {
  /** the source's own ids */
  ids: string[]
  items: string[]
  numbers: number[]
  titles: string[]
  kinds: ItemKind[]
  statuses: ItemStatus[]
  estimates: (number | null)[]
  /** the host of the address that it has there, '' when it has none */
  sites: string[]
}

export interface Origin {
  item: string
  number: number
  title: string
  kind: ItemKind
  status: ItemStatus
  estimate: number | null
  site: string
}

/** What came from a tool before, by its ids there. */
export interface Here {
  add(origins: Origins): void
  /** Several where a table made by hand counted from 1 more than once. */
  of(id: string): readonly Origin[]
  /** Those whose title is the same, in whatever case. */
  titled(title: string): readonly Origin[]
  /** how many there are */
  readonly size: number
}

const PIECE = 2_000

/** What the items say of where they came from, as far as a file of `source` may name it again. */
export function* originsIn(items: readonly Item[], source: ImportSource): Generator<Origins> {
  const tool = toolOf(source)
  for (let from = 0; from < items.length; from += PIECE) {
    const piece: Origins = {
      ids: [],
      items: [],
      numbers: [],
      titles: [],
      kinds: [],
      statuses: [],
      estimates: [],
      sites: [],
    }
    for (const item of items.slice(from, from + PIECE)) {
      if (item.source?.tool !== tool) continue
      const { id } = item.source
      piece.ids.push(id)
      piece.items.push(item.id)
      piece.numbers.push(item.number)
      piece.titles.push(item.title)
      piece.kinds.push(item.kind)
      piece.statuses.push(item.status)
      piece.estimates.push(item.estimate)
      piece.sites.push(siteOf(item.source.url))
    }
    yield piece
  }
}

export function createHere(): Here {
  const found = new Map<string, Origin[]>()
  const byTitle = new Map<string, Origin[]>()
  let size = 0
  return {
    add({ ids, items, numbers, titles, kinds, statuses, estimates, sites }) {
      size += ids.length
      for (const [at, id] of ids.entries()) {
        const origin = {
          item: items[at]!,
          number: numbers[at]!,
          title: titles[at]!,
          kind: kinds[at]!,
          status: statuses[at]!,
          estimate: estimates[at]!,
          site: sites[at] ?? '',
        }
        const others = found.get(id)
        if (others) others.push(origin)
        else found.set(id, [origin])
        const word = wordOf(origin.title)
        const same = byTitle.get(word)
        if (same) same.push(origin)
        else byTitle.set(word, [origin])
      }
    },
    of: (id) => found.get(id) ?? [],
    // Of a product to which nothing came yet no title need be spelled.
    titled: (title) => (byTitle.size === 0 ? undefined : byTitle.get(wordOf(title))) ?? [],
    get size() {
      return size
    },
  }
}

/** The host of an address: the same id on another one is another item. */
export function siteOf(url: string | null): string {
  return /^https?:\/\/([^/?#]+)/i.exec(url ?? '')?.[1]?.toLowerCase() ?? ''
}

export function isSameSite(here: string, there: string): boolean {
  return here === '' || there === '' || here === there
}
