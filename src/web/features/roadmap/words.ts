import { inWords } from '#domain/checks/in-words.ts'

/** "1 item", "6 items", "1,204 items". */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}

/** Done of all, as drawn and as read: "6 / 9". */
export function tallied(done: number, items: number): string {
  return `${done.toLocaleString('en')} / ${items.toLocaleString('en')}`
}

/** What a goal with more features than it should have says about itself. */
export function manyFeatures(number: number): string {
  const word = inWords(number)
  return `${word[0]!.toUpperCase()}${word.slice(1)} features for one goal`
}
