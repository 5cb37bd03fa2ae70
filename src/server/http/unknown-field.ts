import type { z } from 'zod'
import { shapeOf } from '#domain/kernel/named.ts'
import { type Refusal, refuse } from '#domain/refusals.ts'
import { doorWords } from '#words/doors.ts'

/**
 * Refuses an input with a field that its schema does not name: passed over, a typo would be answered as if it had been
 * done. Only where people and programs write inputs themselves. The schemas stay lenient, since what waits in an older
 * page is read by them too and may hold fields that are no more.
 */
export function unknownField(schema: z.ZodType, input: unknown): Refusal | null {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return null
  const known = Object.keys(shapeOf(schema))
  const field = Object.keys(input).find((name) => !known.includes(name))
  if (field === undefined) return null
  return refuse('malformed', { field, reason: doorWords('unknownField', { known: known.join(', ') }) })
}
