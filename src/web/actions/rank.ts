import { single } from 'fuzzysort'
import { fold } from '#base/text/fold.ts'

/** Where a query is looked for. */
export interface Texts {
  label: string
  /** what it is called by those who know it, such as `TM-12`: worth as much as the label */
  key?: string | undefined
  /** further words that find it, worth half as much */
  words?: string | undefined
}

/** Below this the letters of the query only happen to stand in the text in that order. */
export const GOOD = 0.5

/**
 * What fits, best first: the whole text, whole words, beginnings of words, what stands inside of words, scattered
 * letters; the shorter and the earlier before the others, equals in the order given. An empty query fits all.
 * `least` says how well one must fit to stay, up to 1 for the same text; with 0 it stays in any case.
 */
export function rank<T>(
  query: string,
  items: readonly T[],
  textsOf: (item: T) => Texts,
  least: (item: T) => number = () => GOOD,
): T[] {
  const wanted = fold(query).trim()
  if (wanted === '') return [...items]
  const scored = items.map((item) => ({ item, score: scoreOf(wanted, textsOf(item), least(item)) }))
  return scored
    .filter(({ item, score }) => score > 0 || least(item) === 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item)
}

/** Label and key each for itself: what fits half here and half there counts half. */
function scoreOf(wanted: string, { label, key = '', words = '' }: Texts, least: number): number {
  const own = Math.max(fitOf(wanted, label), fitOf(wanted, key))
  if (own > 0 && own >= least) return own
  const wide = fitOf(wanted, `${label} ${key} ${words}`)
  return wide >= least ? wide / 2 : 0
}

function fitOf(wanted: string, text: string): number {
  return single(wanted, fold(text))?.score ?? 0
}

export interface Group<T> {
  heading: string
  items: T[]
}

/** Items under their headings, which stand in the order given; others follow as they come. */
export function grouped<T>(
  items: readonly T[],
  headingOf: (item: T) => string,
  order: readonly string[],
): Group<T>[] {
  const groups = Map.groupBy(items, headingOf)
  const placeOf = (heading: string) => {
    const place = order.indexOf(heading)
    return place < 0 ? order.length : place
  }
  return [...groups]
    .sort(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([heading, own]) => ({ heading, items: own }))
}
