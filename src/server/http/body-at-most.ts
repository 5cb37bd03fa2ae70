import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Bounds } from '../bounds/bounds.ts'
import type { MemberLimits } from '../bounds/member-limits.ts'
import { patiently } from '../bounds/patiently.ts'
import { problem } from '../problem.ts'
import { TooSoon } from '../too-soon.ts'
import type { ApiEnv } from './api-env.ts'

/**
 * Refuses a body of more than that. One whose length is told is held to it by the HTTP parser; only one that comes in
 * pieces is counted as it comes, which takes a web stream, and that costs more than most requests do. What all bodies
 * together hold is bounded, too.
 */
export function bodyAtMost(
  bounds: Bounds,
  megabytes: number,
  of: 'body' | 'upload' = 'body',
): MiddlewareHandler<ApiEnv> {
  const most = megabytes * 1024 * 1024
  // The rest of the body is not read, so the connection is of no further use.
  const refuse = () =>
    problem(of === 'upload' ? 'file-too-large' : 'body-too-large', megabytes, {
      headers: { connection: 'close' },
    })
  const counted = bodyLimit({ maxSize: most, onError: refuse })

  return async (c, next) => {
    const { method, headers } = c.req.raw
    if (method === 'GET' || method === 'HEAD') return next()
    const length = headers.get('content-length')
    // Of one that comes in pieces nobody knows how much will come.
    const isInPieces = headers.has('transfer-encoding')
    const bytes = isInPieces ? most : Number(length ?? 0)
    if (bytes > most) return refuse()
    if (of === 'body') await untilLong(bounds, c.var.limits, bytes)
    c.var.answer.hold(of, bytes)
    // An upload is counted where it is kept.
    return of === 'upload' || (length !== null && !isInPieces) ? next() : counted(c, next)
  }
}

/**
 * What is long to read as JSON is read in one go, which keeps all others waiting: before any of it is taken in, its sender
 * waits until they may. @throws TooSoon when that would be more than a little while
 */
async function untilLong(bounds: Bounds, limits: MemberLimits | undefined, bytes: number): Promise<void> {
  const ms = (bytes / (1024 * 1024)) * bounds.longWorkOfMegabyte
  if (!limits || ms <= bounds.shortWork) return
  const wait = await patiently(limits.waitForLong, bounds.patienceMs)
  if (wait > 0) {
    limits.refused()
    throw new TooSoon(wait)
  }
  // Counted before it is done, so that many at once do not all find that there is room.
  limits.worked(ms)
}
