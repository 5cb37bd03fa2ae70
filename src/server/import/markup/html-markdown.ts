import { Parser } from 'htmlparser2'
import { addressOf } from '../formats/addresses.ts'
import { limits } from '../limits.ts'
import { createTextLayout, type TextLayout } from './text-layout.ts'

type Attributes = Readonly<Record<string, string>>

interface OpenTable {
  rows: string[][]
  /** where its cells are written to, and where what comes after it goes on */
  outer: TextLayout
  cell: TextLayout | null
}

/**
 * Rich text as Markdown that is also read well as it stands: headings, lists, emphasis, code, links, tables. What a
 * browser does not show is left out, and so is an address that leads nowhere from here. Text without any tag is
 * returned as it is, since then it is no HTML; so is what is nested deeper than any editor does, since then it is an
 * attack. One pass: the libraries for this build the page as a browser would, and take seconds where this takes none.
 */
export function htmlToMarkdown(html: string): string {
  if (!isHtml(html)) return html
  const whole = createTextLayout()
  let layout = whole
  const lists: { next: number | null }[] = []
  const links: { href: string | null; place: number; layout: TextLayout }[] = []
  const tables: OpenTable[] = []
  const marked = new Map<string, number>()
  let depth = 0
  let isDeep = false
  let mute = 0
  let pre: { text: string; language: string; depth: number } | null = null

  function opened(name: string, attributes: Attributes): void {
    if (silent.has(name)) mute++
    if (pre) {
      if (name === 'pre') pre.depth++
      if (name === 'code') pre.language ||= languageOf(attributes)
      if (name === 'br') pre.text += '\n'
      return
    }
    if (apart.has(name) && lists.length === 0) layout.setApart()
    else if (blocks.has(name)) layout.endLine()
    if (name === 'pre') pre = { text: '', language: languageOf(attributes), depth: 1 }
    else if (name === 'br') layout.breakLine()
    else if (name === 'hr') {
      layout.addLines('---')
      layout.setApart()
    } else if (name === 'ul' || name === 'ol') {
      lists.push({ next: name === 'ul' ? null : Number.parseInt(attributes.start ?? '', 10) || 1 })
    } else if (name === 'li') {
      const mark = markOf(lists.at(-1))
      layout.enter(mark, ' '.repeat(mark.length))
    } else if (name === 'blockquote') layout.enter('> ', '> ')
    else if (/^h[1-6]$/.test(name)) layout.enter(`${'#'.repeat(Number(name[1]))} `, '')
    else if (name === 'input' && attributes.type === 'checkbox')
      layout.add('checked' in attributes ? '[x] ' : '[ ] ')
    else if (name === 'img') addPicture(layout, attributes)
    else if (name === 'a') links.push({ href: linkOf(attributes.href), place: layout.place, layout })
    else if (name === 'table') {
      layout.setApart()
      tables.push({ rows: [], outer: layout, cell: null })
    } else if (name === 'tr') tables.at(-1)?.rows.push([])
    else if (isCell(name)) openCell()
    else mark(name, 1)
  }

  function closed(name: string): void {
    if (silent.has(name)) mute--
    if (pre) {
      if (name === 'pre' && --pre.depth === 0) {
        layout.setApart()
        layout.addLines(fenced(pre.text, pre.language))
        layout.setApart()
        pre = null
      }
      return
    }
    if (name === 'a') {
      const link = links.pop()
      if (link?.href && link.layout === layout) addAddress(layout, link.href, link.place)
    } else if (name === 'li' || name === 'blockquote' || /^h[1-6]$/.test(name)) layout.leave()
    else if (isCell(name)) closeCell()
    else if (name === 'table') closeTable()
    else mark(name, -1)
    if (name === 'ul' || name === 'ol') lists.pop()
    if (apart.has(name) && lists.length === 0) layout.setApart()
    else if (blocks.has(name)) layout.endLine()
  }

  /** A mark within the same mark would end it. */
  function mark(name: string, step: 1 | -1): void {
    const sign = marks[name]
    if (sign === undefined) return
    const before = marked.get(sign) ?? 0
    marked.set(sign, Math.max(0, before + step))
    if (step === 1 && before === 0) layout.open(sign)
    if (step === -1 && before === 1) layout.close(sign)
  }

  function openCell(): void {
    const table = tables.at(-1)
    if (!table || table.cell) return
    table.cell = createTextLayout()
    layout = table.cell
  }

  function closeCell(): void {
    const table = tables.at(-1)
    if (!table?.cell || layout !== table.cell) return
    if (table.rows.length === 0) table.rows.push([])
    table.rows.at(-1)!.push(table.cell.text())
    table.cell = null
    layout = table.outer
  }

  function closeTable(): void {
    closeCell()
    const table = tables.pop()
    if (!table) return
    layout = table.outer
    layout.setApart()
    const rows = table.rows.filter((cells) => cells.some((cell) => cell !== ''))
    // Mail and old pages lay text out in tables: one column of it, or a table within a table, is text.
    if (rows.every(({ length }) => length < 2) || tables.length > 0)
      for (const cell of rows.flat()) {
        layout.addLines(cell)
        layout.setApart()
      }
    else layout.addLines(barred(rows))
    layout.setApart()
  }

  const parser: Parser = new Parser({
    onopentag(name, attributes) {
      if (++depth > limits.htmlDepth) {
        isDeep = true
        parser.pause()
      }
      opened(name, attributes)
    },
    onclosetag(name) {
      depth--
      closed(name)
    },
    ontext(text) {
      if (mute > 0) return
      if (pre) pre.text += text
      else layout.add(text)
    },
  })
  parser.write(html)
  if (isDeep) return html
  parser.end()
  return whole.text()
}

