import { fold } from './fold.ts'

/*
 * How well a text fits what is looked for: the one rule of palette, menus, pickers and search by name. What is typed as
 * a word counts most, then what begins a word, then what stands inside of one; letters that only begin words in their
 * order (`mtr`: Move to release) are for when nothing else fits. Within each it counts how the words stand.
 */

/** What is looked for, folded once for all texts that are looked at. */
export interface Sought {
  readonly text: string
  readonly words: readonly string[]
}

export function sought(query: string): Sought {
  const text = fold(query).trim()
  return { text, words: text.split(' ') }
}

/** The kinds of fit; what is above one and below the next is of its kind, and how its words stand. */
export const fits = {
  /** the same text */
  same: 50,
  /** each word that was typed is one of its words */
  words: 40,
  /** each begins one of its words */
  starts: 30,
  /** each stands in it */
  inside: 20,
  /** its words begin with the letters, in their order */
  letters: 10,
} as const

/** How the words stand in a text. */
const AT_THE_START = 3
const SIDE_BY_SIDE = 2
const IN_ORDER = 1

/** Letters that a name may have more than what was typed and still be meant as a whole: a plural's, an ending's. */
const ENDING = 2

/** How well a folded text fits; 0 where it does not. Of whole words and beginnings those side by side and in order first. */
export function fitOf(text: string, wanted: Sought): number {
  const { words } = wanted
  for (const word of words) if (!text.includes(word)) return 0
  if (text === wanted.text) return fits.same
  if (text.length - wanted.text.length <= ENDING && text.startsWith(wanted.text))
    return fits.words + AT_THE_START
  const kind = words.every((word) => stands(word, text, isWhole))
    ? fits.words
    : words.every((word) => stands(word, text, isStart))
      ? fits.starts
      : fits.inside
  return kind + (kind === fits.inside ? Number(text.startsWith(wanted.text)) : standing(text, words))
}

/** Whether each letter begins a word or follows the one before it, in order: `movrel` is short for Move to release. */
export function isShortFor(letters: string, text: string): boolean {
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

const inWord = /[\p{L}\p{M}\p{N}]/u

/** Whether no word goes on there. The expression is asked only of what is not plain: thousands are looked at for a key. */
function isEdge(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 0x80)
    return !((code > 0x60 && code < 0x7b) || (code > 0x2f && code < 0x3a) || (code > 0x40 && code < 0x5b))
  // Beyond an end there is no code.
  return Number.isNaN(code) || !inWord.test(text[at]!)
}

/** Whether a word begins there. */
const isStart = (text: string, at: number) => isEdge(text, at - 1)
const isWhole = (text: string, at: number, length: number) => isStart(text, at) && isEdge(text, at + length)

function stands(word: string, text: string, asked: (text: string, at: number, length: number) => boolean) {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (asked(text, at, word.length)) return true
  return false
}

/** How words stand that all begin words of the text. */
function standing(text: string, words: readonly string[]): number {
  let best = 0
  for (let at = nextStart(words[0]!, text, 0); at !== -1; at = nextStart(words[0]!, text, at + 1)) {
    const closeness = closenessFrom(at, text, words)
    if (closeness === 0) break
    if (closeness === SIDE_BY_SIDE && isEmptyBefore(text, at)) return AT_THE_START
    best = Math.max(best, closeness)
  }
  return best
}

function closenessFrom(first: number, text: string, words: readonly string[]): number {
  let closeness = SIDE_BY_SIDE
  let at = first
  for (const word of words.slice(1)) {
    const beside = wordAfter(text, at)
    if (text.startsWith(word, beside)) at = beside
    else {
      at = nextStart(word, text, beside)
      if (at === -1) return 0
      closeness = IN_ORDER
    }
  }
  return closeness
}

function nextStart(word: string, text: string, from: number): number {
  let at = text.indexOf(word, from)
  while (at !== -1 && !isStart(text, at)) at = text.indexOf(word, at + 1)
  return at
}

/** Where the word after the one at a place begins. */
function wordAfter(text: string, at: number): number {
  let next = at
  while (next < text.length && !isEdge(text, next)) next++
  while (next < text.length && isEdge(text, next)) next++
  return next
}

function isEmptyBefore(text: string, at: number): boolean {
  for (let before = 0; before < at; before++) if (!isEdge(text, before)) return false
  return true
}

/** Those that fit, best first, equals in the order given. Nothing looked for: all. `textOf` is folded. */
export function bestFirst<T>(items: Iterable<T>, query: string, textOf: (item: T) => string): T[] {
  const wanted = sought(query)
  if (wanted.text === '') return [...items]
  const found: { item: T; fit: number }[] = []
  for (const item of items) {
    const fit = fitOf(textOf(item), wanted)
    if (fit > 0) found.push({ item, fit })
  }
  return found.sort((a, b) => b.fit - a.fit).map(({ item }) => item)
}
