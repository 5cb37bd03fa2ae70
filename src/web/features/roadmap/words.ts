import { capital } from '#base/text/capital.ts'
import { inWords } from '#base/text/in-words.ts'
import { showNumber } from './metric-text.ts'

/** Done of all, as drawn and as read: "6 / 9". */
export function tallied(done: number, items: number): string {
  return `${showNumber(done)} / ${showNumber(items)}`
}

/** What a goal with more features than it should have says about itself. */
export function manyFeatures(number: number): string {
  return `${capital(inWords(number))} features for one goal`
}
