import { Lexer, type Token, type Tokens } from 'marked'
import type { ImportSkip } from '#protocol/import-report.ts'
import { draftWords, remarkWords, skipWords, unreadableWords } from '#words/import.ts'
import { excerpt } from '../bytes/excerpt.ts'
import { limits, tooManyRows } from '../limits.ts'
import { statusSigns } from '../words/status-words.ts'
import { addressOf } from './addresses.ts'
import type { Malformed } from './draft.ts'
import { type FoundTable, foundRow } from './found-table.ts'
import { type Headings, headingsOfItems } from './headings.ts'
import { kindOf } from './kinds.ts'
import { pointsInTitle } from './points-in-title.ts'
import { statusOf } from './statuses.ts'
import type { Row } from './table.ts'

/** A heading, an entry of a list, or a line that stands above a list as its name. */
interface Node {
  line: number
  title: string
  url: string
  /** the word that says where it stands, '' when none does */
  state: string
  texts: string[]
  children: Node[]
  /** 1 to 6 of a heading, 7 of a name above a list; null for an entry */
  heading: number | null
}

interface FoundBars {
  line: number
  header: string[]
  rows: Row[]
  under: Node | null
}

const columns = ['Title', 'Type', 'Status', 'Points', 'Description', 'URL'] as const

/**
 * Markdown: entries of lists are items, those within others stand beneath them, headings are the groups they stand
 * in, boxes say what is done, and what is written below an entry is its description. A table is read as a table.
 */
export function readMarkdown(text: string, headings: Headings = headingsOfItems): FoundTable | Malformed {
  if (tooDeep.test(text)) return { malformed: unreadableWords('deep-markdown') }
  try {
    const document = readDocument(prepared(text))
    const { nodes, bars } = document
    const entries = countEntries(nodes)
    if (entries + bars.reduce((sum, { rows }) => sum + rows.length, 0) > limits.rows)
      return { malformed: tooManyRows(entries) }
    const tables = bars.filter(({ header }) => headings.recognisedIn(header) >= 2)
    if (entries === 0 && bars.length > 0) return barsAlone(tables.length > 0 ? tables : bars)
    return outline(nodes, entries, tables, headings)
  } catch (error) {
    if (error instanceof RangeError) return { malformed: unreadableWords('deep-markdown') }
    throw error
  }
}

/** Markers within markers: editors write a handful, and the parser's work grows with each. */
const tooDeep = /^(?:[ \t]*(?:[-*+>]|\d{1,9}[.)])[ \t]?){30}/m

/** Front matter goes, and the bullets and boxes that other programs draw become those of Markdown; lines stay. */
function prepared(text: string): string {
  const lines = text.split(/\r\n|\n|\r/)
  if (/^(?:---|\+\+\+)\s*$/.test(lines[0] ?? '')) {
    const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\+\+\+|\.\.\.)\s*$/.test(line))
    const isMatter = lines.slice(1, end).every((line) => /^(?:[\w-]+\s*[:=]|[\s#-]|$)/.test(line))
    if (end > 0 && end < 100 && isMatter) lines.fill('', 0, end + 1)
  }
  const signs = signsOf(lines)
  return lines
    .map((line) =>
      (signs ? line.replace(signed, (_, before, sign) => `${before}${signs.get(sign)!} `) : line)
        .replace(/^(\s*)[•◦‣▪●○·–—]\s+(?=\S)/, '$1- ')
        .replace(/^(\s*(?:[-*+]|\d{1,9}[.)])?\s*)[☐□⬜]\s*(?=\S)/u, checkbox(' '))
        .replace(/^(\s*(?:[-*+]|\d{1,9}[.)])?\s*)[☑☒✅✔✓]\uFE0F?\s*(?=\S)/u, checkbox('x')),
    )
    .join('\n')
}

/** Signs that people put before entries to say where they stand, as the boxes that say the same. */
const boxes = new Map(
  (
    Object.entries({ draft: '[ ]', doing: '[/]', ended: '[-]' }) as ['draft' | 'doing' | 'ended', string][]
  ).flatMap(([sense, box]) => statusSigns[sense]!.split(' ').map((sign) => [sign, box] as const)),
)
const signed = new RegExp(
  `^(\\s*(?:[-*+]|\\d{1,9}[.)])\\s+)(${[...boxes.keys()].join('|')})\uFE0F?\\s*(?=\\S)`,
  'u',
)
const ticked = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]|[☑☒✅✔✓])/u

/** One alone is an ornament: they mean something where several kinds of them stand before most entries. */
function signsOf(lines: readonly string[]): typeof boxes | null {
  const entries = lines.filter((line) => /^\s*(?:[-*+]|\d{1,9}[.)])\s+\S/.test(line))
  const found = entries.flatMap((line) => signed.exec(line)?.[2] ?? (ticked.test(line) ? 'x' : []))
  return new Set(found).size > 1 && found.length * 2 >= entries.length ? boxes : null
}

