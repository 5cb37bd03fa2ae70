import { remarkWords, unreadableWords } from '#words/import.ts'
import { childrenOf, readXmlTree, textAt, type XmlNode } from '../bytes/xml-tree.ts'
import type { Malformed } from '../formats/draft.ts'
import { type FoundTable, foundRow } from '../formats/found-table.ts'
import { limits, tooManyRows } from '../limits.ts'

/** What its elements are called where Jira itself writes a table, whose columns are known. */
const names: Readonly<Record<string, string>> = {
  summary: 'Summary',
  type: 'Issue Type',
  status: 'Status',
  statusCategory: 'Status Category',
  resolution: 'Resolution',
  description: 'Description',
  key: 'Issue key',
  link: 'URL',
  parent: 'Parent',
  component: 'Component/s',
  fixVersion: 'Fix Version/s',
  version: 'Affects Version/s',
  due: 'Due date',
}
/** Said by others, or not told of the issue itself. */
const left = new Set(['title', 'comments', 'labels', 'customfields', 'attachments', 'issuelinks', 'subtasks'])

/** Jira's "Export XML" (RSS of a search) as the table that Jira exports, custom fields by their names. */
export function readJiraXml(text: string): FoundTable | Malformed {
  const root = readXmlTree(text, limits.depth)
  if ('malformed' in root) return root
  const items = childrenOf(root, 'channel').flatMap((channel) => childrenOf(channel, 'item'))
  if (root.name !== 'rss' || items.length === 0) return { malformed: unreadableWords('other-xml') }
  if (items.length > limits.rows) return { malformed: tooManyRows(items.length) }
  const issues = items.map((item) => ({ line: item.line, cells: cellsOf(item) }))
  // What an issue says several times has as many columns, as in the table.
  const widths = new Map<string, number>()
  for (const { cells } of issues)
    for (const [name, texts] of cells) widths.set(name, Math.max(widths.get(name) ?? 0, texts.length))
  const columns = [...widths].flatMap(([name, width]) =>
    Array.from({ length: width }, (_, at) => ({ name, at })),
  )
  const comments = items.reduce(
    (sum, item) => sum + childrenOf(item, 'comments').reduce((all, list) => all + list.children.length, 0),
    0,
  )
  return {
    source: 'jira-xml',
    rows: [
      foundRow(
        1,
        columns.map(({ name }) => name),
      ),
      ...issues.map(({ line, cells }) =>
        foundRow(
          line,
          columns.map(({ name, at }) => cells.get(name)?.[at] ?? ''),
        ),
      ),
    ],
    headerAt: 0,
    markup: 'html',
    warnings: comments > 0 ? [remarkWords('comments-in-jira', { count: comments })] : [],
  }
}

function cellsOf(item: XmlNode): Map<string, string[]> {
  const cells = new Map<string, string[]>([['Summary', []]])
  const put = (name: string, text: string) => {
    if (text.trim() === '') return
    const texts = cells.get(name)
    if (texts) texts.push(text)
    else cells.set(name, [text])
  }
  for (const child of item.children) {
    const { name, attributes, text } = child
    if (!left.has(name)) put(names[name] ?? name, text || (attributes.key ?? ''))
    if (name === 'key') put('Issue id', attributes.id ?? '')
    if (name === 'labels') for (const label of child.children) put('Labels', label.text)
    if (name !== 'customfields') continue
    for (const field of child.children) {
      const values = childrenOf(field, 'customfieldvalues').flatMap(({ children }) => children)
      const said = values.map((value) => value.text.trim()).filter((value) => value !== '')
      put(textAt(field, 'customfieldname'), said.join('; '))
    }
  }
  // The title of a feed entry is "[KEY] summary"; only very old exports lack the summary itself.
  if (childrenOf(item, 'summary').length === 0)
    put('Summary', textAt(item, 'title').replace(/^\s*\[[^\]]{1,50}\]\s/, ''))
  return cells
}
