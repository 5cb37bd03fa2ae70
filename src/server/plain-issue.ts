import type { z } from 'zod'
import { doorWords } from '#words/doors.ts'

/** For `safeParse(…, { error })`: what the schema does not say in its own words, in words for people. */
export const plainIssue: z.core.$ZodErrorMap = (issue) =>
  issue.code === 'invalid_type' && issue.input === undefined ? doorWords('missing') : undefined
