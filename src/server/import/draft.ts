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

/** Something in the file that makes no item. `reason` is a sentence: which field, why, and what mends it. */
export interface Skipped {
  line: number
  text: string
  reason: string
}

export type Source =
  | 'stories'
  | 'csv'
  | 'jira-csv'
  | 'linear-csv'
  | 'pivotal-csv'
  | 'azure-csv'
  | 'asana-csv'
  | 'shortcut-csv'
  | 'gitlab-csv'
  | 'taiga-csv'
  | 'redmine-csv'
  | 'jira-xml'
  | 'trello-json'
  | 'github-json'
  | 'gitlab-json'

export const mappedFields = [
  'title',
  'kind',
  'status',
  'estimate',
  'description',
  'externalId',
  'externalUrl',
  'parentExternalId',
  'labels',
] as const
export type MappedField = (typeof mappedFields)[number]

/** A column by position, since headers repeat; `samples` are up to three of its filled cells. */
export interface Column {
  index: number
  header: string
  samples: string[]
  field: MappedField | null
}

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
