// What an answer says in words is read here.
import '#words/checks.ts'
import '#words/history.ts'
import '#words/import.ts'
import '#words/proposals.ts'
import type { Said } from '#words/area.ts'

type Row = Record<string, unknown>
type Say = (said: Said) => string

/** What the rows of each query's answer say in a terminal; an answer of another shape is printed as it is. */
const printers: { [query: string]: { rows: string; print(row: Row, say: Say): string[] } } = {
  items: {
    rows: 'items',
    print: ({ key, kind, status, estimate, title }) => [
      String(key),
      String(kind),
      String(status),
      estimate === null ? '' : String(estimate),
      String(title),
    ],
  },
  search: {
    rows: 'hits',
    print: ({ key, id, kind, name }) => [String(key ?? id), String(kind), String(name)],
  },
  findings: {
    rows: 'findings',
    print: ({ code, source, sentence }) => [String(code), String(source), String(sentence)],
  },
  compare: {
    rows: 'lines',
    print: ({ id, said }, say) => [String(id), say(said as Said)],
  },
  history: {
    rows: 'entries',
    print: ({ seq, at, who, via, did, lines, count }, say) => {
      const [first] = lines as { said: Said }[]
      const more = (count as number) > 1 ? ` (+${(count as number) - 1})` : ''
      return [
        String(seq),
        String(at),
        String(who),
        String(via),
        (did as string[]).join(', '),
        first ? say(first.said) + more : '',
      ]
    },
  },
}

/** Rows for a table, or null when the answer is no list. */
export function rowsOf(query: string, answer: Row, say: Say): string[][] | null {
  const printer = printers[query]
  if (!printer) return null
  return (answer[printer.rows] as Row[]).map((row) => printer.print(row, say))
}