/** Whether there is a tag in it that is one of HTML's: `List<String>` and `a < b` are text. */
export function isHtml(text: string): boolean {
  return /<\/?(?:a|abbr|address|article|aside|b|big|blockquote|body|br|caption|center|code|dd|del|details|div|dl|dt|em|figure|font|footer|form|h[1-6]|head|header|hr|html|i|img|input|ins|kbd|label|li|main|mark|nav|ol|p|pre|q|s|samp|script|section|small|span|strike|strong|style|sub|summary|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|var)(?:\s+(?:checked|reversed)|\s[^<>=]*=[^<>]*)?\s*\/?>/i.test(
    text,
  )
}

function isCell(name: string): boolean {
  return name === 'td' || name === 'th'
}

function markOf(list: { next: number | null } | undefined): string {
  return list && list.next !== null ? `${list.next++}. ` : '- '
}

function linkOf(href: string | undefined): string | null {
  const address = href?.trim() ?? ''
  return addressOf(address) ?? (/^mailto:[^\s]+$/i.test(address) ? address : null)
}

function addAddress(layout: TextLayout, href: string, place: number): void {
  if (layout.place === place) layout.add(href)
  else
    layout.rewrite(place, (label) => {
      if (label === href || `mailto:${label}` === href) return label
      return label.includes('\n') || label.includes('](') ? `${label} (${href})` : linkText(label, href)
    })
}

export function linkText(label: string, href: string): string {
  return `[${label.replace(/[[\]]/g, '\\$&')}](${href.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))})`
}

function addPicture(layout: TextLayout, { src, alt = '' }: Attributes): void {
  const address = addressOf(src)
  const words = alt.replace(/\s+/g, ' ').trim()
  if (address) layout.add(`!${linkText(words, address)}`)
  else if (words !== '') layout.add(words)
}

function languageOf(attributes: Attributes): string {
  return /(?:^|\s)(?:language|lang|brush:?)[-\s]?([\w+#-]{1,20})/i.exec(attributes.class ?? '')?.[1] ?? ''
}

/** A block of code between marks that are longer than any in it. */
export function fenced(code: string, language = ''): string {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map(([marks]) => marks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${code.replace(/\r\n?/g, '\n').replace(/^\n+|\s+$/g, '')}\n${fence}`
}

/** Rows between bars, the first as the header. Later rows may be shorter, as Markdown takes them. */
export function barred(rows: readonly (readonly string[])[]): string {
  const width = rows.reduce((most, { length }) => Math.max(most, length), 1)
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`
  const [first = [], ...rest] = rows
  const header = [...first, ...Array<string>(width - first.length).fill('')]
  return [line(header), `|${' --- |'.repeat(width)}`, ...rest.map(line)].join('\n')
}

const marks: Readonly<Record<string, string>> = {
  b: '**',
  strong: '**',
  i: '*',
  em: '*',
  s: '~~',
  del: '~~',
  strike: '~~',
  code: '`',
  tt: '`',
  kbd: '`',
  samp: '`',
}

const silent = new Set(['script', 'style', 'title', 'template', 'noscript', 'svg', 'select', 'button'])

const apart = new Set('p ul ol h1 h2 h3 h4 h5 h6 blockquote pre dl hr'.split(' '))

const blocks = new Set(
  (
    'address article aside dd details div dt fieldset figcaption figure footer form header li main nav section ' +
    'summary table tr p ul ol h1 h2 h3 h4 h5 h6 blockquote pre dl hr'
  ).split(' '),
)
