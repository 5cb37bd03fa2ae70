import { plain } from '#base/text/fold.ts'
import { nearest } from '#base/text/nearest.ts'
import { filterKeys } from './filter-keys.ts'
import { type Slip, sentenceOf } from './filter-slip.ts'

/**
 * The filter language: one text that a person types, a link carries, and the API and command line take.
 *
 *     query     = [ orExpr ]
 *     orExpr    = andExpr { ( "OR" | "|" ) andExpr }
 *     andExpr   = term { [ "AND" ] term }
 *     term      = [ "-" ] ( "(" orExpr ")" | qualifier | text )
 *     qualifier = key ":" value { "," value }        comma is OR inside a key; a key said twice is AND;
 *                                                    before "<" and ">" the colon may be left out
 *     value     = word | '"' chars '"' | "@current" | "@next" | "@previous"
 *     text      = word | '"' phrase '"'
 *
 * Page, REST and command line read it with this one function (query `items`); the keys follow from the table of
 * items. Every text parses: what is unfinished asks for nothing, an unknown key is text, and a hint says so.
 */
export type Filter =
  | { is: 'all'; of: readonly Filter[] }
  | { is: 'any'; of: readonly Filter[] }
  | { is: 'not'; of: Filter }
  | { is: 'field'; key: FilterKey; values: readonly string[] }
  | { is: 'text'; text: string }

/** A key of the language: one of a field of items (see filter-keys.ts), or `is`, `no`, `has`, `release`. */
export type FilterKey = string

export interface ParsedFilter {
  filter: Filter
  /** sentences about what was not understood, in reading order */
  hints: string[]
  /** the same as data, for who can mend the text */
  slips: Slip[]
  /** what the text is put together from, in its order */
  terms: Term[]
}

/** A term that all must hold, and where it stands in the text, in UTF-16 units; alternatives are one. */
export interface Term {
  from: number
  to: number
  filter: Filter
}

/** Asks for nothing, so everything fits. */
export const everyItem: Filter = { is: 'all', of: [] }

/** All of them, flattened: the form that `parseFilter` gives and `printFilter` keeps. */
export function allOf(filters: readonly Filter[]): Filter {
  const of = filters.flatMap((filter) => (filter.is === 'all' ? filter.of : [filter]))
  return of.length === 1 ? of[0]! : { is: 'all', of }
}

/** Any of them, flattened. An alternative that asks for nothing is unfinished typing, not a free pass. */
export function anyOf(filters: readonly Filter[]): Filter {
  const of = filters.flatMap((filter) =>
    filter.is === 'any' ? filter.of : asksNothing(filter) ? [] : [filter],
  )
  return of.length === 0 ? everyItem : of.length === 1 ? of[0]! : { is: 'any', of }
}

/** The opposite; the opposite of nothing asked is nothing asked, since `-` alone is unfinished typing. */
export function notThat(filter: Filter): Filter {
  return asksNothing(filter) ? everyItem : filter.is === 'not' ? filter.of : { is: 'not', of: filter }
}

export function asksNothing(filter: Filter): boolean {
  return filter.is === 'all' && filter.of.length === 0
}

/** The terms that all must hold: what Shift+F drops one by one and a new item inherits from. */
export function termsOf(filter: Filter): readonly Filter[] {
  return filter.is === 'all' ? filter.of : [filter]
}

