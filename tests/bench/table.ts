import { type Part, type Verdict, verdictOf } from './figures.ts'

/** What one measurement found. */
export interface Result {
  /** Q1 … Q16 */
  id: string
  scenario: string
  /** ms, kB, MB …; empty for a plain number */
  unit: string
  parts: readonly Part[]
  /** the peer's figure, as published in the design's tables */
  peer: string
  /** how it was taken, and what else was seen */
  note: string
}

export interface Row {
  id: string
  scenario: string
  figure: string
  target: string
  ratio: string
  peer: string
  verdict: Verdict
  note: string
}

export function rowOf({ id, scenario, unit, parts, peer, note }: Result): Row {
  const { ratio, verdict } = verdictOf(parts)
  const targets = parts.filter(({ target }) => target !== null)
  return {
    id,
    scenario,
    figure: withUnit(parts.map(({ name, value }) => `${name} ${digits(value)}`.trim()).join(' · '), unit),
    target: withUnit(
      targets
        .map(({ name, target, least }) => `${name} ${least ? '≥ ' : ''}${digits(target ?? 0)}`.trim())
        .join(' · '),
      unit,
    ),
    ratio: ratio === null ? '' : ratio.toFixed(2),
    peer,
    verdict,
    note,
  }
}

export function failedRow(id: string, scenario: string, reason: string): Row {
  return { id, scenario, figure: '', target: '', ratio: '', peer: '', verdict: 'failed', note: reason }
}

const columns = ['id', 'scenario', 'figure', 'target', 'ratio', 'verdict', 'peer'] as const
const heads = {
  id: '#',
  scenario: 'scenario',
  figure: 'figure',
  target: 'target',
  ratio: '×',
  verdict: '',
  peer: 'peer',
}

/** As text in columns; a note stands beneath its row. */
export function formatTable(rows: readonly Row[]): string {
  const widths = columns.map((name) => Math.max(heads[name].length, ...rows.map((row) => row[name].length)))
  const line = (cells: Record<(typeof columns)[number], string>) =>
    columns
      .map((name, index) => cells[name].padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd()
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  return [
    line(heads),
    rule,
    ...rows.flatMap((row) => (row.note ? [line(row), `    ${row.note}`] : [line(row)])),
  ].join('\n')
}

/** For docs/performance.md. */
export function formatMarkdown(rows: readonly Row[]): string {
  const cell = (text: string) => text.replaceAll('|', '\\|')
  return [
    '| # | scenario | figure | target | × | verdict | peer |',
    '|---|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${columns.map((name) => cell(row[name])).join(' | ')} |`),
  ].join('\n')
}

/** Three digits that count, thousands in groups. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en')
  return String(Number(value.toPrecision(Math.abs(value) < 10 ? 2 : 3)))
}

function withUnit(text: string, unit: string): string {
  return text && unit ? `${text} ${unit}` : text
}