function checkbox(state: string): (whole: string, before: string) => string {
  return (_, before) => `${before.trim() === '' ? `${before}-` : before.trimEnd()} [${state}] `
}

function readDocument(text: string): { nodes: Node[]; bars: FoundBars[] } {
  const nodes: Node[] = []
  const bars: FoundBars[] = []
  const open: Node[] = []
  let line = 1
  let name: Node | null = null
  const under = () => open.at(-1) ?? null
  const put = (node: Node) => (under()?.children ?? nodes).push(node)
  for (const token of new Lexer({ gfm: true }).blockTokens(text)) {
    if (token.type !== 'list' && token.type !== 'table' && token.type !== 'space') name = null
    if (token.type === 'heading') {
      const heading = token as Tokens.Heading
      while (open.length > 0 && open.at(-1)!.heading! >= heading.depth) open.pop()
      const node = { ...nodeOf(heading.text, line), heading: heading.depth }
      put(node)
      open.push(node)
    } else if (token.type === 'list') {
      const entries = entriesOf(token as Tokens.List, line)
      if (name && isNamed(name)) {
        if (under()?.heading === 7) open.pop()
        const group: Node = { ...name, heading: 7 }
        under()?.texts.pop()
        if (isCriteria(group.title)) under()?.texts.push(`${group.title}:`, token.raw.trimEnd())
        else {
          put(group)
          group.children.push(...entries)
        }
      } else (under()?.children ?? nodes).push(...entries)
      name = null
    } else if (token.type === 'table') {
      const { header, rows } = token as Tokens.Table
      const from = line + 2
      bars.push({
        line,
        under: under(),
        header: header.map((cell) => plain(cell.text).text),
        rows: rows.map((cells, at) =>
          foundRow(
            from + at,
            cells.map((cell) => plain(cell.text).text),
          ),
        ),
      })
    } else if (token.type === 'paragraph' || token.type === 'code' || token.type === 'blockquote') {
      if (token.type === 'paragraph') name = nodeOf(token.raw, line)
      under()?.texts.push(token.raw.trimEnd())
    }
    line += newlines(token.raw)
  }
  return { nodes, bars }
}

/** `Rooms:` or `**Rooms**` right above a list. */
function isNamed({ title, texts }: Node): boolean {
  const [raw = ''] = texts
  return title !== '' && !raw.includes('\n') && (/:\**$/.test(raw) || /^(\*\*|__).+\1$/.test(raw))
}

function entriesOf(list: Tokens.List, from: number): Node[] {
  const entries: Node[] = []
  let line = from
  for (const item of list.items) {
    entries.push(entryOf(item, line))
    line += newlines(item.raw)
  }
  return entries
}

function entryOf(item: Tokens.ListItem, from: number): Node {
  const [head, ...rest] = item.tokens.filter(({ type }) => type !== 'checkbox')
  const isText = head && ['text', 'paragraph', 'heading'].includes(head.type)
  const node = nodeOf(isText ? headOf(head, item) : '', from)
  node.state ||= item.task ? (item.checked ? 'Done' : '') : ''
  node.texts = node.texts.slice(1)
  let line = from + (isText ? linesOf(head.raw) : 0)
  let name = ''
  for (const token of isText ? rest : item.tokens) {
    if (token.type === 'list') {
      if (isCriteria(name) || isCriteria(node.title)) node.texts.push(token.raw.trimEnd())
      else node.children.push(...entriesOf(token as Tokens.List, line))
    } else if (token.type !== 'space' && token.type !== 'html') {
      name = token.raw.trim()
      node.texts.push(token.raw.trimEnd())
    }
    line += linesOf(token.raw)
  }
  // "Acceptance criteria" below an item is what the item must meet, not another item.
  const criteria = node.children.filter(({ title }) => isCriteria(title))
  node.children = node.children.filter((child) => !criteria.includes(child))
  for (const { title, texts, children } of criteria)
    node.texts.push(
      [`${title.replace(/:$/, '')}:`, ...texts, ...children.map((child) => `- ${child.title}`)].join('\n'),
    )
  return node
}

function headOf(head: Token, { task }: Tokens.ListItem): string {
  const raw = head.type === 'heading' ? (head as Tokens.Heading).text : head.raw
  return (task ? raw.replace(/^\s*\[[ xX]\]\s+/, '') : raw).trim()
}

