import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import type { Actor } from '../auth/identify.ts'

/** What the server adds to a request on its way to a route. */
export interface ApiEnv {
  /** absent when a test asks without a port */
  Bindings: { incoming?: IncomingMessage }
  /** set on every route under /api that is not public */
  Variables: { actor: Actor }
}

export type ApiContext = Context<ApiEnv>

export function setCookies(c: ApiContext, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}
