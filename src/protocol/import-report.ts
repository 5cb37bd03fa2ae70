import type { ItemKind, ItemStatus } from '#domain/backlog/item.ts'
import type { Refusal } from '#domain/refusals.ts'
import type {
  ImportChoices,
  ImportEncoding,
  ImportField,
  ImportSource,
  ImportUnplaced,
} from './import-choices.ts'

/**
 * Why a column is read as what it is read as: somebody `chosen` it now, it was `remembered` from an earlier file,
 * the `tool` writes it, its `header` says so, or its `cells` look so (a guess).
 */
export type ImportRule = 'chosen' | 'remembered' | 'tool' | 'header' | 'cells'

/** A column by position, since headers repeat; `samples` are up to three of its filled cells. */
export interface ImportColumn {
  index: number
  header: string
  samples: string[]
  /** null: it is not read */
  as: ImportField | null
  /** null where `as` is, unless somebody left it out */
  by: ImportRule | null
}

/** Something in the file that makes no item. `reason` is a sentence: which field, why, and what mends it. */
export interface ImportSkip {
  /** the line of a text, CSV or XML file, the place in the list of a JSON file; from 1 */
  line: number
  text: string
  reason: string
  /** the item that it is here as already, such as `TRL-12` */
  item?: string
}

export interface ImportItem {
  line: number
  title: string
  kind: ItemKind
  status: ItemStatus
  estimate: number | null
  /** how many items it stands beneath; 0 at the top */
  depth: number
}

/** A word of the file that was taken for a value of ours, and how many rows have it. */
export interface ImportWord {
  field: 'status' | 'kind' | 'estimate'
  /** as it stands in the file, first spelling */
  word: string
  rows: number
  /** a value of the field; null: none, the field stays empty */
  takenFor: string | null
  /** false: to be looked at, since the word is not known or only half says so. Unsure of a status means it stays open. */
  sure: boolean
  /** somebody chose so, now or for an earlier file */
  by: 'chosen' | 'remembered' | 'known' | 'guessed'
  /** what became of rows where another column decided, by its header: it has a date, says so, or is empty */
  instead?: { takenFor: ItemStatus; rows: number; column: string; why: 'date' | 'says' | 'blank' }[]
}

/** By what the tree was found. */
export type ImportTie =
  | 'id'
  | 'title'
  | 'columns'
  | 'outline'
  | 'indentation'
  | 'groups'
  | 'headings'
  | 'address'

export interface ImportHierarchy {
  by: ImportTie[]
  /** 1 when there is no tree */
  levels: number
  /** how many items stand beneath another */
  tied: number
  /** how many name a parent that was not found */
  untied: number
  /** the first 200 of them */
  loose: { line: number; title: string; parent: string }[]
}

export interface ImportOrder {
  by: 'file' | 'column' | 'position'
  /** the column that orders */
  column: number | null
  header: string | null
  /** the other columns that could */
  others: number[]
}

/** The first lines of the file as one encoding would have them. */
export interface ImportReading {
  encoding: ImportEncoding
  lines: string[]
}

export interface ImportUnplacedFound {
  what: ImportUnplaced
  columns: string[]
  rows: number
  samples: string[]
}

export interface ImportRelease {
  name: string
  rows: number
  /** the release of the product that is called so already */
  here: string | null
}

/** An item that is likely to be here already, though nothing proves it. */
export interface ImportTwin {
  line: number
  title: string
  item: string
  /** such as `TRL-12` */
  key: string
  titleHere: string
  /** what is alike: the titles, or the number that both have in the other tool, under another title here */
  by: 'title' | 'number'
  /** what it is taken for now: the same, so that the line makes no item, or another one */
  same: boolean
  /** it is the same for all that its tool says, which gives a number to one item only */
  proven: boolean
}

/** An item that is here, of which the file says something else. Nothing of it is changed. */
export interface ImportDiffering {
  line: number
  item: string
  /** such as `TRL-12` */
  key: string
  /** its title here */
  title: string
  /** a value of the field each, points as text; null: none */
  fields: { field: 'title' | 'kind' | 'status' | 'estimate'; file: string; here: string | null }[]
}

/** Everything that was taken from what somebody chose for an earlier file of the same source. */
export const importRemembered = [
  'source',
  'sheet',
  'encoding',
  'header',
  'mapping',
  'order',
  'statuses',
  'kinds',
  'estimates',
] as const
export type ImportRemembered = (typeof importRemembered)[number]

