import { unreadableWords } from '#words/import.ts'
import { readXmlTree, type XmlNode } from '../bytes/xml-tree.ts'
import { limits, tooManyRows } from '../limits.ts'
import { addressOf } from './addresses.ts'
import type { Malformed } from './draft.ts'
import { type FoundTable, foundRow } from './found-table.ts'
import type { Headings } from './headings.ts'
import { recordRows, recordsIn } from './records.ts'
import type { Row } from './table.ts'

/** XML whose records have titles, or an outline (OPML, mind maps). Anything else is refused with a sentence. */
export function readXmlRecords(text: string, headings: Headings): FoundTable | Malformed {
  const root = readXmlTree(text, limits.depth)
  if ('malformed' in root) return root
  if (root.name === 'opml' || root.name === 'map') {
    const rows = [foundRow(1, ['Title', 'Status', 'Description', 'URL'])]
    addOutline(root, 0, rows)
    if (rows.length === 1) return { malformed: unreadableWords('other-xml') }
    if (rows.length > limits.rows + 1) return { malformed: tooManyRows(rows.length - 1) }
    return { source: 'opml', rows, headerAt: 0, isNested: true, markup: 'any' }
  }
  const lines = new Map<unknown, number>()
  const records = recordsIn({ [root.name]: jsonOf(root, lines) }, headings)
  if (records === null) return { malformed: unreadableWords('other-xml') }
  const rows = recordRows(records, headings, {}, (record) => lines.get(record))
  if (rows.length > limits.rows + 1) return { malformed: tooManyRows(rows.length - 1) }
  return { source: 'xml', rows, headerAt: 0, isNested: true, markup: isRedmine(root) ? 'textile' : 'any' }
}

function isRedmine(root: XmlNode): boolean {
  return (
    root.name === 'issues' &&
    root.children.some(({ children }) => children.some(({ name }) => name === 'tracker'))
  )
}

function addOutline(node: XmlNode, depth: number, rows: Row[]): void {
  for (const child of node.children) {
    const { attributes, line } = child
    const title = attributes.text ?? attributes.title ?? attributes.TEXT
    if (title === undefined || title.trim() === '') addOutline(child, depth, rows)
    else {
      const state = attributes._status ?? attributes.status ?? ''
      const isDone = /^(?:checked|true)$/i.test(
        attributes._status ?? attributes._complete ?? attributes.complete ?? '',
      )
      const url = attributes.url ?? attributes.htmlUrl ?? attributes.LINK ?? ''
      rows.push(
        foundRow(
          line,
          [
            title,
            isDone ? 'Done' : /^(?:unchecked|indeterminate)$/i.test(state) ? '' : state,
            attributes._note ?? '',
            addressOf(url) ?? '',
          ],
          depth,
        ),
      )
      addOutline(child, depth + 1, rows)
    }
  }
}

/** An element as JSON would have it: alike children in a list, attributes beside them, a mere text as that text. */
function jsonOf(node: XmlNode, lines: Map<unknown, number>): unknown {
  const { attributes, children, name } = node
  const text = node.text.trim()
  const named = Object.entries(attributes).filter(([key]) => !/^xmlns|^xsi?:|:/.test(key))
  if (children.length === 0) {
    if (named.length === 0) return text
    const made = { ...Object.fromEntries(named), ...(text !== '' && { value: text }) }
    lines.set(made, node.line)
    return made
  }
  const alike = children.every((child) => child.name === children[0]!.name)
  if (alike && (children.length > 1 || attributes.type === 'array' || `${children[0]!.name}s` === name))
    return children.map((child) => jsonOf(child, lines))
  const made: Record<string, unknown> = Object.fromEntries(named)
  for (const child of children) {
    const value = jsonOf(child, lines)
    const before = made[child.name]
    if (!Object.hasOwn(made, child.name))
      Object.defineProperty(made, child.name, { value, enumerable: true, writable: true, configurable: true })
    else if (Array.isArray(before)) before.push(value)
    else made[child.name] = [before, value]
  }
  if (text !== '') made.value ??= text
  lines.set(made, node.line)
  return made
}
