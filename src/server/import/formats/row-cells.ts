import type { ImportField } from '#protocol/import-choices.ts'
import { draftWords } from '#words/import.ts'
import type { Column } from './column.ts'
import { headerWord } from './headings.ts'
import type { Picked } from './table.ts'
import type { MappedTable } from './table-drafts.ts'
import type { Warnings } from './warnings.ts'

/** The filled cells of one row, by what their columns are. */
export interface RowCells {
  line: number
  /** best-named column first */
  texts(field: ImportField, way?: Column['way']): string[]
  /** with their columns */
  of(field: ImportField): { column: Column; text: string }[]
  /** the cell at a place of the file's columns */
  at(place: number): string
  /** what the row is called by besides its id */
  others(): string[]
  /** what stood beyond the header */
  extra: string
  only(places: ReadonlySet<number>): RowCells
  without(places: ReadonlySet<number>): RowCells
}

/** Hands out the cells of rows, with what has no column put where it is not lost. */
export function createCells(mapped: MappedTable, warnings: Warnings): { of(row: Picked): RowCells } {
  const { read, columns, table, tool } = mapped
  const width = columns.all.length
  const byField = new Map<ImportField, number[]>()
  for (const [index, { as }] of read.entries()) {
    if (as === null) continue
    const places = byField.get(as)
    if (places) places.push(index)
    else byField.set(as, [index])
  }
  for (const places of byField.values()) places.sort((a, b) => read[a]!.rank - read[b]!.rank || a - b)
  const placeIn = new Map(read.map(({ place }, index) => [place, index]))
  const alternates = new Set((tool.alternateIds ?? []).concat('epic name'))
  const otherIds = columns.all.flatMap(({ header, place }) => {
    const index = placeIn.get(place)
    const isGroup = index !== undefined && ['group', 'level'].includes(read[index]!.way)
    return index !== undefined && !isGroup && alternates.has(headerWord(header)) ? [index] : []
  })
  const titleIsLast = read.some(({ as, place }) => as === 'title' && place === width - 1)
  const lastTitle = read.findIndex(({ as, place }) => as === 'title' && place === width - 1)

  const none: readonly number[] = []

  function cellsOf(line: number, cells: readonly string[], extra: string): RowCells {
    const textsOf = (field: ImportField) => byField.get(field) ?? none
    return {
      line,
      extra,
      texts(field, way) {
        const found: string[] = []
        for (const index of textsOf(field))
          if ((way === undefined || read[index]!.way === way) && cells[index]!.trim() !== '')
            found.push(unguarded(cells[index]!))
        return found
      },
      of: (field) =>
        textsOf(field).flatMap((index) => {
          const text = cells[index]!
          return text.trim() === '' ? [] : [{ column: read[index]!, text: unguarded(text) }]
        }),
      at: (place) => unguarded(cells[placeIn.get(place) ?? -1] ?? ''),
      others: () => otherIds.flatMap((index) => (cells[index]!.trim() === '' ? [] : [cells[index]!])),
      only: (places) =>
        cellsOf(
          line,
          cells.map((cell, index) => (places.has(index) ? cell : '')),
          extra,
        ),
      without: (places) =>
        cellsOf(
          line,
          cells.map((cell, index) => (places.has(index) ? '' : cell)),
          '',
        ),
    }
  }

  return {
    of(row) {
      if (row.width < width && row.width > 0) warnings.at(row.line, 'few-cells')
      if (!row.beyond) return cellsOf(row.line, row.cells, '')
      if (titleIsLast) {
        warnings.at(row.line, 'cells-joined')
        const sign = table.delimiter ?? ' '
        const cells = row.cells.slice()
        cells[lastTitle] = [cells[lastTitle]!, ...row.beyond].join(sign)
        return cellsOf(row.line, cells, '')
      }
      warnings.at(row.line, 'cells-kept')
      const surplus = row.beyond.filter((text) => text.trim() !== '').join(`${table.delimiter ?? ''} `)
      const raw = table.rawOf(row)
      // In a hand-made file an unquoted delimiter has shifted the cells, so only the line itself is sure to be whole.
      const isShifted = tool.source === 'csv' && raw !== null
      return cellsOf(
        row.line,
        row.cells,
        isShifted ? draftWords('line', { text: raw }) : draftWords('surplus', { text: surplus }),
      )
    },
  }
}

/** Exporters put `'` before = + - @ so that a spreadsheet does not run the cell; only such a one is taken off. */
function unguarded(cell: string): string {
  return cell.charCodeAt(0) === 39 && /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell
}
