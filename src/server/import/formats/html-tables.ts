import { Parser } from 'htmlparser2'
import { unreadableWords } from '#words/import.ts'
import { limits, tooManyRows } from '../limits.ts'
import { addressOf } from './addresses.ts'
import type { Malformed } from './draft.ts'
import { type FoundTable, foundRow } from './found-table.ts'
import type { Headings } from './headings.ts'
import type { Row } from './table.ts'

interface HtmlTable {
  rows: Row[]
  /** cells that reach down into rows to come, by column */
  down: Map<number, { text: string; rows: number }>
  links: Map<Row, string>
}

/** Past these a cell spans what nobody sees. */
const MOST_SPANNED = 2000

/**
 * The table of a web page that looks most like a list of items: saved pages, and what some tools and Excel call an
 * export. A page without one is refused with a sentence.
 */
export function readHtmlTables(html: string, headings: Headings): FoundTable | Malformed {
  const tables = tablesIn(html)
  if (tables === null) return { malformed: unreadableWords('web-page') }
  let best: HtmlTable | undefined
  let most = 2
  for (const table of tables) {
    const known = Math.max(0, ...table.rows.slice(0, 10).map(({ cells }) => headings.recognisedIn(cells)))
    if (known < 3) continue
    const score = known * 10 + Math.min(table.rows.length, 100) / 10
    if (score > most) {
      best = table
      most = score
    }
  }
  if (!best) return { malformed: unreadableWords('web-page') }
  if (best.rows.length > limits.rows + 1) return { malformed: tooManyRows(best.rows.length - 1) }
  return { source: 'html', rows: withLinks(best), markup: 'any' }
}

function withLinks({ rows, links }: HtmlTable): Row[] {
  if (links.size === 0) return rows
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  return rows.map((row, at) => ({
    ...row,
    cells: [
      ...row.cells,
      ...Array<string>(width - row.cells.length).fill(''),
      at === 0 ? 'URL' : (links.get(row) ?? ''),
    ],
  }))
}

function tablesIn(html: string): HtmlTable[] | null {
  const tables: HtmlTable[] = []
  const open: HtmlTable[] = []
  let depth = 0
  let isDeep = false
  let line = 1
  let counted = 0
  let cell: { text: string; column: number; span: number; table: HtmlTable } | null = null
  let mute = 0

  const lineAt = (place: number) => {
    for (let at = html.indexOf('\n', counted); at !== -1 && at < place; at = html.indexOf('\n', at + 1))
      line++
    counted = Math.max(counted, place)
    return line
  }
  const addDown = (table: HtmlTable, cells: string[]) => {
    for (let held = table.down.get(cells.length); held; held = table.down.get(cells.length)) {
      if (--held.rows <= 0) table.down.delete(cells.length)
      cells.push(held.text)
    }
  }
  const endCell = () => {
    if (!cell) return
    const { table, text, column, span } = cell
    const row = table.rows.at(-1)!
    const words = text
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim()
    row.cells.push(words, ...Array<string>(span - 1).fill(''))
    const held = table.down.get(column)
    if (held) held.text = words
    addDown(table, row.cells)
    cell = null
  }
  const spanOf = (text: string | undefined) =>
    Math.min(MOST_SPANNED, Math.max(1, Number.parseInt(text ?? '', 10) || 1))

  const parser: Parser = new Parser({
    onopentag(name, attributes) {
      if (++depth > limits.htmlDepth) {
        isDeep = true
        parser.pause()
      }
      const table = open.at(-1)
      if (name === 'script' || name === 'style') mute++
      else if (name === 'table') open.push({ rows: [], down: new Map(), links: new Map() })
      else if (name === 'tr' && table) {
        if (cell?.table === table) endCell()
        const row = foundRow(lineAt(parser.startIndex), [])
        table.rows.push(row)
        addDown(table, row.cells)
      } else if ((name === 'td' || name === 'th') && table && (cell === null || cell.table === table)) {
        endCell()
        if (table.rows.length === 0) table.rows.push(foundRow(lineAt(parser.startIndex), []))
        const column = table.rows.at(-1)!.cells.length
        const room = limits.htmlColumns - column
        if (room <= 0) return
        const down = spanOf(attributes.rowspan)
        // The text is known when the cell ends.
        if (down > 1) table.down.set(column, { text: '', rows: down })
        cell = { text: '', column, span: Math.min(room, spanOf(attributes.colspan)), table }
        if (down > 1) table.down.get(column)!.rows--
      } else if (cell && (name === 'br' || name === 'p' || name === 'div' || name === 'li')) cell.text += '\n'
      else if (cell && name === 'a') {
        const address = addressOf(attributes.href)
        const row = cell.table.rows.at(-1)!
        if (address && !cell.table.links.has(row)) cell.table.links.set(row, address)
      } else if (cell && name === 'img') cell.text += attributes.alt ?? ''
      else if (cell && name === 'input' && attributes.type === 'checkbox')
        cell.text += 'checked' in attributes ? 'x' : ''
    },
    onclosetag(name) {
      depth--
      if (name === 'script' || name === 'style') mute--
      else if ((name === 'td' || name === 'th') && cell?.table === open.at(-1)) endCell()
      else if (name === 'table') {
        const table = open.pop()
        if (cell?.table === table) endCell()
        if (table) tables.push(table)
      }
    },
    ontext(text) {
      if (cell && mute === 0) cell.text += text
    },
  })
  parser.write(html)
  if (isDeep) return null
  parser.end()
  for (const { rows } of tables)
    for (const row of rows) while (row.cells.length > 0 && row.cells.at(-1) === '') row.cells.pop()
  return tables.filter(({ rows }) => rows.length > 0)
}
