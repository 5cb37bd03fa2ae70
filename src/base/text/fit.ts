import { fold } from './fold.ts'

/** What is looked for, folded once for all texts that are looked at. */
export interface Sought {
  readonly text: string
  readonly words: readonly string[]
}

export function sought(query: string): Sought {
  const text = fold(query).trim()
  return { text, words: text.split(' ') }
}

/**
 * How well a folded text fits what is looked for: 5 is the same, 4 begins so, 3 has its words in any order, 2 has words
 * that begin so, 1 holds them somewhere, 0 does not.
 */
export function fitOf(text: string, { text: wanted, words }: Sought): number {
  if (!words.every((word) => text.includes(word))) return 0
  if (text === wanted) return 5
  if (text.startsWith(wanted)) return 4
  if (words.every((word) => stands(word, text, isWhole))) return 3
  return words.every((word) => stands(word, text, isStart)) ? 2 : 1
}

const inWord = /[\p{L}\p{M}\p{N}]/u
const isEdge = (text: string, at: number) => !inWord.test(text[at] ?? '')

/** Whether a word begins there. */
export const isStart = (text: string, at: number) => isEdge(text, at - 1)
const isWhole = (text: string, at: number, length: number) => isStart(text, at) && isEdge(text, at + length)

function stands(word: string, text: string, fits: (text: string, at: number, length: number) => boolean) {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (fits(text, at, word.length)) return true
  return false
}

/** Those that fit, best first, equals in the order given. Nothing looked for: all. `textOf` is folded. */
export function bestFirst<T>(items: Iterable<T>, query: string, textOf: (item: T) => string): T[] {
  const wanted = sought(query)
  if (wanted.text === '') return [...items]
  const tiers: T[][] = [[], [], [], [], [], []]
  for (const item of items) tiers[fitOf(textOf(item), wanted)]!.push(item)
  return tiers.slice(1).reverse().flat()
}
