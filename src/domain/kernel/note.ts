import { z } from 'zod'
import { type Said, saidInWords } from '#words/area.ts'
import type { Shortfall } from './shortfall.ts'

/** How many values one sentence has room for. */
export const mostValues = 20
/** How many commands of one step are told with their reasons. */
export const mostReasons = 500

const said = z.object({
  words: z.string().max(200),
  values: z
    .record(z.string().max(100), z.union([z.string().max(2000), z.number()]))
    .refine((values) => Object.keys(values).length <= mostValues)
    .optional(),
})

/** What somebody wrote, or what a program says: data, put into words where it is read. */
export const statement = z.union([z.object({ text: z.string().max(2000) }), said]) as z.ZodType<Statement>
export type Statement = { text: string } | Said

/** A statement as a person reads it. */
export function stated(statement: Statement): string {
  return 'text' in statement ? statement.text : saidInWords(statement)
}

/** What one command of a step did, and why it was proposed. */
export interface Reason {
  what: Statement
  why: Statement
}

/**
 * What is said about a step; with the reasons of what was proposed before it was done, and what of it did not come
 * about as it was asked, of which a step may say no more than that.
 */
export type Note = (Statement | object) & {
  because?: readonly Reason[]
  short?: readonly Shortfall[]
}

/** What a note says besides; null when it says nothing. */
export function noted(note: Note | null): string | null {
  return note && ('text' in note || 'words' in note) ? stated(note as Statement) : null
}

const because = z
  .array(z.object({ what: statement, why: statement }))
  .max(mostReasons)
  .optional()
export const noteSchema = z.union([
  z.object({ text: z.string().max(2000), because }),
  said.extend({ because }),
]) as z.ZodType<Note>
