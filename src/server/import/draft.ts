import {
  type ImportColumn,
  type ImportField,
  type ImportSkip,
  type ImportSource,
  importFields,
} from '#protocol/import-report.ts'

export type DraftKind =
  | 'epic'
  | 'story'
  | 'constraint'
  | 'workflow'
  | 'storyboard'
  | 'sketch'
  | 'mock-up'
  | 'defect'
  | 'technical'

export type DraftStatus = 'draft' | 'ready' | 'doing' | 'done'

/**
 * One item as the other tool had it, before anything is decided about it here.
 * `line` is where it starts: the line of a text, CSV or XML file, the 1-based position in the list of a JSON file.
 * `externalId` is unique among the drafts of one reading; `parentExternalId` may name an item that is not in the file.
 */
export interface ItemDraft {
  line: number
  title: string
  kind: DraftKind
  status: DraftStatus
  estimate: number | null
  description: string
  externalId: string | null
  externalUrl: string | null
  parentExternalId: string | null
  labels: string[]
}

export type Skipped = ImportSkip
export type Source = ImportSource
export type MappedField = ImportField
export const mappedFields = importFields
export type Column = ImportColumn

/** Column position -> what it is read as; null leaves it out. Positions not named keep what was recognised. */
export type Mapping = Record<number, MappedField | null>

export interface Reading {
  source: Source
  encoding: string
  delimiter: string | null
  columns: Column[]
  drafts: ItemDraft[]
  skipped: Skipped[]
  warnings: string[]
}

export interface Malformed {
  malformed: string
}

/** What a reader of one source returns; the encoding is known to the caller only. */
export type Content = Omit<Reading, 'encoding'>
