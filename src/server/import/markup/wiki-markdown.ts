import { addressOf } from '../formats/addresses.ts'
import { barred, fenced, linkText } from './html-markdown.ts'

/** Jira's wiki markup, and Redmine's Textile, which has most of it and some marks of its own. */
export type WikiDialect = 'jira' | 'textile'

/**
 * Wiki markup as Markdown: headings, lists, code, quotes, panels, tables, links, mentions, pictures. Text without a
 * mark that only wiki markup has is returned as it is, so that `a*b*c`, `#1` and `{x}` stay what they are; stars and
 * dashes are read as marks only beside such a one.
 */
export function wikiToMarkdown(text: string, dialect: WikiDialect): string {
  if (!isWiki(text, dialect)) return text
  const whole = text.replace(/\r\n?/g, '\n')
  const lines: string[] = []
  let from = 0
  // What stands in a block of code is read by nobody else.
  for (const block of codeBlocks(whole, dialect)) {
    addLines(lines, whole.slice(from, block.from), dialect)
    if (lines.length > 0 && lines.at(-1)!.trim() !== '') lines.push('')
    const named = block.title === '' ? [] : [`**${block.title}**`]
    lines.push(...named, ...fenced(block.code, block.language).split('\n'), '')
    from = block.to
  }
  addLines(lines, whole.slice(from), dialect)
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Whether it has a mark that nobody writes but in this markup. */
function isWiki(text: string, dialect: WikiDialect): boolean {
  return only[dialect].some((mark) => mark.test(text))
}

const only: Record<WikiDialect, readonly RegExp[]> = {
  jira: [
    /^h[1-6]\.[ \t]+\S/m,
    /^bq\.[ \t]+\S/m,
    /\{(?:code|noformat|quote|panel)(?::[^{}\n]{0,200})?\}/,
    /\{color(?::[#\w]{1,30})\}/,
    /\{\{[^{}\n]{1,200}\}\}/,
    /\[[^[\]|\n]{1,300}\|(?:https?:\/\/|mailto:|#|~|\^)[^[\]\n]{1,2000}\]/,
    /\[~[^[\]\n]{1,100}\]/,
    /\[https?:\/\/[^[\]\s|]{1,2000}\](?!\()/,
    /(?:^|\s)!(?:[^!\s|]{1,300}\.\w{2,5}|https?:\/\/[^!\s|]{1,2000})(?:\|[^!\n]{0,200})?!(?:\s|$)/m,
    /^\|\|.{1,2000}\|\|[ \t]*$/m,
    // Two in a row are a numbered list there, and headings nowhere.
    /^(#{1,6} +\S[^\n]*\n)(?:#{1,6} +\S)/m,
    /^[*#]{2,6} +\S/m,
  ],
  textile: [
    /^h[1-6]\.[ \t]+\S/m,
    /^bq\.[ \t]+\S/m,
    /^p[<>=]?\.[ \t]+\S/m,
    /"[^"\n]{1,300}":https?:\/\//,
    /<pre>/i,
    /^\|_\./m,
    /(?:^|\s)!https?:\/\/[^!\s]{1,2000}!(?:\s|$)/m,
    /(?:^|[\s(])@[^@\s](?:[^@\n]{0,200}[^@\s])?@(?=[\s.,;:!?)]|$)/m,
    /\[\[[^[\]\n]{1,200}\]\]/,
    /^(#{1,6} +\S[^\n]*\n)(?:#{1,6} +\S)/m,
    /^[*#]{2,6} +\S/m,
  ],
}

interface CodeBlock {
  from: number
  to: number
  code: string
  language: string
  title: string
}

const fences = {
  jira: {
    open: /\{(code|noformat)(?::([^{}\n]{0,200}))?\}/g,
    close: { code: /\{code\}/g, noformat: /\{noformat\}/g },
  },
  textile: {
    open: /<(pre)>\s{0,20}(?:<code(?:\s+class="([\w+#-]{1,20})")?>)?/gi,
    close: { pre: /(?:<\/code>\s{0,20})?<\/pre>/gi },
  },
} as const

/** One that is never closed goes to the end. */
function* codeBlocks(text: string, dialect: WikiDialect): Generator<CodeBlock> {
  const { open, close } = fences[dialect]
  for (let at = 0; at < text.length; ) {
    open.lastIndex = at
    const opened = open.exec(text)
    if (!opened) return
    const after = opened.index + opened[0].length
    const closing: RegExp = close[opened[1]!.toLowerCase() as keyof typeof close]
    closing.lastIndex = after
    const closed = closing.exec(text)
    const options = (opened[2] ?? '').split('|')
    at = closed ? closed.index + closed[0].length : text.length
    yield {
      from: opened.index,
      to: at,
      code: text.slice(after, closed?.index),
      language: options.find((option) => /^[\w+#-]{1,20}$/.test(option)) ?? '',
      title: options.find((option) => option.startsWith('title='))?.slice(6) ?? '',
    }
  }
}

/** Lines without code: those of a table together, the others one by one. */
function addLines(into: string[], text: string, dialect: WikiDialect): void {
  if (text === '') return
  const numbers: number[] = []
  let table: string[][] = []
  let isQuoted = false
  const add = (line: string) => into.push(isQuoted ? `> ${line}`.trimEnd() : line)
  const endTable = () => {
    if (table.length === 0) return
    if (into.length > 0 && into.at(-1)!.trim() !== '') add('')
    for (const line of barred(table).split('\n')) add(line)
    add('')
    table = []
  }
  for (const raw of text.split('\n')) {
    const row = cellsIn(raw)
    if (row) {
      table.push(row.map((cell) => inline(cell, dialect)))
      continue
    }
    endTable()
    let line = raw
    for (const part of line.split(/(\{quote\}|\{panel(?::[^{}\n]{0,300})?\})/)) {
      if (part === '{quote}') {
        isQuoted = !isQuoted
        if (!isQuoted) into.push('')
        line = ''
      } else if (part.startsWith('{panel')) {
        const title = /[:|]title=([^|}]{1,200})/.exec(part)?.[1]
        if (title) add(`**${title.trim()}**`)
        line = ''
      } else if (part !== '' || line === raw) line = part
      if (line === '' && raw !== '') continue
      const list = /^[ \t]{0,8}([*#]{1,6}|-)[ \t]+(\S.*)$/.exec(line)
      if (!list) numbers.length = 0
      add(list ? entry(list[1]!, inline(list[2]!, dialect), numbers) : block(line, dialect))
      line = ''
    }
  }
  endTable()
}

/** The cells of `||a||b||` and `|a|b|`; null for a line that is no row. */
function cellsIn(line: string): string[] | null {
  const bare = line.trim()
  if (!/^\|.*\|$/.test(bare) || bare.length < 3) return null
  // A bar within a link or a picture parts no cells.
  const parts: string[] = []
  let cell = ''
  for (const piece of bare.slice(1).match(/\[[^[\]\n]*\]|![^!\s]+!|\|+|[^|[!]+|./g) ?? []) {
    if (/^\|+$/.test(piece)) {
      parts.push(cell)
      cell = ''
    } else cell += piece
  }
  const cells = bare.startsWith('||') ? parts.slice(1) : parts
  return (cells.length > 0 ? cells : null)?.map((text) => text.replace(/^_?[<>=^~]?\.\s/, '').trim()) ?? null
}

/** One entry of a list, `#*` being a dash below a number. */
function entry(mark: string, text: string, numbers: number[]): string {
  const depth = mark.length
  numbers.length = Math.min(numbers.length, depth)
  numbers[depth - 1] = mark.endsWith('#') ? (numbers[depth - 1] ?? 0) + 1 : 0
  const indent = [...mark.slice(0, -1)].map((sign) => (sign === '#' ? '   ' : '  ')).join('')
  return `${indent}${mark.endsWith('#') ? `${numbers[depth - 1]}.` : '-'} ${text}`
}

function block(line: string, dialect: WikiDialect): string {
  const heading = /^[ \t]*h([1-6])\.[ \t]+(.*)$/.exec(line)
  if (heading) return `${'#'.repeat(Number(heading[1]))} ${inline(heading[2]!, dialect)}`
  const quote = /^[ \t]*bq\.[ \t]+(.*)$/.exec(line)
  if (quote) return `> ${inline(quote[1]!, dialect)}`
  if (/^-{4,}\s*$/.test(line)) return '---'
  return inline(dialect === 'textile' ? line.replace(/^p[<>=]?\.[ \t]+/, '') : line, dialect)
}

const special =
  /\{\{[^{}\n]{1,2000}\}\}|\[[^[\]\n]{1,2500}\]|![^!\s][^!\n]{0,2000}!|`[^`\n]+`|https?:\/\/\S+/g

/** Marks within a line. What is an address or code is kept from the reading of the others. */
function inline(line: string, dialect: WikiDialect): string {
  if (dialect === 'textile') return textile(line)
  const plain = line.replace(/\{(?:color|anchor|status)(?::[^{}\n]{0,200})?\}/g, '')
  let done = ''
  let from = 0
  for (const { 0: piece, index } of plain.matchAll(special)) {
    done += emphasis(plain.slice(from, index)) + read(piece)
    from = index + piece.length
  }
  return (done + emphasis(plain.slice(from))).trimEnd()
}

function read(piece: string): string {
  if (piece.startsWith('{{')) return codeSpan(piece.slice(2, -2))
  if (piece.startsWith('[')) return bracketed(piece)
  if (piece.startsWith('!')) {
    const [name = ''] = piece.slice(1, -1).split('|')
    if (addressOf(name)) return `!${linkText('', name)}`
    return /^[^\s]+\.\w{2,5}$/.test(name) || piece.includes('|') ? name : piece
  }
  return piece
}

function bracketed(piece: string): string {
  const inner = piece.slice(1, -1)
  if (inner.startsWith('~')) return `@${inner.slice(1).replace(/^accountid:/, '')}`
  if (inner.startsWith('^')) return inner.slice(1)
  const [label = '', target] = inner.split('|')
  if (target === undefined) return addressOf(label) ?? piece
  if (target.startsWith('~')) return `@${label}`
  const address = addressOf(target) ?? (/^mailto:\S+$/.test(target) ? target : null)
  if (address) return label === address ? address : linkText(emphasis(label), address)
  return /^[#^~]/.test(target) ? label : piece
}

function codeSpan(code: string): string {
  return code.includes('`') ? `\`\` ${code} \`\`` : `\`${code}\``
}

const edge = '(?=$|[\\s.,;:!?)\\]}"\'|/])'
const bold = new RegExp(`(^|[\\s([{"'|/])\\*(\\S(?:[^*\\n]{0,500}\\S)?)\\*${edge}`, 'g')
const struck = new RegExp(`(^|[\\s([{"'|])-([^\\s-](?:[^\\n-]{0,300}[^\\s-])?)-${edge}`, 'g')
const inserted = new RegExp(`(^|[\\s([{"'|])\\+([^\\s+](?:[^+\\n]{0,300}[^\\s+])?)\\+${edge}`, 'g')

function emphasis(text: string): string {
  return text
    .replace(bold, '$1**$2**')
    .replace(struck, '$1~~$2~~')
    .replace(inserted, '$1$2')
    .replace(/\?\?(\S[^?\n]{0,300}\S)\?\?/g, '*$1*')
    .replace(/\\\\(?:\s|$)/g, '\n')
    .replace(/\\([{}[\]])/g, '$1')
}

function textile(line: string): string {
  const parts = line.split(/((?:^|(?<=[\s(]))@[^@\s](?:[^@\n]{0,500}[^@\s])?@(?=[\s.,;:!?)]|$))/)
  return parts
    .map((part, at) =>
      at % 2 === 1
        ? codeSpan(part.slice(1, -1))
        : emphasis(
            part
              .replace(/"([^"\n]{1,300})":(https?:\/\/[^\s]{1,1900}[^\s.,;:!?)])/g, (_, label, address) =>
                linkText(label, address),
              )
              .replace(
                /(^|\s)!(https?:\/\/[^!\s]{1,2000})!/g,
                (_, before, address) => `${before}!${linkText('', address)}`,
              )
              .replace(/(^|\s)!([^!\s]{1,300}\.\w{2,5})!/g, '$1$2')
              .replace(/\[\[([^[\]|\n]{1,200})\|([^[\]\n]{1,200})\]\]/g, '$2')
              .replace(/\[\[([^[\]\n]{1,200})\]\]/g, '$1'),
          ),
    )
    .join('')
    .trimEnd()
}
