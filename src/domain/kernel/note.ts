import { z } from 'zod'
import { type Said, saidInWords } from '#words/area.ts'

const said = z.object({
  words: z.string().max(200),
  values: z.record(z.string(), z.union([z.string().max(2000), z.number()])).optional(),
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

/** What is said about a step; with the reasons of what was proposed before it was done. */
export type Note = Statement & { because?: readonly Reason[] }

const because = z
  .array(z.object({ what: statement, why: statement }))
  .max(1000)
  .optional()
export const noteSchema = z.union([
  z.object({ text: z.string().max(2000), because }),
  said.extend({ because }),
]) as z.ZodType<Note>
