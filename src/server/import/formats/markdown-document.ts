import { Lexer, type Token, type Tokens } from 'marked'
import { addressOf } from './addresses.ts'
import { foundRow } from './found-table.ts'
import type { Row } from './table.ts'

/** A heading, an entry of a list, or a line that stands above a list as its name. */
export interface Node {
  line: number
  title: string
  url: string
  /** the word that says where it stands, '' when none does */
  state: string
  texts: string[]
  /** where those begin that stand below a heading */
  textLines: number[]
  children: Node[]
  /** 1 to 6 of a heading, 7 of a name above a list; null for an entry */
  heading: number | null
}

/** A table between bars, and the heading that it stands under. */
export interface FoundBars {
  line: number
  header: string[]
  rows: Row[]
  under: Node | null
}

/** A text that stands by itself. */
export interface Passage {
  line: number
  text: string
}

/** The outline that a text is, the tables in it, and what stands above the first heading. */
export function readDocument(text: string): { nodes: Node[]; bars: FoundBars[]; above: Passage[] } {
  const nodes: Node[] = []
  const above: Passage[] = []
  const bars: FoundBars[] = []
  const open: Node[] = []
  let line = 1
  let name: Node | null = null
  const under = () => open.at(-1) ?? null
  const put = (node: Node) => (under()?.children ?? nodes).push(node)
  const tell = (passage: string, at: number) => {
    const parent = under()
    if (!parent) return void above.push({ line: at, text: passage })
    parent.texts.push(passage)
    parent.textLines.push(at)
  }
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
        const parent = under()
        if (parent) {
          parent.texts.pop()
          parent.textLines.pop()
        } else above.pop()
        if (isCriteria(group.title)) tell(`${group.title}:\n\n${token.raw.trimEnd()}`, name.line)
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
      tell(token.raw.trimEnd(), line)
    }
    line += newlines(token.raw)
  }
  return { nodes, bars, above }
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
    textLines: [],
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

function newlines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++
  return count
}

/** Within an entry what stands last on a line has its end cut off. */
function linesOf(raw: string): number {
  return newlines(raw) + (raw.endsWith('\n') ? 0 : 1)
}
