import type { ImportSkip } from '#protocol/import-report.ts'
import { draftWords, skipWords, unreadableWords } from '#words/import.ts'
import { excerpt } from '../bytes/excerpt.ts'
import { limits, tooManyRows } from '../limits.ts'
import type { Malformed } from './draft.ts'
import { type FoundTable, foundRow } from './found-table.ts'
import { type Headings, headingsOfItems } from './headings.ts'
import { kindOf } from './kinds.ts'
import { type FoundBars, type Node, type Passage, readDocument } from './markdown-document.ts'
import { prepared } from './markdown-lines.ts'
import { pointsInTitle, remarkOnPoints } from './points-in-title.ts'
import { statusOf } from './statuses.ts'
import type { Row } from './table.ts'

type Document = ReturnType<typeof readDocument>

const columns = ['Title', 'Type', 'Status', 'Points', 'Description', 'URL'] as const

/**
 * Markdown: entries of lists are items, those within others stand beneath them, headings are the groups they stand
 * in, boxes say what is done, and what is written below an entry is its description. A table is read as a table.
 */
export function readMarkdown(text: string, headings: Headings = headingsOfItems): FoundTable | Malformed {
  if (tooDeep.test(text)) return { malformed: unreadableWords('deep-markdown') }
  try {
    const document = readDocument(prepared(text))
    const { nodes, bars, above } = document
    const entries = countEntries(nodes)
    if (entries + bars.reduce((sum, { rows }) => sum + rows.length, 0) > limits.rows)
      return { malformed: tooManyRows(entries) }
    const tables = bars.filter(({ header }) => headings.recognisedIn(header) >= 2)
    if (entries === 0 && bars.length > 0) return barsAlone(document, tables.length > 0 ? tables : bars)
    return outline({ nodes, above }, entries, tables, headings)
  } catch (error) {
    if (error instanceof RangeError) return { malformed: unreadableWords('deep-markdown') }
    throw error
  }
}

/** Markers within markers: editors write a handful, and the parser's work grows with each. */
const tooDeep = /^(?:[ \t]*(?:[-*+>]|\d{1,9}[.)])[ \t]?){30}/m

function countEntries(nodes: readonly Node[]): number {
  return nodes.reduce(
    (sum, { heading, children }) => sum + (heading === null ? 1 : 0) + countEntries(children),
    0,
  )
}

interface Inherited {
  depth: number
  status: string
  kind: string
}

function outline(
  { nodes, above }: Pick<Document, 'nodes' | 'above'>,
  entries: number,
  tables: readonly FoundBars[],
  headings: Headings,
): FoundTable | Malformed {
  const rows: Row[] = [foundRow(1, [...columns])]
  const skipped: ImportSkip[] = above.map(alone)
  const pointed: number[] = []
  const byHeadings = entries === 0 && storiesAsHeadings(nodes)
  if (entries === 0 && !byHeadings) return { malformed: unreadableWords('no-list') }

  function add({ line, title, url, texts, state }: Node, { depth, status, kind }: Inherited): void {
    const { title: bare, points } = pointsInTitle(title)
    if (points !== '') pointed.push(line)
    rows.push(foundRow(line, [bare, kind, state || status, points, texts.join('\n\n').trim(), url], depth))
  }

  function walk(children: readonly Node[], inherited: Inherited): void {
    for (const node of children) {
      if (node.heading === null) {
        add(node, inherited)
        walk(node.children, { ...inherited, depth: inherited.depth + 1, status: '', kind: '' })
        continue
      }
      const below = tables.filter(({ under }) => under === node)
      const isLeaf = countEntries(node.children) === 0 && !hasTables(node, tables)
      if (isLeaf && byHeadings && node.children.length === 0)
        add({ ...node, texts: node.texts.slice(1) }, inherited)
      else if (isLeaf && !byHeadings) {
        if (node.title !== '')
          skipped.push({ line: node.line, text: excerpt(node.title), reason: skipWords('heading-alone') })
      } else {
        const inner = insideOf(node, inherited)
        if (inner.depth > inherited.depth) {
          const texts = node.texts.slice(1)
          add({ ...node, texts }, { ...inherited, kind: 'Epic', status: '' })
        } else skipped.push(...textsOf(node))
        for (const bars of below) addBars(bars, inner.depth)
        walk(node.children, inner)
      }
    }
  }

  function addBars({ header, rows: found }: FoundBars, depth: number): void {
    const fields = headings.match(header)
    const cell = (row: Row, field: string) => row.cells[fields.indexOf(field)] ?? ''
    for (const row of found) {
      const texts = row.cells.flatMap((text, at) =>
        fields[at] === null && text !== ''
          ? [draftWords('of-column', { column: header[at] ?? '', text })]
          : [],
      )
      rows.push(
        foundRow(
          row.line,
          [
            cell(row, 'title'),
            cell(row, 'kind'),
            cell(row, 'status'),
            cell(row, 'estimate'),
            [cell(row, 'description'), ...texts].filter((text) => text !== '').join('\n\n'),
            cell(row, 'externalUrl'),
          ],
          depth,
        ),
      )
    }
  }

  for (const bars of tables) if (bars.under === null) addBars(bars, 0)
  const name = nameOf(nodes)
  if (name) skipped.push(...namesDocument(name))
  walk(name?.children ?? nodes, { depth: 0, status: '', kind: '' })
  return {
    source: 'markdown',
    rows,
    headerAt: 0,
    isNested: true,
    skipped: skipped.sort((a, b) => a.line - b.line),
    warnings: remarkOnPoints(pointed),
  }
}

