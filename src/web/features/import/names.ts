import { item } from '#domain/backlog/item.ts'
import type { Fields } from '#domain/kernel/field.ts'
import {
  type ImportEncoding,
  type ImportField,
  importEncodings,
  importExtras,
} from '#protocol/import-choices.ts'
import type { ImportColumn, ImportWord } from '#protocol/import-report.ts'
import { saidInWords } from '#words/area.ts'
import { importEncodingWords, importFormatWords } from '#words/import-formats.ts'
import { importFoundWords as say } from '#words/import-page.ts'
import { itemKindInText, itemStatusInText } from '#words/items.ts'

const fields: Fields = item.fields

/** What a column can be read as, in words. */
export function fieldName(name: ImportField): string {
  const extra = importExtras.find((known) => known === name)
  if (extra) return importFormatWords(`field.${extra}`)
  return fields[name] ? saidInWords(fields[name].label) : name
}

export function columnName({ header, index }: Pick<ImportColumn, 'header' | 'index'>): string {
  return header || say('column', { number: index + 1 })
}

/** What a word of the file was taken for, among other words. */
export function takenForText(field: ImportWord['field'], value: string | null): string {
  if (value === null) return say('takenForNothing')
  if (field === 'status') return itemStatusInText(value as never)
  return field === 'kind' ? itemKindInText(value as never) : value
}

export function encodingName(encoding: string): string {
  const known = importEncodings.find((name) => name === encoding.toLowerCase())
  return known ? importEncodingWords(known as ImportEncoding) : encoding.toUpperCase()
}
