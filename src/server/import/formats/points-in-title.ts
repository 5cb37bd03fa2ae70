import { remarkWords } from '#words/import.ts'

export interface PointedTitle {
  title: string
  /** as it is written, '' when there are none */
  points: string
}

const unit = '\\s*(?:sp|pts?|points?|story points?)'
const number = '\\d{1,2}(?:[.,]\\d)?|100|½'
const first = new RegExp(`^(?:\\((${number})(?:${unit})?\\)|\\[(${number})(?:${unit})?\\])\\s+(?=\\S)`, 'i')
const last = new RegExp(`(?<=\\S)\\s*(?:\\((${number})(?:${unit})?\\)|\\[(${number})(?:${unit})?\\])$`, 'i')
const tagged = new RegExp(`(?<=\\S)\\s+(?:[-–—|:]\\s*)?(${number})${unit}$`, 'i')

/**
 * Points that stand in a title because the tool has no field for them: `(8) Book a room`, `Pay online [5]`,
 * `Refund (3 SP)`, `Refund - 3 pts`. Past 100 it is a year or a number of something. What is used up by a tool
 * between such brackets ("[2] of 5 done") is none either.
 */
export function pointsInTitle(title: string): PointedTitle {
  const text = title.trim()
  for (const pattern of [first, last, tagged]) {
    const found = pattern.exec(text)
    if (!found) continue
    const points = (found[1] ?? found[2] ?? '').replace('½', '0.5')
    const rest = (text.slice(0, found.index) + text.slice(found.index + found[0].length)).trim()
    if (/\p{L}/u.test(rest)) return { title: rest, points }
  }
  return { title: text, points: '' }
}

/** Says on which lines points were taken off titles; nothing when on none. */
export function remarkOnPoints(lines: readonly number[]): string[] {
  const shown = lines.slice(0, 5)
  const places = { count: lines.length, places: shown.join(', '), more: lines.length - shown.length }
  return lines.length > 0 ? [remarkWords('points-in-titles', places)] : []
}
