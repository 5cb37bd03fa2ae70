import type { ItemKind, ItemStatus } from '#domain/backlog/item.ts'
import type { Fields } from '#domain/kernel/field.ts'
import type { Refusal } from '#domain/refusals.ts'

/** Files up to this size are taken. */
export const mostImportMegabytes = 20

/** What a file can be read as. */
export const importSources = [
  'stories',
  'csv',
  'jira-csv',
  'linear-csv',
  'pivotal-csv',
  'azure-csv',
  'asana-csv',
  'shortcut-csv',
  'gitlab-csv',
  'taiga-csv',
  'redmine-csv',
  'jira-xml',
  'trello-json',
  'github-json',
  'gitlab-json',
  'json',
  'xml',
  'markdown',
  'workbook',
  'html',
  'opml',
] as const
export type ImportSource = (typeof importSources)[number]

/**
 * What a column can be read as that is no field of an item.
 * `rank` orders the items. The last five have no place of their own yet and stand at the end of the item's text;
 * a `release` is offered to become one.
 */
export const importExtras = [
  'externalId',
  'externalUrl',
  'labels',
  'rank',
  'release',
  'sprint',
  'date',
  'person',
  'priority',
] as const

/** What has no place of its own here yet. */
export const importUnplaced = ['release', 'sprint', 'date', 'person', 'priority'] as const
export type ImportUnplaced = (typeof importUnplaced)[number]

/** What a column can be read as: the name of a field of an item, or one of the extras. */
export type ImportField = string

/** All of them, given the fields of an item: what people may set, and of references those that say their headings. */
export function importFieldsOf(fields: Fields): ImportField[] {
  const names = Object.keys(fields).filter((name) => {
    const { edit, type, imports } = fields[name]!
    return edit && (type !== 'ref' || imports !== undefined)
  })
  return [...names, ...importExtras.filter((name) => !names.includes(name))]
}

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

/** Column position -> what it is read as; null leaves it out. Positions not named keep what was recognised. */
export type ImportMapping = Record<number, ImportField | null>

/** Encodings that a person can choose, as the WHATWG encoding standard names them. */
export const importEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'windows-874',
  'iso-8859-2',
  'iso-8859-5',
  'koi8-r',
  'koi8-u',
  'ibm866',
  'macintosh',
  'x-mac-cyrillic',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'euc-kr',
] as const
export type ImportEncoding = (typeof importEncodings)[number]

/**
 * How the person wants the file read, where they know better than what was recognised. What is left out is found
 * out, or taken from what was chosen for the last file of that source.
 */
export interface ImportChoices {
  mapping?: ImportMapping
  /** the same by their headers, which need not be spelled the same; one that is none is refused */
  columns?: Record<string, ImportField | null>
  /** reads the file as this, whatever it looks like; a sentence comes back if that cannot be */
  source?: ImportSource
  encoding?: ImportEncoding
  /** the backlog's order: that of the file, or by the column at this position */
  order?: 'file' | number
  /** the column that orders, by its header */
  orderBy?: string
  /** the first line is no header but an item */
  firstLineIsItem?: boolean
  /** the line on which the header stands, from 1 */
  headerLine?: number
  /** of a workbook, by name */
  sheet?: string
  /** what a status, state or list of the file stands for, by its word there; upper and lower case are one */
  statuses?: Record<string, ItemStatus>
  /** the same for types of items */
  kinds?: Record<string, ItemKind>
  /** the same for estimates that are no numbers, such as "M"; null: it is none */
  estimates?: Record<string, number | null>
  /** likely twins that are the same item, by their line: the line makes no item */
  twins?: number[]
  /** which of the releases found shall be made, by name; nothing is made unless named here */
  releases?: string[]
  /** makes a product for what is imported; what is left out of it is named after the file */
  newProduct?: { name?: string | undefined; key?: string | undefined } | undefined
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

/** An item that is likely to be here already, though nothing proves it: the title is the same. */
export interface ImportTwin {
  line: number
  title: string
  item: string
  /** such as `TRL-12` */
  key: string
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
  applied?: ImportApplied
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
    words: { field: string; word: string; rows: number; takenFor: string | null }[]
    into?: Pick<ImportReport, 'product' | 'newProduct' | 'twins' | 'releases' | 'remembered' | 'warnings'>
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
  /** what undo takes back: the id of the commit, or of the long step */
  step: string
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
