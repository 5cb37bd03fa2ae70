import type { Column } from './column.ts'
import { headerWord } from './headings.ts'
import type { Picked } from './table.ts'
import { wordOf } from './words.ts'

/** Finds the headers that come again further down, where exports were put together. */
export interface RepeatedHeaders {
  /** the header once more, in the order of the columns */
  isSame(row: Picked): boolean
  /** The same columns in another order: where the cells of each stand from then on. */
  moved(row: Picked): (number | undefined)[] | null
  /** The header of the items beneath the row before it, which calls them so first: where their cells stand. */
  nested(row: Picked): (number | undefined)[] | null
}

const nestedNames = new Set(
  'subitems,sub items,subtasks,sub tasks,subelements,sub elements,unterelemente,sous éléments,subelementos,sottoelementi,subelementen,podelementy,подэлементы'
    .split(',')
    .map(wordOf),
)

/** Asked of every row, so nearly all are told apart by their first filled cell. */
export function repeatedHeaders(read: readonly Column[]): RepeatedHeaders {
  const words = read.map(({ header }) => headerWord(header))
  const places = new Map(words.map((word, at) => [word, at]))
  const startsWithDigit = (text: string) => text >= '0' && text < ':'
  const areWords = !words.some(startsWithDigit)
  const longest = Math.max(0, ...read.map(({ header }) => header.length)) + 20
  const isNone = (cell: string) => cell.length > longest || (areWords && startsWithDigit(cell))

  return {
    isSame({ cells, filled }) {
      if (filled < 2 || read.length === 0) return false
      let same = 0
      for (let at = 0; at < read.length; at++) {
        const cell = cells[at]!
        if (cell === '') continue
        if (cell !== read[at]!.header && (isNone(cell) || headerWord(cell) !== words[at])) return false
        same++
      }
      return same > 1 || (same === 1 && filled > 1 && read.length === 1)
    },
    nested({ cells, filled, lead, leadAt }) {
      if (filled < 3 || leadAt !== 0 || lead.length > 40 || !nestedNames.has(headerWord(lead))) return null
      const from: (number | undefined)[] = []
      for (let at = 0; at < cells.length; at++) {
        const to = cells[at] === lead ? undefined : places.get(headerWord(cells[at]!))
        if (to !== undefined) from[to] = at
      }
      return Object.keys(from).length >= 2 ? Array.from(cells, (_, at) => from[at]) : null
    },
    moved({ cells, filled }) {
      if (filled < 3 || cells.length < 3) return null
      const from: (number | undefined)[] = []
      let known = 0
      let elsewhere = 0
      for (let at = 0; at < cells.length; at++) {
        const cell = cells[at]!
        if (cell === '') continue
        const to = isNone(cell) || cell.length > 40 ? undefined : places.get(headerWord(cell))
        if (to === undefined) return null
        from[to] = at
        known++
        if (to !== at) elsewhere++
      }
      return known >= 3 && elsewhere > 0 ? Array.from(cells, (_, at) => from[at]) : null
    },
  }
}
