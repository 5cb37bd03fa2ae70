import type { ItemKind, ItemStatus } from '#domain/backlog/item.ts'
import type { ImportColumn, ImportSkip, ImportSource } from '#protocol/import-report.ts'

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
}

export interface Reading {
  source: ImportSource
  encoding: string
  delimiter: string | null
  columns: ImportColumn[]
  drafts: ItemDraft[]
  skipped: ImportSkip[]
  warnings: string[]
}

export interface Malformed {
  malformed: string
}

/** What a reader of one source returns; the encoding is known to the caller only. */
export type Content = Omit<Reading, 'encoding'>
