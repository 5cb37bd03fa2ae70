import type { Values } from '#words/area.ts'
import { filterWords } from '#words/filter.ts'

/** Something in the text of a filter that was not understood. */
export interface Slip {
  /** its sentence in words/filter.ts */
  words: 'noValue' | 'noKey' | 'oneOf' | 'notCalled' | 'number'
  values: Values
  /** the key that it is about, as it was typed, and which of its values */
  at: { key: string; value?: string }
  /** what was likely meant in place of the value, or of the key; null where nothing is near */
  near: string | null
}

/** What was likely meant, as it is written in the text; null where nothing is near. */
export function meantBy({ words, near }: Slip): string | null {
  return near !== null && words === 'noKey' ? `${near}:` : near
}

/** What a person reads of it; where something is near, asks whether that was meant. */
export function sentenceOf(slip: Slip): string {
  const sentence = filterWords(slip.words, slip.values)
  const near = meantBy(slip)
  if (near === null) return sentence
  return filterWords.parts('withNear', { meant: (words) => words.join('') }, { sentence, near }).join('')
}
