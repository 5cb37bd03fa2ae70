import type { ImportField } from '#protocol/import-choices.ts'
import {
  archivedHeadings,
  categoryHeadings,
  childrenHeadings,
  depthHeadings,
  endedHeadings,
  finishedHeadings,
  levelHeadings,
  outlineHeadings,
  percentHeadings,
  resolutionHeadings,
  timeUnits,
} from '../words/header-words.ts'
import { type Importable, itemImportables } from './importable.ts'
import { type Memory, noMemory } from './memory.ts'
import { headerWord, isForeign, spellingsOf, unitOf } from './spellings.ts'
import { wordOf } from './words.ts'

export { headerWord } from './spellings.ts'

/** A tool's own names for some fields, instead of the general ones. */
export type Aliases = { readonly [field: ImportField]: readonly string[] }

/**
 * In what way a column tells its field. Of the status: in a word of the people's own, in one of three, by being
 * filled, by why it ended, by a share of a hundred, or that it is put away. Of the parent: by naming it, by a number
 * such as 1.2, by how deep it stands, or by naming the children.
 */
export type Way =
  | 'plain'
  | 'category'
  | 'finished'
  | 'ended'
  | 'resolution'
  | 'percent'
  | 'archived'
  | 'outline'
  | 'depth'
  | 'children'

export interface HeaderRead {
  field: ImportField
  way: Way
  /** the smaller, the better it is named so */
  rank: number
}

/** What the columns of a table are read as, by the words of its header. */
export interface Headings {
  /** the fields that it knows, in order */
  fields: readonly Importable[]
  /** What one header says, by itself. */
  read(header: string, own?: Aliases): HeaderRead | null
  /**
   * What each header is read as, by position. Fields that are read from one column take the best-named one.
   */
  match(headers: readonly string[], own?: Aliases): (ImportField | null)[]
  /** How much a row looks like a header: 2 for a title, 1 for each other field it names. */
  recognisedIn(cells: readonly string[]): number
  /** Whether a name given in another tool means the field. */
  means(name: string, field: ImportField): boolean
  /** what was chosen for earlier files */
  memory: Memory
}

/** Read from one column only; the others take all columns that match. */
export const singleFields: readonly ImportField[] = ['title', 'kind', 'externalId', 'externalUrl', 'rank']

const ways: readonly [field: ImportField, way: Way, words: readonly string[]][] = [
  ['status', 'category', categoryHeadings],
  ['status', 'finished', finishedHeadings],
  ['status', 'ended', endedHeadings],
  ['status', 'resolution', resolutionHeadings],
  ['status', 'percent', percentHeadings],
  ['status', 'archived', archivedHeadings],
  ['parent', 'outline', outlineHeadings],
  ['parent', 'depth', depthHeadings],
  ['parent', 'children', childrenHeadings],
]
const byWay = new Map<string, HeaderRead>()
for (const [field, way, words] of ways)
  for (const [rank, word] of words.entries())
    if (!byWay.has(wordOf(word))) byWay.set(wordOf(word), { field, way, rank })

const levels = new Map<string, { level: number; kind: 'epic' | 'story' | 'technical' }>()
for (const { level, kind, words } of levelHeadings)
  for (const word of words) if (!levels.has(wordOf(word))) levels.set(wordOf(word), { level, kind })
const times = new Set(timeUnits.map(wordOf))

/** Names that a header has only when nothing but part of it says so are worse than any whole name. */
const LESS = 1000

