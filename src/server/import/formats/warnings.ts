import type { Values } from '#words/area.ts'
import { draftWords, remarkWords } from '#words/import.ts'
import { excerpt } from '../bytes/excerpt.ts'

export type Remark = Parameters<typeof remarkWords>[0]

/** Collects what the person should know about a reading; the same remark on many lines becomes one sentence. */
export interface Warnings {
  add(remark: Remark, values?: Values): void
  /** `value` is quoted beside its line when given. */
  at(line: number, remark: Remark, value?: string): void
  list(): string[]
}

const shown = 5

export function createWarnings(): Warnings {
  const sentences = new Set<string>()
  const remarks = new Map<Remark, { places: string[]; count: number }>()
  return {
    add(remark, values) {
      sentences.add(remarkWords(remark, values))
    },
    at(line, remark, value) {
      const found = remarks.get(remark) ?? { places: [], count: 0 }
      remarks.set(remark, found)
      found.count++
      if (found.places.length >= shown) return
      const quoted = value === undefined ? null : excerpt(value, 40)
      found.places.push(
        quoted === null ? String(line) : draftWords('place-and-value', { line, value: quoted }),
      )
    },
    list() {
      const lines = [...remarks].map(([remark, { places, count }]) =>
        remarkWords(remark, { count, places: places.join(', '), more: count - places.length }),
      )
      return [...sentences, ...lines]
    },
  }
}