/** A product that is made in the same step as what is imported into it. */
export interface ImportNewProduct {
  id: string
  name: string
  key: string
}

/** How an import stands that a page has lost sight of, by its handle. */
export interface ImportStanding {
  import: string
  state: 'read' | 'applying' | 'applied'
  name: string
  product: string | null
  newProduct: ImportNewProduct | null
  choices: ImportChoices
  /** once it is */
  applied?: ImportApplied & { step: string }
}

/** A dry run: what the file is, and what importing it would do. Nothing is written. */
export interface ImportReport {
  /** handle for applying it and for reading it in another way; the server keeps it for half an hour */
  import: string
  /** where it was read from; null when there was no product yet */
  product: string | null
  /** what is made with the items, and holds them */
  newProduct: ImportNewProduct | null
  name: string
  source: ImportSource
  /** as it was read, and whether that is certain; empty `others` when nothing else could be meant */
  encoding: string
  encodingSure: boolean
  encodings: ImportReading[]
  delimiter: string | null
  /** of a workbook: all of them, and the one that is read */
  sheets: string[]
  sheet: string | null
  /** the line of the header, null where there is none */
  headerLine: number | null
  /** all of them, also those that are not read */
  columns: ImportColumn[]
  /** the most frequent 200, unsure ones first */
  words: ImportWord[]
  hierarchy: ImportHierarchy
  order: ImportOrder
  unplaced: ImportUnplacedFound[]
  releases: ImportRelease[]
  /** the first 200 of them */
  twins: ImportTwin[]
  /** how many of the file's items stand in the product already */
  known: number
  /** of how many of these the file says something else, and the first 200 of them */
  differs: number
  differing: ImportDiffering[]
  /**
   * the product, this or another, in which most of the file's items stand, or most of whose items from there stand in
   * the file: the file comes again
   */
  cameTo: string | null
  remembered: ImportRemembered[]
  /** where that is kept, and the product that it is of; null when nothing was taken from it */
  habit: { id: string; product: string } | null
  creates: number
  skips: number
  /** the first 200 of them */
  skipped: ImportSkip[]
  warnings: string[]
  /** the first 20 of those that would be created, in the order that they would stand in */
  sample: ImportItem[]
  /** all of them, and the whole reading, when that was asked for */
  whole?: ImportDryRun['data']
}

/**
 * What `throughline import --dry-run --json` prints: no server and no product is needed for it. Where a product is
 * named, its server is asked: `items` are those that would be made, and `into` says what the product knows of them.
 */
export interface ImportDryRun {
  schemaVersion: 1
  kind: 'import'
  data: {
    source: ImportSource
    /** in backlog order; `parent` is the title of the parent */
    items: {
      line: number
      title: string
      kind: ItemKind
      status: ItemStatus
      estimate: number | null
      parent: string | null
      labels: string[]
      description: string
    }[]
    skipped: { line: number; reason: string }[]
    columns: { header: string; as: ImportField | null }[]
    words: Pick<ImportWord, 'field' | 'word' | 'rows' | 'takenFor' | 'instead'>[]
    into?: Pick<
      ImportReport,
      | 'product'
      | 'newProduct'
      | 'twins'
      | 'known'
      | 'differs'
      | 'differing'
      | 'cameTo'
      | 'releases'
      | 'remembered'
      | 'warnings'
    >
  }
}

/** How far an import is: items are looked at again, then checked as commands, then written as one commit. */
export interface ImportProgress {
  phase: 'look' | 'check' | 'write'
  done: number
  of: number
}

/** Looking and checking are a part each; the commit itself is one step whose length nobody knows. */
export function percentOf({ phase, done, of }: ImportProgress): number {
  if (phase === 'look') return (60 * done) / Math.max(1, of)
  return phase === 'check' ? 60 : 80
}

export interface ImportApplied {
  /** what undo takes back: the id of the commit, or of the long step; null: all was here, so nothing was made */
  step: string | null
  seq: number
  created: number
  skipped: number
}

/** One line of the NDJSON answer to an import that is applied; the last is one of the lower four. */
export type ImportLine =
  | ImportProgress
  | ({ phase: 'done' } & ImportApplied)
  | { phase: 'refused'; code: string; about: Refusal['about']; detail: string }
  | { phase: 'cancelled' }
  | { phase: 'fault'; fault: string; detail: string }
