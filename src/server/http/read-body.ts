import type { z } from 'zod'
import { plainIssue } from '../plain-issue.ts'
import { malformedProblem, problem } from '../problem.ts'
import type { ApiContext } from './api-env.ts'

/** The request's JSON, or the answer that says what is wrong with it. */
export async function readJson(c: ApiContext): Promise<{ json: unknown } | { answer: Response }> {
  try {
    return { json: await c.req.json() }
  } catch (error) {
    if (error instanceof SyntaxError) return { answer: problem('not-json') }
    throw error
  }
}

export async function readBody<T>(
  c: ApiContext,
  schema: z.ZodType<T>,
): Promise<{ body: T } | { answer: Response }> {
  const read = await readJson(c)
  if ('answer' in read) return read
  const parsed = schema.safeParse(read.json, { error: plainIssue })
  return parsed.success ? { body: parsed.data } : { answer: malformedProblem(parsed.error) }
}
