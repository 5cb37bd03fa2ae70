import { isObject, type Json, objectsIn, textIn } from '../bytes/json.ts'
import { adfToMarkdown, isAdf } from '../markup/adf-markdown.ts'
import { addressOf } from './addresses.ts'
import { foundRow } from './found-table.ts'
import { type Headings, headerWord } from './headings.ts'
import { kindOf } from './kinds.ts'
import type { Row } from './table.ts'
import { wordOf } from './words.ts'

/** Objects of a JSON or XML file that are items, outermost first. */
export interface Records {
  list: readonly unknown[]
  /** what the file calls them, '' when it does not */
  name: string
}

/** Where answers of tools keep what they list. */
const listNames = new Set(
  (
    'issues items stories user_stories userstories tasks cards backlog product_backlog work_items workitems value ' +
    'values results records rows elements entries data nodes epics features requirements tickets todos bugs'
  ).split(' '),
)

/** Keys under which an item holds those below it. */
const childNames = new Set(
  (
    'children child subtasks subtask sub_tasks subitems sub_items items stories userstories user_stories issues ' +
    'tasks features epics requirements sub_issues subissues workitems work_items sub_stories steps todos'
  ).split(' '),
)

/** Say nothing of what they hold. */
const wrappers = new Set(
  'fields attributes node nodes edges data properties _links _embedded relationships content'.split(' '),
)

/** What names the object that it stands in, best first. */
const names =
  'name displayName display_name title summary subject label value text fullName full_name login username raw localizedName presentation option'.split(
    ' ',
  )
const references = 'key identifier idReadable id_readable iid number id ref href url name title'.split(' ')

const DEEP = 6
const LOOKED = 40
const MOST_VISITED = 20_000

/**
 * The list in it that is most likely one of items: its objects have something like a title and one more field that
 * is known, or it is called as lists of items are. Null when there is none.
 */
export function recordsIn(value: unknown, headings: Headings): Records[] | null {
  let visited = 0
  let best: { score: number; records: Records[] } | null = null
  const consider = (records: Records, depth: number) => {
    const score = scoreOf(records, headings)
    if (score === 0) return false
    const weight = score + (listNames.has(keyOf(records.name)) ? 2 : 0) - depth / 10
    if (best === null || weight > best.score) best = { score: weight, records: [records] }
    return true
  }
  const walk = (inside: unknown, name: string, depth: number): void => {
    if (depth > DEEP || ++visited > MOST_VISITED) return
    if (Array.isArray(inside)) {
      const list = inside.length > 0 && inside.every(Array.isArray) ? inside.flat() : inside
      if (!consider({ list, name }, depth))
        for (const entry of list.slice(0, LOOKED)) walk(entry, '', depth + 1)
      return
    }
    if (!isObject(inside)) return
    const entries = Object.entries(inside)
    for (const [key, entry] of entries) walk(entry, key, depth + 1)
    const objects = entries.filter(([, entry]) => isObject(entry))
    if (objects.length > 1 && objects.length === entries.length && !wrappers.has(name))
      consider({ list: objects.map(([key, entry]) => ({ key, ...(entry as Json) })), name }, depth + 1)
    // `epics`, `stories` and `bugs` side by side are one backlog.
    const kinds = entries.filter(([key, entry]) => kindOf(singular(key)) !== null && Array.isArray(entry))
    const records = kinds.map(([key, entry]): Records => ({ list: entry as unknown[], name: key }))
    if (records.length > 1 && records.every((one) => scoreOf(one, headings) > 0))
      best = { score: 1000, records }
  }
  walk(value, '', 0)
  return (best as { records: Records[] } | null)?.records ?? null
}

function keyOf(name: string): string {
  return name.replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2').toLowerCase()
}

