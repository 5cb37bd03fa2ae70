import { fold } from '#base/text/tokens.ts'
import { foldedTitle } from '#domain/backlog/folded-title.ts'
import type { Item } from '#domain/backlog/item.ts'

/** As many as are worth being ranked by how well they fit. */
const MOST = 200

/** What is searched: its version is another one whenever an item is. */
export interface Backlog {
  /** of the product, `TM` */
  key: string
  version: number
  items(): Iterable<Item>
}

export interface ItemsCalled {
  /** the likeliest 200, for the palette to rank */
  items: Item[]
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
    const wanted = fold(query).trim()
    const words = wanted.split(/\s+/)
    const keyOf = keysFor(wanted, key)
    // Keys are looked at once there is a digit, so that before it they were not among what was found.
    const narrows = wanted.startsWith(last.wanted) && !/\d/.test(wanted.slice(last.wanted.length))
    const found = (narrows ? last.found : all.titled).filter(({ item, title }) =>
      words.every((word) => title.includes(word) || keyOf(item).includes(word)),
    )
    last = { wanted, found }
    const called = found.length > 0 ? found : all.titled.filter(({ title }) => isShortFor(wanted, title))
    return { items: likeliest(called, { wanted, words, keyOf }), count: called.length }
  }
}

function keysFor(wanted: string, productKey: string): (item: Item) => string {
  const prefix = `${fold(productKey)}-`
  return /\d/.test(wanted) ? ({ number }) => prefix + number : () => ''
}

interface Wanted {
  wanted: string
  words: readonly string[]
  keyOf(item: Item): string
}

function likeliest(called: readonly Titled[], { wanted, words, keyOf }: Wanted): Item[] {
  const tiers: Item[][] = [[], [], [], []]
  const tierOf = ({ item, title }: Titled) => {
    if (keyOf(item) === wanted || title.startsWith(wanted)) return 0
    if (words.every((word) => stands(word, title, isWhole))) return 1
    return words.every((word) => stands(word, title, isStart)) ? 2 : 3
  }
  for (const one of called) tiers[tierOf(one)]!.push(one.item)
  const items: Item[] = []
  for (const tier of tiers) {
    const room = MOST - items.length
    items.push(...(tier.length > room ? tier.toSorted(byLength).slice(0, room) : tier))
  }
  return items
}

const byLength = (a: Item, b: Item) => a.title.length - b.title.length

const inWord = /[\p{L}\p{N}]/u
const isEdge = (text: string, at: number) => !inWord.test(text[at] ?? '')
const isStart = (text: string, at: number) => isEdge(text, at - 1)
const isWhole = (text: string, at: number, length: number) => isStart(text, at) && isEdge(text, at + length)

function stands(word: string, text: string, fits: (text: string, at: number, length: number) => boolean) {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (fits(text, at, word.length)) return true
  return false
}

/** Whether each letter begins a word or follows the one before it, in order: `movrel` is short for Move to release. */
function isShortFor(letters: string, text: string): boolean {
  /** where the letters so far may end */
  let ends = [-1]
  for (const letter of letters.replace(/\s/g, '')) {
    const next: number[] = []
    for (let at = text.indexOf(letter, ends[0]! + 1); at !== -1; at = text.indexOf(letter, at + 1))
      if (isStart(text, at) || ends.includes(at - 1)) next.push(at)
    if (next.length === 0) return false
    ends = next
  }
  return true
}
