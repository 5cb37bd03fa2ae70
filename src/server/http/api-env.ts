import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from 'hono'
import type { Actor } from '../auth/identify.ts'
import type { MemberLimits } from '../bounds/member-limits.ts'
import type { Answer } from './answers.ts'
import { bodyOf } from './in-pieces.ts'

/** What the server adds to a request on its way to a route. */
export interface ApiEnv {
  /** absent when a test asks without a port */
  Bindings: { incoming?: IncomingMessage; outgoing?: ServerResponse }
  /** `actor` and `limits` are set on every route under /api that is not public */
  Variables: { actor: Actor; answer: Answer; limits: MemberLimits }
}

export type ApiContext = Context<ApiEnv>

export function setCookies(c: ApiContext, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}

const SMALL = 16 * 1024

/** Answers with JSON that may be large. @throws TooMuchAtOnce when whoever asks has too much of it on the way already */
export function sendJson(c: ApiContext, value: unknown): Response {
  const text = JSON.stringify(value)
  if (text.length <= SMALL) return c.body(text, 200, { 'content-type': 'application/json' })
  return sendBytes(c, Buffer.from(text), { 'content-type': 'application/json' })
}

/** Answers with bytes that are this answer's alone. @throws TooMuchAtOnce */
function sendBytes(c: ApiContext, bytes: Uint8Array, headers: Record<string, string>): Response {
  c.var.answer.hold('answer', bytes.length)
  c.var.limits?.made(bytes.length)
  return sendShared(c, bytes, headers)
}

/** Answers with bytes that are kept anyway, for however many readers. */
export function sendShared(c: ApiContext, bytes: Uint8Array, headers: Record<string, string>): Response {
  return c.body(bodyOf(bytes), 200, { ...headers, 'content-length': String(bytes.length) })
}