function scoreOf({ list, name }: Records, headings: Headings): number {
  const first = list.slice(0, LOOKED)
  const isCalled = listNames.has(keyOf(name)) || kindOf(singular(name)) !== null
  const texts = first.filter((entry) => typeof entry === 'string')
  if (texts.length === first.length && first.length > 0)
    return (isCalled || name === '') &&
      texts.filter((text) => /\S\s+\S+\s+\S/.test(text)).length * 2 > texts.length
      ? 1
      : 0
  const objects = first.map(unwrapped).filter(isObject)
  if (objects.length * 2 < first.length || objects.length === 0) return 0
  const headers = new Set<string>()
  let titled = 0
  for (const object of objects) {
    const flat = flatten(object)
    for (const header of flat.cells.keys()) headers.add(header)
    if (titleIn(flat.cells, headings)) titled++
  }
  if (titled * 2 < objects.length) return 0
  const list_ = [...headers]
  const known = headings.recognisedIn(list_)
  const isTitled = list_.some((header) => strong.has(wordOf(header)))
  return known >= 3 || (isTitled && known >= 2) || (isCalled && known >= 2) ? known : 0
}

const strong = new Set(['title', 'summary', 'subject', 'story', 'user story', 'headline'])

function titleIn(cells: ReadonlyMap<string, string>, headings: Headings): boolean {
  const headers = [...cells.keys()]
  const at = headings.match(headers).indexOf('title')
  return at !== -1 && /\S/.test(cells.get(headers[at]!) ?? '')
}

/** GraphQL keeps each entry in a `node` of its own. */
function unwrapped(entry: unknown): unknown {
  return isObject(entry) && isObject(entry.node) && Object.keys(entry).length <= 2 ? entry.node : entry
}

interface Flat {
  cells: Map<string, string>
  children: { name: string; list: readonly unknown[] }[]
}

/**
 * An object as one row: what stands in objects within it gets a name of all keys that say something. Objects that
 * are a thing with a name are that name; lists of such things are their names.
 * @param fieldNames what a file says its keys are called, such as Jira's `customfield_10016`
 */
function flatten(object: Json, fieldNames: Json = {}): Flat {
  const cells = new Map<string, string>()
  const children: Flat['children'] = []
  const put = (path: readonly string[], text: string) => {
    const name = path.join(' ')
    if (text.trim() === '' && cells.has(name)) return
    if (!cells.has(name) || cells.get(name) === '') cells.set(name, text)
  }
  const walk = (inside: unknown, path: readonly string[], depth: number): void => {
    if (inside === null || inside === undefined) put(path, '')
    else if (typeof inside !== 'object') put(path, String(inside))
    else if (isAdf(inside)) put(path, adfToMarkdown(inside))
    else if (Array.isArray(inside)) walkList(inside, path, depth)
    else walkObject(inside as Json, path, depth)
  }
  const walkObject = (whole: Json, path: readonly string[], depth: number): void => {
    if (path.length > 0) {
      const isParent = /parent|epic$/i.test(path.at(-1)!)
      // YouTrack's parent is a link with a list of one.
      if (isParent && Array.isArray(whole.issues)) {
        walk(whole.issues[0], path, depth + 1)
        return
      }
      const named = (isParent ? references : names)
        .map((key) => shortReference(key, whole[key]))
        .find((text) => text !== '')
      if (named !== undefined) {
        put(path, named)
        const category = whole.statusCategory
        if (isObject(category)) put(['Status Category'], textIn(category.name) || textIn(category.key))
        return
      }
    }
    if (depth > DEEP) return
    for (const [key, value] of Object.entries(whole)) {
      const called = wrappers.has(key) && typeof value === 'object' ? '' : nameOf(key, fieldNames)
      walk(value, called === '' ? path : [...path, called], depth + 1)
    }
  }
  const walkList = (list: readonly unknown[], path: readonly string[], depth: number): void => {
    const last = path.at(-1) ?? ''
    const entries = list.map(unwrapped)
    const objects = objectsIn(entries)
    if (childNames.has(keyOf(last))) children.push({ name: last, list: entries })
    else if (objects.length > 0 && objects.every((entry) => 'name' in entry && 'value' in entry))
      for (const entry of objects) walk(entry.value, [textIn(entry.name)], depth + 1)
    else if (/parent/i.test(last) && objects[0]) walk(objects[0], path, depth + 1)
    else {
      const texts = entries.map((entry) =>
        isObject(entry)
          ? (names.map((key) => textIn(entry[key])).find((text) => text !== '') ?? '')
          : textIn(entry),
      )
      put(path, texts.filter((text) => text !== '').join('; '))
    }
  }
  walk(object, [], 0)
  return { cells, children }
}

