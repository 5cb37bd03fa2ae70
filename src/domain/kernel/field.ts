import type { z } from 'zod'
import type { Said } from '#words/area.ts'

/** What happens to a record when the one its field points at is deleted; `keep` forbids the deletion. */
export type OnDelete = 'clear' | 'cascade' | 'keep'

export type FieldType =
  | 'line'
  /** a long text that stands beside the record; the field holds its id, see document.ts */
  | 'document'
  | 'choice'
  | 'number'
  | 'flag'
  | 'date'
  | 'ref'
  | 'words'
  /** given by the product: ranks, moments, numbers, where something came from */
  | 'system'

/** How the filter asks for a field: `key:` with its values, and `no:` / `has:` with the key when it may be empty. */
export interface FieldFilter {
  key: string
  absent?: boolean
}

/**
 * One field of a kind, told once: schema, command inputs, filter key, import heading, column, picker, form control,
 * flag of the command line and OpenAPI follow from it.
 */
export interface Field<S extends z.ZodType = z.ZodType> {
  type: FieldType
  /** "Estimate" */
  label: Said
  schema: S
  /** of a document: the schema of the text itself, as commands take it */
  text?: z.ZodType<string>
  /** whether the commands that edit a record may set it */
  edit: boolean
  /** what a new record has when the caller does not say; `undefined` when they must */
  initial?: z.input<S>
  /** of a choice: its values in their order, and what they are called */
  values?: readonly { value: string; label: Said }[]
  ref?: { kind: string; onDelete: OnDelete }
  filter?: FieldFilter
  /** headings of other tools' files that mean this field, in small letters */
  imports?: readonly string[]
  /** stands as a column of tables */
  column?: boolean
}

export type Fields = { readonly [name: string]: Field }
