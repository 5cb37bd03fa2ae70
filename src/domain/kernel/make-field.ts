import { z } from 'zod'
import type { Said } from '#words/area.ts'
import { fieldTroubles, fieldWords } from '#words/fields.ts'
import { documentId } from './document.ts'
import type { Field, FieldFilter, OnDelete } from './field.ts'
import { line, longText, moment, optionalLine, rankKey } from './fields.ts'

type Label = Parameters<typeof fieldWords>[0]
interface Told {
  filter?: FieldFilter
  imports?: readonly string[]
  column?: boolean
}

const labelled = (label: Label, { filter, imports, column }: Told) => ({
  label: fieldWords.said(label),
  ...(filter && { filter }),
  ...(imports && { imports }),
  ...(column && { column }),
})

/** A line that must say something. */
export function lineField(label: Label, { most = 500, ...told }: Told & { most?: number } = {}) {
  return { type: 'line', schema: line(label, most), edit: true, ...labelled(label, told) } satisfies Field
}

/** A line that may be empty. */
export function optionalLineField(label: Label, { most = 500, ...told }: Told & { most?: number } = {}) {
  return {
    type: 'line',
    schema: optionalLine(label, most),
    edit: true,
    initial: '',
    ...labelled(label, told),
  } satisfies Field
}

/** A long text: commands take the text, the record holds the id of the document, null when there is none. */
export function documentField(label: Label, told: Told = {}) {
  return {
    type: 'document',
    schema: documentId.nullable(),
    text: longText(label),
    edit: true,
    initial: null,
    ...labelled(label, told),
  } satisfies Field
}

export function choiceField<const V extends readonly [string, ...string[]]>(
  label: Label,
  values: V,
  { words, initial, ...told }: Told & { words: { said(key: V[number]): Said }; initial?: V[number] },
) {
  return {
    type: 'choice',
    schema: z.enum(values),
    edit: true,
    values: values.map((value) => ({ value, label: words.said(value) })),
    ...(initial !== undefined && { initial }),
    ...labelled(label, told),
  } satisfies Field
}

/** A number that may be missing. */
export function numberField(
  label: Label,
  { least, most, ...told }: Told & { least?: number; most?: number } = {},
) {
  let number = z.number()
  if (least !== undefined)
    number = number.min(least, { error: () => fieldTroubles('least', { field: fieldWords(label), least }) })
  if (most !== undefined)
    number = number.max(most, { error: () => fieldTroubles('most', { field: fieldWords(label), most }) })
  return {
    type: 'number',
    schema: number.nullable(),
    edit: true,
    initial: null,
    ...labelled(label, told),
  } satisfies Field
}

export function flagField(label: Label, told: Told = {}) {
  return {
    type: 'flag',
    schema: z.boolean(),
    edit: true,
    initial: false,
    ...labelled(label, told),
  } satisfies Field
}

type IdSchema = z.ZodType<string>

/** Points at a record that must be there, such as the one this belongs to; set once, when it is made. */
export function refField<S extends IdSchema>(
  label: Label,
  to: { kind: string; id: S; onDelete: Exclude<OnDelete, 'clear'> },
  told: Told = {},
) {
  const { kind, id, onDelete } = to
  return {
    type: 'ref',
    schema: id,
    edit: false,
    ref: { kind, onDelete },
    ...labelled(label, told),
  } satisfies Field
}

/** Points at a record, or at none. */
export function optionalRefField<S extends IdSchema>(
  label: Label,
  to: { kind: string; id: S; onDelete?: OnDelete },
  told: Told = {},
) {
  const { kind, id, onDelete = 'clear' } = to
  return {
    type: 'ref',
    schema: id.nullable(),
    edit: true,
    initial: null,
    ref: { kind, onDelete },
    ...labelled(label, told),
  } satisfies Field
}

/** Given by the product, not by whoever edits. */
export function systemField<S extends z.ZodType>(label: Label, schema: S, told: Told = {}) {
  return { type: 'system', schema, edit: false, ...labelled(label, told) } satisfies Field
}

export const rankField = systemField('rank', rankKey)
export const createdAtField = systemField('createdAt', moment)