const criteriaName =
  /^(?:acceptance criteria|acceptance tests?|criteria|definition of done|ac|akzeptanzkriterien|critères d['’]acceptation|criterios de aceptación)\s*:?$/i

function isCriteria(text: string): boolean {
  return criteriaName.test(text.replace(/[*_]/g, '').trim())
}

const states: Readonly<Record<string, string>> = {
  '/': 'In progress',
  '-': 'Cancelled',
  '~': 'Cancelled',
  '>': 'To do',
}

/** The first line, or a sentence that was wrapped, is the title; what follows is text. */
function nodeOf(raw: string, line: number): Node {
  const lines = raw.trim().split('\n')
  let used = 1
  while (
    used < lines.length &&
    isWrapped(lines[used - 1]!, lines[used]!, lines.slice(0, used).join(' ').length)
  )
    used++
  const state = /^\[([/\-~>])\]\s+/.exec(lines[0] ?? '')
  const head = lines
    .slice(0, used)
    .map((part) => part.trim())
    .join(' ')
    .slice(state?.[0].length ?? 0)
  const { text, url, isStruck } = plain(head)
  const rest = lines.slice(used).join('\n').trim()
  return {
    line,
    title: text.replace(/:$/, ''),
    url,
    state: state ? states[state[1]!]! : isStruck ? 'Done' : '',
    texts: [raw.trim(), rest].filter((part, at) => at === 0 || part !== ''),
    children: [],
    heading: null,
  }
}

function isWrapped(before: string, next: string, length: number): boolean {
  return (
    length < 300 && !/[.!?:]\**\s*$/.test(before) && !/\s{2}$/.test(before) && /^\s*[\p{Ll}(]/u.test(next)
  )
}

const longest = 4000

/** A line without its marks, and the first address that it leads to. */
function plain(markdown: string): { text: string; url: string; isStruck: boolean } {
  if (markdown.length > longest) return { text: markdown.trim(), url: '', isStruck: false }
  const tokens = Lexer.lexInline(markdown)
  const found = { url: '' }
  const text = inlineText(tokens, found).replace(/\s+/g, ' ').trim()
  return { text, url: found.url, isStruck: tokens.length === 1 && tokens[0]!.type === 'del' }
}

function inlineText(tokens: readonly Token[], found: { url: string }): string {
  return tokens
    .map((token): string => {
      if (token.type === 'br') return ' '
      if (token.type === 'html')
        return /^<br\s*\/?>$/i.test(token.raw) ? ' ' : /^<!--/.test(token.raw) ? '' : token.raw
      if (token.type === 'link') found.url ||= addressOf(token.href) ?? ''
      if (token.type === 'image') return token.text
      if ('tokens' in token && token.tokens && token.tokens.length > 0) return inlineText(token.tokens, found)
      // What the reader of the line has turned into entities for a page is text here.
      return 'text' in token ? decoded(String(token.text)) : token.raw
    })
    .join('')
}

function decoded(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]!)
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

function countEntries(nodes: readonly Node[]): number {
  return nodes.reduce(
    (sum, { heading, children }) => sum + (heading === null ? 1 : 0) + countEntries(children),
    0,
  )
}

function newlines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++
  return count
}

/** Within an entry what stands last on a line has its end cut off. */
function linesOf(raw: string): number {
  return newlines(raw) + (raw.endsWith('\n') ? 0 : 1)
}

interface Inherited {
  depth: number
  status: string
  kind: string
}

function outline(
  nodes: readonly Node[],
  entries: number,
  tables: readonly FoundBars[],
  headings: Headings,
): FoundTable | Malformed {
  const rows: Row[] = [foundRow(1, [...columns])]
  const skipped: ImportSkip[] = []
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
        }
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
  walk(withoutName(nodes), { depth: 0, status: '', kind: '' })
  return {
    source: 'markdown',
    rows,
    headerAt: 0,
    isNested: true,
    skipped,
    warnings: pointed.length > 0 ? [remarkWords('points-in-titles', placesOf(pointed))] : [],
  }
}

export function placesOf(lines: readonly number[]): { count: number; places: string; more: number } {
  const shown = lines.slice(0, 5)
  return { count: lines.length, places: shown.join(', '), more: lines.length - shown.length }
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

/** The one heading above all others is the name of the document. */
function withoutName(nodes: readonly Node[]): readonly Node[] {
  const top = nodes.filter(({ heading }) => heading !== null && heading <= 6)
  const [only] = top
  const before = nodes.slice(0, nodes.indexOf(only!))
  const isName =
    top.length === 1 && only && before.every(({ heading }) => heading === null) && before.length === 0
  return isName && only.children.length > 0 && nodes.every((node) => node === only) ? only.children : nodes
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
function barsAlone(bars: readonly FoundBars[]): FoundTable {
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
    skipped: bars
      .filter((table) => !same.includes(table))
      .map(({ line, header }) => ({
        line,
        text: excerpt(header.join(' | ')),
        reason: skipWords('other-table'),
      })),
  }
}
