import type { z } from 'zod'
import { refusalParts } from '#words/refusals.ts'
import { type Refusal, refuse } from '../refusals.ts'

/** The refusal of an input that does not fit its schema: its first trouble, in the schema's own words. */
export function malformed(error: z.ZodError): Refusal {
  const issue = error.issues[0]
  return refuse('malformed', {
    field: issue?.path.join('.') || null,
    reason: issue?.message ?? refusalParts('unreadable'),
  })
}
