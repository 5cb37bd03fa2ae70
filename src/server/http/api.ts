import { Hono, type MiddlewareHandler } from 'hono'
import type { Model } from '#domain/kernel/model.ts'
import type { Kind } from '#domain/kinds.ts'
import type { Identify } from '../auth/identify.ts'
import { problem } from '../problem.ts'
import { addAccountRoutes } from './account-routes.ts'
import type { ApiContext, ApiEnv } from './api-env.ts'
import { bodyAtMost } from './body-at-most.ts'
import { addInvitationRoutes, type InvitationOptions, invitationDoors } from './invitation-routes.ts'
import { openApi } from './openapi.ts'
import { isCrossSite } from './origin.ts'
import { addQueryRoutes } from './query-routes.ts'
import { addReadRoutes } from './read-routes.ts'
import { addScopeRoutes } from './scope-routes.ts'
import { addSignInRoutes, type SignInOptions } from './sign-in-routes.ts'
import { addWriteRoutes } from './write-routes.ts'

export interface ApiOptions extends SignInOptions, InvitationOptions {
  model: Model
  identify: Identify
  publicUrl: string | null
  newId(kind: Kind): string
  newBatchId(): string
  /** whether requests can be served */
  ready(): boolean
  /** what comes before every route */
  before: readonly MiddlewareHandler<ApiEnv>[]
  /** other doors' routes under /api/v1, behind the same guards */
  more: readonly ((app: Hono<ApiEnv>) => void)[]
}

/** Routes that serve whoever asks. Every other one under /api answers only a member. */
export const publicRoutes: readonly string[] = [
  '/api/v1/claim',
  '/api/v1/sign-in',
  '/api/v1/sign-out',
  ...invitationDoors,
]

const takesMuch = (path: string) => path === '/api/v1/batches' || path.startsWith('/api/v1/imports')

/** The REST door. Public but for health and signing in; it knows no rule of the product. */
export function createApi(options: ApiOptions): Hono<ApiEnv> {
  const { identify, publicUrl } = options
  const app = new Hono<ApiEnv>()
  const small = bodyAtMost(1)
  const large = bodyAtMost(64)

  for (const handler of options.before) app.use(handler)
  app.get('/livez', (c) => c.json({ ok: true }))
  for (const path of ['/readyz', '/healthz']) {
    app.get(path, (c) => (options.ready() ? c.json({ ok: true }) : c.json({ ok: false }, 503)))
  }

  app.use('/api/*', async (c, next) => {
    const { headers, method } = c.req.raw
    const authorization = headers.get('authorization')
    if (isCrossSite({ method, headers, hasBearer: authorization !== null }, publicUrl)) {
      return problem('cross-site')
    }
    if (!publicRoutes.includes(c.req.path)) {
      const actor = await identify({ cookie: headers.get('cookie'), authorization })
      if (!actor) return signedOut(options)
      c.set('actor', actor)
    }
    c.header('cache-control', 'no-store')
    return (takesMuch(c.req.path) ? large : small)(c, next)
  })

  addSignInRoutes(app, options)
  addAccountRoutes(app, options)
  addInvitationRoutes(app, options)
  addReadRoutes(app, options)
  addScopeRoutes(app, options.model)
  addQueryRoutes(app, options)
  addWriteRoutes(app, options)
  for (const add of options.more) add(app)
  let document: object | null = null
  app.get('/api/openapi.json', (c) => {
    document ??= openApi(options.model)
    return c.json(document)
  })
  app.all('/api/*', (c: ApiContext) => problem('no-such-route', `${c.req.method} ${c.req.path}`))
  return app
}

/** The page shows the way in: to sign in, or, while there is nobody who could, to the link in the terminal. */
function signedOut({ accounts }: ApiOptions): Response {
  return problem('signed-out', '', { more: { claimed: accounts.exist() } })
}
