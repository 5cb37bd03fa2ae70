import { fold } from '#base/text/tokens.ts'

/** How a query lies in a text, best first. */
const PREFIX = 3
const WORD_START = 2
const SUBSEQUENCE = 1

const startsWord = (text: string, at: number): boolean =>
  at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')

/**
 * How well one folded query word fits a folded text: 3 at its beginning, 2 at the beginning of a word, 1 with its
 * letters in order; plus a part below 1 for how tightly. Null where it does not fit.
 */
function fitWord(word: string, text: string): number | null {
  if (text.startsWith(word)) return PREFIX + word.length / (text.length + 1)
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (startsWord(text, at)) return WORD_START + word.length / (text.length + 1)
  }
  // letters in order: greedy from each possible start, the tightest wins
  let best: number | null = null
  for (
    let start = text.indexOf(word[0] ?? '');
    start !== -1;
    start = text.indexOf(word[0] ?? '', start + 1)
  ) {
    let at = start
    let wordStarts = startsWord(text, start) ? 1 : 0
    let complete = true
    for (const letter of word.slice(1)) {
      at = text.indexOf(letter, at + 1)
      if (at === -1) {
        complete = false
        break
      }
      if (startsWord(text, at)) wordStarts += 1
    }
    if (!complete) break
    const tight = word.length / (at - start + 1)
    // initials ('mtr' for 'Move to release') count as tight
    const score = SUBSEQUENCE + 0.9 * Math.max(tight, wordStarts / word.length)
    if (best === null || score > best) best = score
  }
  return best
}

/** Every word of the query must fit; the worst decides. Null where one does not. An empty query fits all alike. */
export function fitness(query: string, text: string): number | null {
  const folded = fold(text)
  const whole = fold(query).trim()
  if (whole === '') return 0
  if (folded.startsWith(whole)) return PREFIX + whole.length / (folded.length + 1)
  let worst = Number.POSITIVE_INFINITY
  for (const word of whole.split(/\s+/)) {
    const score = fitWord(word, folded)
    if (score === null) return null
    worst = Math.min(worst, score)
  }
  return worst
}

export interface Ranked<T> {
  item: T
  score: number
}

/** What fits, best first; equals keep the order given. `words` are further texts, worth less than the first. */
export function rank<T>(
  query: string,
  items: readonly T[],
  textsOf: (item: T) => readonly string[],
): Ranked<T>[] {
  const ranked: Ranked<T>[] = []
  for (const item of items) {
    let best: number | null = null
    for (const [index, text] of textsOf(item).entries()) {
      const score = fitness(query, text)
      if (score === null) continue
      const worth = index === 0 ? score : Math.min(score, SUBSEQUENCE)
      if (best === null || worth > best) best = worth
    }
    if (best !== null) ranked.push({ item, score: best })
  }
  return ranked.sort((a, b) => b.score - a.score)
}

export interface RankedGroup<T> {
  heading: string
  items: T[]
}

/**
 * Ranked items under their headings. Without a query the headings stand in the given order. With one, a heading
 * whose best item fits in a better way (prefix, word start, letters) comes first; alike, the given order holds.
 */
export function groupRanked<T>(
  query: string,
  ranked: readonly Ranked<T>[],
  headingOf: (item: T) => string,
  order: readonly string[],
): RankedGroup<T>[] {
  const groups = new Map<string, { items: T[]; tier: number }>()
  for (const { item, score } of ranked) {
    const heading = headingOf(item)
    const group = groups.get(heading)
    if (group) group.items.push(item)
    else groups.set(heading, { items: [item], tier: query.trim() ? Math.floor(score) : 0 })
  }
  const placeOf = (heading: string): number => {
    const place = order.indexOf(heading)
    return place === -1 ? order.length : place
  }
  return [...groups]
    .sort(([a, one], [b, other]) => other.tier - one.tier || placeOf(a) - placeOf(b))
    .map(([heading, { items }]) => ({ heading, items }))
}
