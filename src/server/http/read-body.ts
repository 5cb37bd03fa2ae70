import { isUtf8 } from 'node:buffer'
import type { z } from 'zod'
import { bounds } from '../bounds/bounds.ts'
import { jsonDepth } from '../json-depth.ts'
import { plainIssue } from '../plain-issue.ts'
import { malformedProblem, problem, refusalProblem } from '../problem.ts'
import type { ApiContext } from './api-env.ts'
import { unknownField } from './unknown-field.ts'

/** The request's JSON, or the answer that says what is wrong with it. */
export async function readJson(c: ApiContext): Promise<{ json: unknown } | { answer: Response }> {
  try {
    return { json: jsonOf(await c.req.arrayBuffer()) }
  } catch (error) {
    if (error instanceof TooDeep) return { answer: problem('deep-json', bounds.depth) }
    if (error instanceof SyntaxError) return { answer: problem('not-json') }
    throw error
  }
}

/** JSON is UTF-8. Bytes that are not, read leniently, would turn a typed name into another one without a word. */
function jsonOf(bytes: ArrayBuffer): unknown {
  if (!isUtf8(bytes)) throw new SyntaxError('The bytes are not UTF-8')
  const text = new TextDecoder().decode(bytes)
  if (jsonDepth(text) > bounds.depth) throw new TooDeep()
  return JSON.parse(text)
}

class TooDeep extends Error {}

export async function readBody<T>(
  c: ApiContext,
  schema: z.ZodType<T>,
): Promise<{ body: T } | { answer: Response }> {
  const read = await readJson(c)
  if ('answer' in read) return read
  const unknown = unknownField(schema, read.json)
  if (unknown) return { answer: refusalProblem(unknown) }
  const parsed = schema.safeParse(read.json, { error: plainIssue })
  return parsed.success ? { body: parsed.data } : { answer: malformedProblem(parsed.error) }
}
