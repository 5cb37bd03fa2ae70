import { plain } from '#base/text/fold.ts'
import { filterWords } from '#words/filter.ts'
import { filterKeys } from './filter-keys.ts'

/**
 * The filter language: one text that a person types, a link carries, and the API and command line take.
 *
 *     query     = [ orExpr ]
 *     orExpr    = andExpr { ( "OR" | "|" ) andExpr }
 *     andExpr   = term { [ "AND" ] term }
 *     term      = [ "-" ] ( "(" orExpr ")" | qualifier | text )
 *     qualifier = key ":" value { "," value }        comma is OR inside a key; a key said twice is AND
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
  const hints: string[] = []
  let at = 0

  const orExpr = (): Filter => {
    const parts = [andExpr()]
    while (words[at]?.is === 'or') {
      at += 1
      parts.push(andExpr())
    }
    return anyOf(parts)
  }
  const andExpr = (): Filter => {
    const parts: Filter[] = []
    for (let word = words[at]; word && word.is !== 'or' && word.is !== 'close'; word = words[at]) {
      if (word.is === 'and') at += 1
      else parts.push(term())
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
      const inside = orExpr()
      // a missing end is unfinished typing
      if (words[at]?.is === 'close') at += 1
      return inside
    }
    if (word.is === 'field') {
      if (word.values.length > 0) return { is: 'field', key: word.key, values: word.values }
      hints.push(filterWords('noValue', { key: word.key }))
      return everyItem
    }
    if (word.is !== 'text') return everyItem
    if (word.unknown !== null) hints.push(filterWords('noKey', { key: word.unknown }))
    return word.text === '' ? everyItem : { is: 'text', text: word.text }
  }

  const parts: Filter[] = []
  while (at < words.length) {
    parts.push(orExpr())
    // a ")" that closes nothing
    if (words[at]?.is === 'close') at += 1
  }
  return { filter: allOf(parts), hints }
}

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

function quoted(text: string): string {
  const plain = /^[^\s"():,|\\-][^\s"():,|\\]*$/.test(text) && text !== 'OR' && text !== 'AND'
  return plain ? text : `"${text.replace(/["\\]/g, '\\$&')}"`
}

type Word = (
  | { is: 'open' | 'close' | 'or' | 'and' | 'minus' }
  | { is: 'field'; key: FilterKey; values: string[] }
  | { is: 'text'; text: string; unknown: string | null }
) & {
  /** nothing stands between this and the word before */
  joined: boolean
}

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
  let joined = false
  const push = (word: Word) => {
    words.push(word)
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
    const start = at
    while (at < query.length && !stop.test(query[at]!)) at += 1
    return query.slice(start, at)
  }
  while (at < query.length) {
    const sign = query[at]!
    if (/\s/.test(sign)) {
      joined = false
      at += 1
    } else if (sign === '(' || sign === ')' || sign === '|') {
      at += 1
      push({ is: sign === '(' ? 'open' : sign === ')' ? 'close' : 'or', joined })
    } else if (sign === '-') {
      at += 1
      push({ is: 'minus', joined })
    } else if (sign === '"') {
      push({ is: 'text', text: readQuoted(), unknown: null, joined })
    } else {
      const word = readPlain(/[\s"()|:]/)
      const key = plain(word)
      if (query[at] === ':' && keySet.has(key)) {
        at += 1
        const values: string[] = []
        while (at < query.length && !/[\s()|]/.test(query[at]!)) {
          if (query[at] === ',') at += 1
          else if (query[at] === '"') values.push(readQuoted())
          else values.push(readPlain(/[\s"(),|]/))
        }
        push({ is: 'field', key: key as FilterKey, values: values.filter((value) => value !== ''), joined })
      } else if (word === 'OR') push({ is: 'or', joined })
      else if (word === 'AND') push({ is: 'and', joined })
      else {
        const rest = readPlain(/[\s"()|]/)
        const unknown = /^[a-z][a-z-]*:\S/i.test(word + rest) && !rest.startsWith('://') ? word : null
        push({ is: 'text', text: word + rest, unknown, joined })
      }
    }
  }
  return words
}
