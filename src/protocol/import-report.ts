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
] as const
export type ImportSource = (typeof importSources)[number]

/** What a column can be read as that is no field of an item. */
export const importExtras = ['externalId', 'externalUrl', 'labels'] as const

/** What a column can be read as: the name of a field of an item, or one of the extras. */
export type ImportField = string

/** All of them, given the fields of an item: what people may set, and of references those that say their headings. */
export function importFieldsOf(fields: Fields): ImportField[] {
  const names = Object.keys(fields).filter((name) => {
    const { edit, type, imports } = fields[name]!
    return edit && (type !== 'ref' || imports !== undefined)
  })
  return [...names, ...importExtras]
}

/** A column by position, since headers repeat; `samples` are up to three of its filled cells. */
export interface ImportColumn {
  index: number
  header: string
  samples: string[]
  field: ImportField | null
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
  /** whether it stands beneath another item */
  child: boolean
}

/** Column position -> what it is read as; null leaves it out. Positions not named keep what was recognised. */
export type ImportMapping = Record<number, ImportField | null>

/** How the person wants the file read, where they know better than what was recognised. */
export interface ImportChoices {
  mapping?: ImportMapping
  /** reads the file as this, whatever it looks like; a sentence comes back if that cannot be */
  source?: ImportSource
}

/** A dry run: what the file is, and what importing it would do. Nothing is written. */
export interface ImportReport {
  /** handle for applying it and for reading it in another way; the server keeps it for half an hour */
  import: string
  product: string
  name: string
  source: ImportSource
  encoding: string
  delimiter: string | null
  columns: ImportColumn[]
  creates: number
  skips: number
  /** the first 200 of them */
  skipped: ImportSkip[]
  warnings: string[]
  /** the first 20 of those that would be created */
  sample: ImportItem[]
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