/** @param keys what may stand before a colon */
export function parseFilter(query: string, keys: ReadonlySet<string> = filterKeys): ParsedFilter {
  const words = cut(query, keys)
  const slips: Slip[] = []
  const terms: Term[] = []
  let at = 0
  let depth = 0

  /** Notes what the words since `start` came to, in the place of what was noted of their parts. */
  const note = (start: number, noted: number, filter: Filter) => {
    if (depth === 0)
      terms.splice(noted, terms.length, { from: words[start]!.from, to: words[at - 1]!.to, filter })
  }
  const orExpr = (): Filter => {
    const [start, noted] = [at, terms.length]
    const parts = [andExpr()]
    while (words[at]?.is === 'or') {
      at += 1
      parts.push(andExpr())
    }
    const filter = anyOf(parts)
    if (parts.length > 1) note(start, noted, filter)
    return filter
  }
  const andExpr = (): Filter => {
    const parts: Filter[] = []
    for (let word = words[at]; word && word.is !== 'or' && word.is !== 'close'; word = words[at]) {
      if (word.is === 'and') at += 1
      else {
        const [start, noted] = [at, terms.length]
        const filter = term()
        note(start, noted, filter)
        parts.push(filter)
      }
    }
    return allOf(parts)
  }
  const term = (): Filter => {
    const word = words[at]
    at += 1
    if (!word) return everyItem
    if (word.is === 'minus') {
      // `- x`: a dash that stands alone is on its way to something
      return words[at]?.is === 'minus' || !words[at]?.joined ? everyItem : notThat(term())
    }
    if (word.is === 'open') {
      depth += 1
      const inside = orExpr()
      depth -= 1
      // a missing end is unfinished typing
      if (words[at]?.is === 'close') at += 1
      return inside
    }
    if (word.is === 'field') {
      const values = word.values.map(({ text }) => text).filter((text) => text !== '')
      if (values.length > 0) return { is: 'field', key: word.key, values }
      slips.push({ words: 'noValue', values: { key: word.key }, at: { key: word.key }, near: null })
      return everyItem
    }
    if (word.is !== 'text') return everyItem
    if (word.unknown !== null) {
      const near = nearest(plain(word.unknown), keys)
      slips.push({ words: 'noKey', values: { key: word.unknown }, at: { key: word.unknown }, near })
    }
    return word.text === '' ? everyItem : { is: 'text', text: word.text }
  }

  const parts: Filter[] = []
  while (at < words.length) {
    parts.push(orExpr())
    // a ")" that closes nothing
    if (words[at]?.is === 'close') at += 1
  }
  return { filter: allOf(parts), hints: slips.map(sentenceOf), slips, terms }
}

/** The text without one of its terms, the others as they were typed. */
export function withoutTerm(text: string, { from, to }: Pick<Term, 'from' | 'to'>): string {
  const before = text.slice(0, from).trimEnd()
  const after = text.slice(to).trimStart()
  return before + (before && after ? ' ' : '') + after
}

/** The text with what was likely meant in the place of what was not understood. */
export function mended(text: string, { at, near }: Slip, keys: ReadonlySet<string> = filterKeys): string {
  if (near === null) return text
  for (const word of cut(text, keys)) {
    if (word.is === 'text' && word.unknown === at.key)
      return text.slice(0, word.from) + near + text.slice(word.from + at.key.length)
    if (word.is !== 'field' || word.key !== at.key) continue
    const value = word.values.find(({ text }) => text === at.value)
    if (value) return text.slice(0, value.from) + quoted(near) + text.slice(value.to)
  }
  return text
}

/** What stands at the caret: the beginning of a key or a word, or of a value of `key`. */
export interface Part {
  key: FilterKey | null
  /** what stands before the caret of it, without quotes */
  typed: string
  from: number
  to: number
  /** the values that stand beside it behind the same key */
  others: string[]
}

/** The part of a filter that is being typed; null between two, and within quotes that are no value. */
export function partAt(text: string, caret: number, keys: ReadonlySet<string> = filterKeys): Part | null {
  const word = cut(text, keys).findLast(
    ({ is, from, to }) => (is === 'text' || is === 'field') && from <= caret && caret <= to,
  )
  if (word?.is === 'text' && text[word.from] === word.text[0])
    return { key: null, typed: text.slice(word.from, caret), from: word.from, to: word.to, others: [] }
  if (word?.is !== 'field') return null
  const value = word.values.find(({ from, to }) => from <= caret && caret <= to)
  if (!value) return null
  const { key } = word
  const others = word.values.filter((one) => one !== value).map(({ text }) => quoted(text))
  const raw = text.slice(value.from, value.to)
  const typed = text.slice(value.from, caret).replace(QUOTES, '')
  // A quote that is still open runs to the end of the text, and takes along what stood there before.
  const isOpen = /^["“”„＂]/.test(raw) && !/^.+["“”„＂]$/.test(raw)
  return { key, typed, from: value.from, to: isOpen ? caret : value.to, others }
}

const QUOTES = /^["“”„＂]|["“”„＂]$/g

/** The text of a filter; `parseFilter(printFilter(filter)).filter` equals a filter that `parseFilter` gave. */
export function printFilter(filter: Filter): string {
  switch (filter.is) {
    case 'all':
      return filter.of
        .map((term) => (term.is === 'any' ? `(${printFilter(term)})` : printFilter(term)))
        .join(' ')
    case 'any':
      return filter.of.map(printFilter).join(' OR ')
    case 'not':
      return filter.of.is === 'all' || filter.of.is === 'any'
        ? `-(${printFilter(filter.of)})`
        : `-${printFilter(filter.of)}`
    case 'field':
      return `${filter.key}:${filter.values.map(quoted).join(',')}`
    case 'text':
      return quoted(filter.text)
  }
}