/** Of an address within the tool itself only its last part names anything. */
function shortReference(key: string, value: unknown): string {
  const text = textIn(value)
  return key === 'href' && addressOf(text) === null ? (/\/([^/?#]+)\/?$/.exec(text)?.[1] ?? '') : text
}

/** Jira Cloud gives these to all its sites. */
const usual: Readonly<Record<string, string>> = {
  customfield_10016: 'Story point estimate',
  customfield_10014: 'Epic Link',
  customfield_10011: 'Epic Name',
}

function nameOf(key: string, fieldNames: Json): string {
  return (
    textIn(fieldNames[key]) ||
    (Object.hasOwn(usual, key) ? usual[key]! : key.replace(/^(?:System|Custom|Microsoft\.VSTS\.\w+)\./, ''))
  )
}

interface Entry {
  cells: Map<string, string>
  indent: number
  line: number
}

/** Rows of them, those within others below and further in. */
export function recordRows(
  records: readonly Records[],
  headings: Headings,
  fieldNames: Json = {},
  lineOf: (record: unknown) => number | undefined = () => undefined,
): Row[] {
  const entries: Entry[] = []
  const ids = new Set<string>()
  const referred: { id: string; parent: string }[] = []
  let place = 0

  const idOf = (cells: ReadonlyMap<string, string>) => {
    for (const name of ['key', 'identifier', 'idReadable', 'id']) {
      const id = cells.get(name)
      if (id) return id
    }
    return ''
  }
  const take = ({ list, name }: Records, indent: number, parent: string): void => {
    const kind = kindOf(singular(name)) !== null && !/^(?:items?|issues?)$/i.test(name) ? singular(name) : ''
    for (const entry of list) {
      const line = lineOf(entry) ?? ++place
      const record = unwrapped(entry)
      if (typeof record === 'string') {
        entries.push({
          cells: new Map([['Title', record], ...(kind ? [['Type', kind] as const] : [])]),
          indent,
          line,
        })
        continue
      }
      if (!isObject(record)) continue
      const { cells, children } = flatten(record, fieldNames)
      const id = idOf(cells)
      if (indent > 0 && (ids.has(id) || (id !== '' && !titleIn(cells, headings)))) {
        referred.push({ id, parent })
        continue
      }
      if (id !== '') ids.add(id)
      if (kind !== '' && !headings.match([...cells.keys()]).includes('kind')) cells.set('Type', kind)
      entries.push({ cells, indent, line })
      for (const child of children) take(child, indent + 1, id)
    }
  }
  // Those of the outermost list are known before any that is merely referred to.
  for (const { list } of records)
    for (const entry of list.map(unwrapped))
      if (isObject(entry)) ids.add(idOf(flatten(entry, fieldNames).cells))
  ids.delete('')
  const outermost = new Set(ids)
  for (const one of records) take(one, 0, '')
  for (const { id, parent } of referred) {
    if (!outermost.has(id) || parent === '') continue
    const child = entries.find(({ cells, indent }) => indent === 0 && idOf(cells) === id)
    if (child && ![...child.cells].some(([name, text]) => /parent/i.test(name) && text !== ''))
      child.cells.set('parent', parent)
  }
  // Entries that are mere texts have their title where the others have theirs.
  const called = entries
    .flatMap(({ cells }) => [...cells.keys()])
    .find((name) => name !== 'Title' && isTitle(name))
  if (called !== undefined)
    for (const { cells } of entries) {
      const text = cells.get('Title')
      if (text === undefined || cells.has(called)) continue
      cells.set(called, text)
      cells.delete('Title')
    }
  const headers = [...new Set(entries.flatMap(({ cells }) => [...cells.keys()]))]
  const ordered = headers.sort((a, b) => Number(isTitle(b)) - Number(isTitle(a)))
  return [
    foundRow(1, ordered),
    ...entries.map(({ cells, indent, line }) =>
      foundRow(
        line,
        ordered.map((name) => cells.get(name) ?? ''),
        indent,
      ),
    ),
  ]
}

function isTitle(header: string): boolean {
  return strong.has(headerWord(header))
}

function singular(name: string): string {
  const word = wordOf(name)
  return word.replace(/ies$/, 'y').replace(/(?<!s)s$/, '')
}
