import { z } from 'zod'
import { saidInWords } from '#words/area.ts'
import type { Kind, Row } from '../kinds.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Fields } from './field.ts'
import type { State } from './state.ts'

/** The values that fields had when somebody began to edit them, by field. */
export type Was = { readonly [field: string]: unknown }

/**
 * Of an edit: what the fields that it sets were when it began. Long texts say so by their document (`base`). What a
 * field holds was taken by its schema once, so nothing is asked of it here.
 */
export function wasOf(
  fields: Fields,
  names: readonly string[] = Object.keys(fields),
): z.ZodOptional<z.ZodType<Was>> {
  const shape = names.flatMap((name) => {
    const { edit, type, schema } = fields[name]!
    // What it pointed at may be gone by now, and is nothing that an edit speaks of as being there.
    const of = type === 'ref' ? z.string().nullable() : schema
    return edit && type !== 'document' ? [[name, of.optional()] as const] : []
  })
  return z.object(Object.fromEntries(shape)).optional()
}

/**
 * Refuses to overwrite what whoever edits has not seen: a field that is neither as it was when they began nor as they
 * want it. Fields that they do not set are nobody's business; who says nothing of what was overwrites.
 */
export function changedMeanwhile(
  state: State,
  kind: Kind,
  record: { id: string },
  given: { readonly [field: string]: unknown },
  was: Was = {},
): Refusal | null {
  for (const [field, began] of Object.entries(was)) {
    const typed = given[field]
    const is = (record as Row)[field] as unknown
    if (typed === undefined || began === undefined || same(is, began) || same(is, typed)) continue
    return refuse('changed-meanwhile', {
      kind,
      id: record.id,
      name: field,
      field: saidInWords(state.kinds.of(kind).fields[field]!.label),
      was: told(began),
      is: told(is),
      typed: told(typed),
      // Who set it, and whether it was whoever edits, say those who know.
      by: null,
      self: null,
    })
  }
  return null
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** A value as a refusal carries it. */
function told(value: unknown): string | number {
  if (value === null) return ''
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value)
}
