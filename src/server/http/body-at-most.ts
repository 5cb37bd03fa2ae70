import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { problem } from '../problem.ts'
import type { ApiEnv } from './api-env.ts'

/**
 * Refuses a body of more than that. One whose length is told is held to it by the HTTP parser; only one that comes in
 * pieces is counted as it comes, which takes a web stream, and that costs more than most requests do. What all bodies
 * together hold is bounded, too.
 */
export function bodyAtMost(megabytes: number, of: 'body' | 'upload' = 'body'): MiddlewareHandler<ApiEnv> {
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
    if (length === null || headers.has('transfer-encoding')) {
      // Nobody knows how much will come.
      if (headers.has('transfer-encoding')) c.var.answer.hold(of, most)
      return counted(c, next)
    }
    if (Number(length) > most) return refuse()
    c.var.answer.hold(of, Number(length))
    return next()
  }
}
