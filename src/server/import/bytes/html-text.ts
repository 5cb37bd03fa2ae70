import { Parser } from 'htmlparser2'
import { limits } from '../limits.ts'
import { createTextLayout, type TextLayout } from './text-layout.ts'

/**
 * Rich text as plain text: blocks and breaks become lines, list entries get a dash or their number, links keep their
 * address when it differs from their text, preformatted text keeps its lines. Text without any tag is returned as it
 * is, since then it is no HTML; so is what is nested deeper than any editor does, since then it is an attack.
 */
export function htmlToText(html: string): string {
  if (!/<\/?[a-z][^<>]*>/i.test(html)) return html
  const layout = createTextLayout()
  const lists: { next: number | null }[] = []
  let depth = 0
  let isDeep = false
  let mute = 0
  let pre = 0
  let link: { href: string; from: number } | null = null

  function opened(name: string, attributes: Readonly<Record<string, string>>): void {
    if (silent.has(name)) mute++
    if (blocks.has(name)) layout.endLine()
    if (isList(name) && lists.length === 0) layout.setApart()
    if (name === 'pre') pre++
    else if (name === 'br') layout.breakLine()
    else if (name === 'ul') lists.push({ next: null })
    else if (name === 'ol') lists.push({ next: Number.parseInt(attributes.start ?? '', 10) || 1 })
    else if (name === 'li')
      layout.startEntry('  '.repeat(Math.max(0, lists.length - 1)) + markOf(lists.at(-1)))
    else if (name === 'a' && !link) link = { href: attributes.href?.trim() ?? '', from: layout.place }
  }

  function closed(name: string): void {
    if (silent.has(name)) mute--
    if (blocks.has(name)) layout.endLine()
    if (name === 'pre') pre--
    else if (name === 'td' || name === 'th') layout.add(' ')
    else if (isList(name)) {
      lists.pop()
      if (lists.length === 0) layout.setApart()
    } else if (name === 'a' && link) {
      addAddress(layout, link)
      link = null
    }
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
      if (pre > 0) layout.addLines(text)
      else layout.add(text)
    },
  })
  parser.write(html)
  if (isDeep) return html
  parser.end()
  return layout.text()
}

const element = 'p|div|br|ul|ol|strong|span|h[1-6]|table|blockquote|html'
const beginsHtml = new RegExp(`^\\s*<(?:${element})(?:\\s[^<>]*)?/?>`, 'i')
const closesHtml = new RegExp(`</(?:${element})>|<br\\s*/?>`, 'i')

/** Whether an editor wrote the text as HTML: it begins with an element, or closes one. An example in prose does not. */
export function isHtml(text: string): boolean {
  return text.includes('<') && beginsHtml.test(text) && closesHtml.test(text)
}

function isList(name: string): boolean {
  return name === 'ul' || name === 'ol'
}

function markOf(list: { next: number | null } | undefined): string {
  return list && list.next !== null ? `${list.next++}. ` : '- '
}

function addAddress(layout: TextLayout, { href, from }: { href: string; from: number }): void {
  if (href === '' || href.startsWith('#')) return
  const label = layout.since(from)
  if (label !== href) layout.add(label === '' ? href : ` (${href})`)
}

const silent = new Set(['script', 'style'])

const blocks = new Set(
  (
    'address article aside blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr li main nav ol p pre section summary table tr ul'
  ).split(' '),
)
