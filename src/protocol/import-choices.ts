import { z } from 'zod'
import { type ItemKind, type ItemStatus, itemKinds, itemStatuses } from '#domain/backlog/item.ts'
import type { Fields } from '#domain/kernel/field.ts'

/** Files up to this size are taken. */
export const mostImportMegabytes = 20
/** Rows of one file; and columns, as many as a sheet of a spreadsheet has. */
export const mostImportRows = 100_000
export const mostImportColumns = 16_384

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
  /** likely twins that are another item, by their line, where nothing said would take them for the same */
  others?: number[]
  /** which of the releases found shall be made, by name; nothing is made unless named here */
  releases?: string[]
  /** id or key of the product that the items go to, where it is another than the file was sent for */
  product?: string
  /** makes a product for what is imported; what is left out of it is named after the file */
  newProduct?: { name?: string | undefined; key?: string | undefined } | undefined
}

/** `ImportChoices` as they come in, into the items of a model with these fields. */
export function importChoicesOf(fields: Fields) {
  const field = z.enum(importFieldsOf(fields))
  const place = z.string().regex(/^\d{1,5}$/)
  const lines = z.array(z.int().min(0)).max(mostImportRows).optional()
  const words = <T extends z.ZodType>(value: T) => z.record(z.string().min(1).max(200), value)
  const shape = {
    mapping: z.record(place, field.nullable()).optional(),
    columns: words(field.nullable()).optional(),
    source: z.enum(importSources).optional(),
    encoding: z.enum(importEncodings).optional(),
    order: z.union([z.literal('file'), z.int().min(0).max(mostImportColumns)]).optional(),
    orderBy: z.string().min(1).max(200).optional(),
    firstLineIsItem: z.boolean().optional(),
    headerLine: z.int().min(1).optional(),
    sheet: z.string().max(200).optional(),
    statuses: words(z.enum(itemStatuses)).optional(),
    kinds: words(z.enum(itemKinds)).optional(),
    estimates: words(fields.estimate!.schema).optional(),
    twins: lines,
    others: lines,
    releases: z.array(z.string().max(500)).max(1000).optional(),
    product: z.string().min(1).max(64).optional(),
    newProduct: z.strictObject({ name: z.string(), key: z.string() }).partial().optional(),
  } satisfies { [choice in keyof ImportChoices]-?: z.ZodType }
  return z.strictObject(shape).transform((parsed) => parsed as ImportChoices)
}

/** What stands in the address when a file is sent. */
export const importUpload = z.strictObject({
  /** id or key */
  product: z.string().min(1).max(64).optional(),
  name: z.string().max(500).default(''),
  /** all of `ImportChoices`, as JSON; `mapping` and `source` may stand by themselves */
  choices: z.string().max(100_000).optional(),
  mapping: z.string().max(20_000).optional(),
  source: z.string().max(40).optional(),
  /** the report lists all items, not just the first */
  whole: z.literal('true').optional(),
})
