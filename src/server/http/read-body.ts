import { isUtf8 } from 'node:buffer'
import { setTimeout as pause } from 'node:timers/promises'
import type { z } from 'zod'
import { bounds } from '../bounds/bounds.ts'
import type { MemberLimits } from '../bounds/member-limits.ts'
import { jsonDepth } from '../json-depth.ts'
import { plainIssue } from '../plain-issue.ts'
import { malformedProblem, problem, refusalProblem } from '../problem.ts'
import { threadTime } from '../thread-time.ts'
import { TooSoon } from '../too-soon.ts'
import type { ApiContext } from './api-env.ts'
import { unknownField } from './unknown-field.ts'

/** The request's JSON, or the answer that says what is wrong with it. */
export async function readJson(c: ApiContext): Promise<{ json: unknown } | { answer: Response }> {
  try {
    const limits = isLong(c) ? c.var.limits : undefined
    // Before it is read: whoever has to come back leaves nothing behind in memory.
    if (limits) await untilLong(limits)
    const bytes = await c.req.arrayBuffer()
    const spent = threadTime()
    try {
      return { json: jsonOf(bytes) }
    } finally {
      limits?.worked(spent())
    }
  } catch (error) {
    if (error instanceof TooDeep) return { answer: problem('deep-json', bounds.depth) }
    if (error instanceof SyntaxError) return { answer: problem('not-json') }
    throw error
  }
}

/** Whether its JSON may keep the one thread for long; so may one of which nobody knows how much will come. */
function isLong(c: ApiContext): boolean {
  return !(Number(c.req.header('content-length')) <= bounds.bodyMegabytes * 1024 * 1024)
}

/** Resolves when they may keep the one thread for long. @throws TooSoon when that would be more than a little while */
async function untilLong(limits: MemberLimits): Promise<void> {
  for (let wait = limits.waitForLong(); wait > 0; wait = limits.waitForLong()) {
    if (wait * 1_000 > bounds.patienceMs) throw new TooSoon(wait)
    await pause(wait * 1_000)
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