export function createHeadings(fields: readonly Importable[], memory: Memory = noMemory): Headings {
  const general = ranks({})

  function namesOf({ name, headings }: Importable, own: Aliases): readonly string[] {
    return own[name]?.map(wordOf) ?? headings
  }

  /** A field's own name means that field, whatever other field would be called so too. */
  function ranks(own: Aliases): Map<string, HeaderRead> {
    const found = new Map<string, HeaderRead>()
    const set = (word: string, field: ImportField, rank: number) => {
      if (!found.has(word)) found.set(word, { field, way: 'plain', rank })
    }
    for (const field of fields) {
      const names = namesOf(field, own)
      const word = wordOf(field.name)
      const at = names.indexOf(word)
      if (at !== -1 || !own[field.name]) set(word, field.name, at === -1 ? names.length : at)
    }
    for (const [name, names] of Object.entries(own))
      for (const [rank, word] of names.entries()) set(wordOf(word), name, rank)
    for (const field of fields)
      if (!own[field.name]) for (const [rank, word] of field.headings.entries()) set(word, field.name, rank)
    return found
  }

  const tables = new Map<Aliases, Map<string, HeaderRead>>()
  const readBy = new Map<Aliases, Map<string, HeaderRead | null>>()
  const none: Aliases = {}

  function read(header: string, own: Aliases = none): HeaderRead | null {
    let table = tables.get(own)
    if (!table) {
      table = Object.keys(own).length === 0 ? general : ranks(own)
      tables.set(own, table)
    }
    let known = readBy.get(own)
    if (!known) {
      known = new Map()
      readBy.set(own, known)
    }
    const before = known.get(header)
    if (before !== undefined) return before
    const found = header.length > 200 ? null : readAnew(header, table)
    if (known.size < 20_000) known.set(header, found)
    return found
  }

  function readAnew(header: string, table: Map<string, HeaderRead>): HeaderRead | null {
    for (const [at, word] of spellingsOf(header).entries()) {
      const plain = table.get(word)
      const special = byWay.get(word)
      // A tool's or a model's own field of that name comes first; "status category" is both, and rather the second.
      const found = special && (!plain || plain.field === special.field) ? special : plain
      if (!found) continue
      if (found.field === 'estimate' && isTime(header)) return null
      return at === 0 ? found : { ...found, rank: found.rank + LESS * at }
    }
    return isTime(header) ? null : lastWordOf(header, table)
  }

  /** "Schedule State", "Plan Estimate", "State of work": one of its words says it, whatever the others are. */
  function lastWordOf(header: string, table: Map<string, HeaderRead>): HeaderRead | null {
    const words = headerWord(header)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
    // A line that is not split yet is no header.
    if (words.length < 2 || words.length > 5 || /[,;|\t'"]/.test(header)) return null
    for (const word of [words.at(-1)!, words[0]!]) {
      const found = table.get(word)
      if (found?.way !== 'plain' || word.length < 2) continue
      if (
        found.field === 'estimate' ||
        (found.field === 'status' && word !== 'stage' && word !== 'list' && !isForeign(header))
      )
        return { ...found, rank: found.rank + 50 * LESS }
    }
    return null
  }

  function match(headers: readonly string[], own: Aliases = none) {
    const reads = headers.map((header) => read(header, own))
    const matched: (ImportField | null)[] = reads.map(
      (found, at) => found?.field ?? (titleLevel(headers[at]!) === null ? null : 'title'),
    )
    const rankOf = (at: number) => reads[at]?.rank ?? Number.POSITIVE_INFINITY
    for (const field of singleFields) {
      const places = matched.flatMap((found, at) => (found === field ? [at] : []))
      const best = places.reduce((first, at) => (rankOf(at) < rankOf(first) ? at : first), places[0] ?? -1)
      const isTree = field === 'title' && rankOf(best) === Number.POSITIVE_INFINITY
      if (!isTree) for (const at of places) if (at !== best) matched[at] = null
    }
    return matched
  }

  return {
    fields,
    read,
    match,
    recognisedIn(cells) {
      const found = new Set(match(cells.slice(0, 200)))
      found.delete(null)
      return found.size + (found.has('title') ? 1 : 0)
    },
    means: (name, field) => read(name)?.field === field,
    memory,
  }
}

/** Those of the product's own items. */
export const headingsOfItems = createHeadings(itemImportables)

/** `Estimate (h)`, `Effort in days`: time, no points. */
export function isTime(header: string): boolean {
  const unit = unitOf(header)
  return (
    (unit !== null && times.has(wordOf(unit))) ||
    /(?:^|\s)(?:hours|days|stunden|tage|heures|jours|horas|时间|工时|時間|часы|часах|original|remaining|time|zeit|temps|tiempo|tempo|tijd|время|час)(?:\s|$)/u.test(
      headerWord(header),
    )
  )
}

/** One level of a tree of titles: `Title 2` -> 2, `Level 1`, `Ebene 3`, `L2`; anything else null. */
export function titleLevel(header: string): number | null {
  const [, stem = '', level] = /^(\p{L}[\p{L} ]*?)\s*(\d{1,2})$/u.exec(headerWord(header)) ?? []
  return level !== undefined && levelStems.has(stem) ? Number(level) : null
}
const levelStems = new Set(
  'title,titel,titre,título,titulo,titolo,tytuł,název,otsikko,rubrik,tittel,başlık,название,заголовок,назва,标题,標題,タイトル,제목,level,lvl,l,ebene,niveau,nivel,nível,livello,poziom,úroveň,nivå,taso,seviye,уровень,рівень,级别,层级,レベル,階層,레벨,summary,name,hierarchy,task name,work item'
    .split(',')
    .map(wordOf),
)

/** The level of work whose names a column holds, by its header; null for any other. `at` tells how far from its own words. */
export function levelOf(
  header: string,
): { level: number; kind: 'epic' | 'story' | 'technical'; at: number } | null {
  for (const [at, word] of spellingsOf(header).entries()) {
    const found = levels.get(word)
    if (found) return { ...found, at }
  }
  return null
}
