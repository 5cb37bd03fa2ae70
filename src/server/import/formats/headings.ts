import type { ImportField } from '#protocol/import-report.ts'
import { type Importable, itemImportables } from './importable.ts'
import { wordOf } from './words.ts'

/** A tool's own names for some fields, instead of the general ones. */
export type Aliases = { readonly [field: ImportField]: readonly string[] }

/** What the columns of a table are read as, by the words of its header. */
export interface Headings {
  /** the fields that it knows, in order */
  fields: readonly Importable[]
  /**
   * What each header is read as, by position. Fields that are read from one column take the best-named one.
   */
  match(headers: readonly string[], own?: Aliases): (ImportField | null)[]
  /** Positions of a field, best-named first, repeats of one name in the order of the file. */
  placesOf(
    field: ImportField,
    headers: readonly string[],
    fields: readonly (ImportField | null)[],
    own?: Aliases,
  ): number[]
  /** How much a row looks like a header: 2 for a title, 1 for each other field it names. */
  recognisedIn(cells: readonly string[]): number
  /** Whether a name given in another tool means the field. */
  means(name: string, field: ImportField): boolean
}

/** Read from one column only; the others take all columns that match. */
const single: readonly ImportField[] = ['title', 'kind', 'externalId', 'externalUrl']

interface Place {
  field: ImportField
  rank: number
}

export function createHeadings(fields: readonly Importable[]): Headings {
  const general = ranks({})

  function namesOf({ name, headings }: Importable, own: Aliases): readonly string[] {
    return own[name]?.map(wordOf) ?? headings
  }

  /** A field's own name means that field, whatever other field would be called so too. */
  function ranks(own: Aliases): Map<string, Place> {
    const found = new Map<string, Place>()
    for (const field of fields) {
      const names = namesOf(field, own)
      const word = wordOf(field.name)
      const at = names.indexOf(word)
      if (at !== -1 || !own[field.name])
        found.set(word, { field: field.name, rank: at === -1 ? names.length : at })
    }
    for (const field of fields)
      for (const [rank, word] of namesOf(field, own).entries())
        if (!found.has(word)) found.set(word, { field: field.name, rank })
    return found
  }

  function match(headers: readonly string[], own: Aliases = {}) {
    const table = Object.keys(own).length === 0 ? general : ranks(own)
    const matched: (ImportField | null)[] = headers.map((header) => {
      const word = headerWord(header)
      return table.get(word)?.field ?? (titleLevel(header) === null ? null : 'title')
    })
    const rankOf = (at: number) => table.get(headerWord(headers[at] ?? ''))?.rank ?? Number.POSITIVE_INFINITY
    for (const field of single) {
      const places = matched.flatMap((found, at) => (found === field ? [at] : []))
      const best = places.reduce((first, at) => (rankOf(at) < rankOf(first) ? at : first), places[0] ?? -1)
      const isTree = field === 'title' && rankOf(best) === Number.POSITIVE_INFINITY
      if (!isTree) for (const at of places) if (at !== best) matched[at] = null
    }
    return matched
  }

  return {
    fields,
    match,
    placesOf(name, headers, matched, own = {}) {
      const names = namesOf(fields.find((field) => field.name === name)!, own)
      const rankOf = (at: number) => {
        const rank = names.indexOf(headerWord(headers[at] ?? ''))
        return rank === -1 ? names.length : rank
      }
      return matched
        .flatMap((found, at) => (found === name ? [at] : []))
        .sort((a, b) => rankOf(a) - rankOf(b) || a - b)
    },
    recognisedIn(cells) {
      const found = new Set(match(cells.slice(0, 200)))
      found.delete(null)
      return found.size + (found.has('title') ? 1 : 0)
    },
    means: (name, field) => general.get(wordOf(name))?.field === field,
  }
}

/** Those of the product's own items. */
export const headingsOfItems = createHeadings(itemImportables)

/** `Custom field (Story Points)` -> `story points`; `Tags 3` stays: only Azure numbers columns, and only its titles. */
export function headerWord(header: string): string {
  const word = wordOf(header)
  return /^custom field \((.+)\)$/.exec(word)?.[1]?.trim() ?? word
}

/** One level of an Azure tree query: `Title 2` -> 2, anything else null. */
export function titleLevel(header: string): number | null {
  const level = /^title (\d{1,2})$/.exec(headerWord(header))?.[1]
  return level === undefined ? null : Number(level)
}