function hasTables(node: Node, tables: readonly FoundBars[]): boolean {
  return tables.some(({ under }) => under === node) || node.children.some((child) => hasTables(child, tables))
}

/** A heading that is a status or a kind says so of what stands below it; any other is a group. */
function insideOf({ title }: Node, { depth, status, kind }: Inherited): Inherited {
  const bare = title.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').replace(/\s*\(\d+\)?$/, '')
  if (statusOf(bare) !== null) return { depth, kind, status: bare }
  if (kindOf(bare) !== null || /^(?:user )?stories$/i.test(bare))
    return { depth, status, kind: bare.replace(/ies$/, 'y') }
  return { depth: depth + 1, status, kind }
}

/** The one heading above all is the name of the document, unless it says something of the entries below it. */
function nameOf(nodes: readonly Node[]): Node | null {
  const [only, ...others] = nodes
  if (!only || others.length > 0 || only.heading === null || only.heading > 6) return null
  const isAbove = only.children.some(({ heading }) => heading !== null)
  const saysNothing = insideOf(only, { depth: 0, status: '', kind: '' }).depth > 0
  return only.children.length > 0 && (isAbove || saysNothing) ? only : null
}

const alone = ({ line, text }: Passage): ImportSkip => ({
  line,
  text: excerpt(text),
  reason: skipWords('text-alone'),
})

/** What is written below a heading that makes no item. */
function textsOf({ texts, textLines }: Node): ImportSkip[] {
  return textLines.map((line, at) => alone({ line, text: texts[texts.length - textLines.length + at]! }))
}

function namesDocument(node: Node): ImportSkip[] {
  const { line, title } = node
  return [{ line, text: excerpt(title), reason: skipWords('document-name') }, ...textsOf(node)]
}

/** Documents without lists: a heading for each story, and its text below it. */
function storiesAsHeadings(nodes: readonly Node[]): boolean {
  const leaves: Node[] = []
  const walk = (children: readonly Node[]) => {
    for (const node of children) {
      if (node.children.length === 0) leaves.push(node)
      walk(node.children)
    }
  }
  walk(nodes)
  const told = leaves.filter(
    ({ title, texts }) =>
      /^(?:as an? |i want |user story|story\b|us[- ]?\d|[A-Z]{2,10}-\d)/i.test(title) ||
      texts.some((text) => /\bas an? .{1,100}\bi (?:want|can|need|would)/is.test(text.slice(0, 400))),
  )
  return leaves.length > 0 && told.length * 2 >= leaves.length
}

/** Nothing but tables: as they stand, those with the same header in one, with the headings above them as their epics. */
function barsAlone({ nodes, above }: Document, bars: readonly FoundBars[]): FoundTable {
  const [first] = bars
  const same = bars.filter(({ header }) => header.join('\n') === first!.header.join('\n'))
  const groups = new Set(same.map(({ under }) => under))
  const isGrouped = groups.size > 1
  return {
    source: 'markdown',
    headerAt: 0,
    rows: [
      foundRow(first!.line, [...first!.header, ...(isGrouped ? ['Epic'] : [])]),
      ...same.flatMap(({ rows, header, under }) =>
        rows.map((row) => {
          const cells = header.map((_, at) => row.cells[at] ?? '')
          return foundRow(row.line, [...cells, ...(isGrouped ? [under?.title ?? ''] : [])])
        }),
      ),
    ],
    skipped: [
      ...above.map(alone),
      ...headingsIn(nodes).flatMap((node) =>
        isGrouped && groups.has(node) ? textsOf(node) : namesDocument(node),
      ),
      ...bars
        .filter((table) => !same.includes(table))
        .map(({ line, header }) => ({
          line,
          text: excerpt(header.join(' | ')),
          reason: skipWords('other-table'),
        })),
    ].sort((a, b) => a.line - b.line),
  }
}

function headingsIn(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...headingsIn(node.children)])
}
