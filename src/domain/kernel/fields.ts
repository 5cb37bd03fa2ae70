import { z } from 'zod'
import { fieldTroubles, fieldWords } from '#words/fields.ts'

/** The schemas that are ids of records, and of which kind's prefix; see named.ts. */
const prefixes = new WeakMap<z.ZodType, string>()

/** Schema of an id: its kind's prefix, an underscore, then 8 to 32 letters or digits. Ids are proposed by callers. */
export function idOf<P extends string>(prefix: P) {
  const schema = z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9A-Za-z]{8,32}$`), {
      error: () => fieldTroubles('id', { example: `${prefix}_1a2B3c4D5e6F7g` }),
    })
    .transform((value) => value as `${P}_${string}`)
  prefixes.set(schema, prefix)
  return schema
}

/** The prefix of the ids that a schema takes; undefined when it is no schema of ids. */
export function prefixOf(schema: z.ZodType): string | undefined {
  return prefixes.get(schema)
}

type FieldWord = Parameters<typeof fieldWords>[0]

/** A short line a person typed: trimmed at the ends, never altered inside. */
export function line(field: FieldWord, most = 500) {
  return optionalLine(field, most).min(1, {
    error: () => fieldTroubles('empty', { field: fieldWords(field) }),
  })
}

export function optionalLine(field: FieldWord, most = 500) {
  return z
    .string()
    .trim()
    .max(most, { error: () => fieldTroubles('long', { field: fieldWords(field), most }) })
}

export function longText(field: FieldWord, most = 100_000) {
  return z.string().max(most, { error: () => fieldTroubles('long', { field: fieldWords(field), most }) })
}

/** A moment as the server wrote it, ISO 8601 in UTC. */
export const moment = z.iso.datetime()

/** A fractional order key, see base/rank.ts. */
export const rankKey = z.string().min(1).max(64)
