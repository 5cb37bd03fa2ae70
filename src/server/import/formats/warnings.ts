import { excerpt } from '../bytes/excerpt.ts'

/** Collects what the person should know about a reading; the same remark on many lines becomes one sentence. */
export interface Warnings {
  add(sentence: string): void
  /** `remark` is a clause without full stop; `value` is quoted beside its line when given. */
  at(line: number, remark: string, value?: string): void
  list(): string[]
}

const shown = 5

export function createWarnings(): Warnings {
  const sentences = new Set<string>()
  const remarks = new Map<string, { places: string[]; count: number }>()
  return {
    add(sentence) {
      sentences.add(sentence)
    },
    at(line, remark, value) {
      const found = remarks.get(remark) ?? { places: [], count: 0 }
      remarks.set(remark, found)
      found.count++
      if (found.places.length < shown) {
        found.places.push(value === undefined ? String(line) : `${line} (“${excerpt(value, 40)}”)`)
      }
    },
    list() {
      const lines = [...remarks].map(([remark, { places, count }]) => {
        const more = count > places.length ? ` and ${count - places.length} more` : ''
        return `${remark}: ${count === 1 ? 'line' : 'lines'} ${places.join(', ')}${more}.`
      })
      return [...sentences, ...lines]
    },
  }
}