/** A value or text as the language writes it. */
export function quoted(text: string): string {
  const plain = /^[^\s"():,|\\-][^\s"():,|\\<>]*$/.test(text) && text !== 'OR' && text !== 'AND'
  return plain ? text : `"${text.replace(/["\\]/g, '\\$&')}"`
}

type Word = (
  | { is: 'open' | 'close' | 'or' | 'and' | 'minus' }
  | { is: 'field'; key: FilterKey; values: Value[] }
  | { is: 'text'; text: string; unknown: string | null }
) & {
  /** nothing stands between this and the word before */
  joined: boolean
  from: number
  to: number
}

/** One of the values behind a key, an empty one where the next is still to be typed. */
interface Value {
  text: string
  from: number
  to: number
}

type Cut = Word extends infer W ? (W extends Word ? Omit<W, 'joined' | 'from' | 'to'> : never) : never

/** Signs of the language as input methods and phones write them. */
const WIDE: Readonly<Record<string, string>> = {
  '：': ':',
  '，': ',',
  '｜': '|',
  '（': '(',
  '）': ')',
  '－': '-',
  '＠': '@',
  '＂': '"',
  '“': '"',
  '”': '"',
  '„': '"',
}
const WIDE_SIGN = new RegExp(`[${Object.keys(WIDE).join('')}]`, 'g')

function cut(typed: string, keySet: ReadonlySet<string>): Word[] {
  const query = typed.replace(WIDE_SIGN, (sign) => WIDE[sign]!)
  const words: Word[] = []
  let at = 0
  let start = 0
  let joined = false
  const push = (word: Cut) => {
    words.push({ ...word, joined, from: start, to: Math.min(at, query.length) } as Word)
    joined = true
  }
  /** `"…"` with `\` before a quote or a backslash; an open end is the end of the query */
  const readQuoted = (): string => {
    let text = ''
    at += 1
    while (at < query.length && query[at] !== '"') {
      if (query[at] === '\\' && at + 1 < query.length) at += 1
      text += query[at]
      at += 1
    }
    at += 1
    return text
  }
  const readPlain = (stop: RegExp): string => {
    const begin = at
    while (at < query.length && !stop.test(query[at]!)) at += 1
    return query.slice(begin, at)
  }
  /** What stands behind a colon: values with commas between, or next to each other where one is quoted. */
  const readValues = (): Value[] => {
    const values: Value[] = []
    let isAwaited = true
    while (at < query.length && !/[\s()|]/.test(query[at]!)) {
      const from = at
      if (query[at] === ',') {
        if (isAwaited) values.push({ text: '', from, to: from })
        isAwaited = true
        at += 1
        continue
      }
      const text = query[at] === '"' ? readQuoted() : readPlain(/[\s"(),|]/)
      values.push({ text, from, to: Math.min(at, query.length) })
      isAwaited = false
    }
    if (isAwaited) values.push({ text: '', from: at, to: at })
    return values
  }
  while (at < query.length) {
    const sign = query[at]!
    start = at
    if (/\s/.test(sign)) {
      joined = false
      at += 1
    } else if (sign === '(' || sign === ')' || sign === '|') {
      at += 1
      push({ is: sign === '(' ? 'open' : sign === ')' ? 'close' : 'or' })
    } else if (sign === '-') {
      at += 1
      push({ is: 'minus' })
    } else if (sign === '"') {
      push({ is: 'text', text: readQuoted(), unknown: null })
    } else {
      const word = readPlain(/[\s"()|:]/)
      const key = plain(word)
      const compared = /^([^<>]+)[<>]/.exec(word)?.[1] ?? ''
      if (compared && keySet.has(plain(compared))) {
        at = start + compared.length
        push({ is: 'field', key: plain(compared) as FilterKey, values: readValues() })
      } else if (query[at] === ':' && keySet.has(key)) {
        at += 1
        push({ is: 'field', key: key as FilterKey, values: readValues() })
      } else if (word === 'OR') push({ is: 'or' })
      else if (word === 'AND') push({ is: 'and' })
      else {
        const rest = readPlain(/[\s"()|]/)
        const unknown = /^[a-z][a-z-]*:\S/i.test(word + rest) && !rest.startsWith('://') ? word : null
        push({ is: 'text', text: word + rest, unknown })
      }
    }
  }
  return words
}
