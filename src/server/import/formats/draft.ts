import type { ItemKind, ItemStatus } from '#domain/backlog/item.ts'
import type { ImportSource, ImportUnplaced } from '#protocol/import-choices.ts'
import type {
  ImportColumn,
  ImportOrder,
  ImportReading,
  ImportRelease,
  ImportSkip,
  ImportTie,
  ImportUnplacedFound,
  ImportWord,
} from '#protocol/import-report.ts'
import type { Recalled, Seeming } from './memory.ts'

/** What a file says of an item that has no place of its own here: its column's name, and the text in it. */
export interface Kept {
  what: ImportUnplaced
  name: string
  value: string
}

/**
 * One item as the other tool had it, before anything is decided about it here.
 * `line` is where it starts: the line of a text, CSV or XML file, the 1-based position in the list of a JSON file.
 * `externalId` is unique among the drafts of one reading; `parentExternalId` may name an item that is not in the file.
 */
export interface ItemDraft {
  line: number
  title: string
  kind: ItemKind
  status: ItemStatus
  estimate: number | null
  description: string
  externalId: string | null
  externalUrl: string | null
  parentExternalId: string | null
  labels: string[]
  /** values of fields that only the item's table knows */
  rest?: { [field: string]: unknown } | undefined
  kept?: Kept[] | undefined
}

/** What was found out on the way, for the person to see and change. */
export interface Findings {
  /** each item of the file that stands beneath another one of it */
  above: ReadonlyMap<ItemDraft, ItemDraft>
  /** by what */
  ties: ImportTie[]
  /** those that name a parent that is not in the file */
  loose: { line: number; title: string; parent: string }[]
  headerLine: number | null
  order: ImportOrder
  words: ImportWord[]
  unplaced: ImportUnplacedFound[]
  releases: Omit<ImportRelease, 'here'>[]
  sheets: string[]
  sheet: string | null
}

export interface Reading {
  source: ImportSource
  encoding: string
  delimiter: string | null
  columns: ImportColumn[]
  drafts: ItemDraft[]
  skipped: ImportSkip[]
  warnings: string[]
  /** whether nothing else could be meant, and the first lines in each encoding that could */
  encodingSure?: boolean
  encodings?: ImportReading[]
  /** what the bytes look like, where the file is a text */
  seems?: Seeming
  recalled?: Recalled
  /** a reader that finds nothing of a thing leaves it out */
  found?: Partial<Findings>
}

export interface Malformed {
  malformed: string
  /** for programs, where it is not merely that the file cannot be read */
  code?: 'unknown-column'
}

/** What a reader of one source returns; the encoding is known to the caller only. */
export type Content = Omit<Reading, 'encoding'>

const inFile: ImportOrder = { by: 'file', column: null, header: null, others: [] }

/** All findings, empty where a reader had none. */
export function findingsOf({ found = {} }: Pick<Reading, 'found'>): Findings {
  return {
    above: new Map(),
    ties: [],
    loose: [],
    headerLine: null,
    order: inFile,
    words: [],
    unplaced: [],
    releases: [],
    sheets: [],
    sheet: null,
    ...found,
  }
}
