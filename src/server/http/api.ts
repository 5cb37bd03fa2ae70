import type { IncomingMessage } from 'node:http'
import { Hono, type MiddlewareHandler } from 'hono'
import type { Model } from '#domain/kernel/model.ts'
import type { Kind } from '#domain/kinds.ts'
import { mostImportMegabytes } from '#protocol/import-choices.ts'
import { type Identify, partyOf } from '../auth/identify.ts'
import { addressBlock } from '../bounds/address-block.ts'
import type { Bounds } from '../bounds/bounds.ts'
import type { FairTurns } from '../bounds/fair-turns.ts'
import type { MemberLimits } from '../bounds/member-limits.ts'
import type { OwnHosts } from '../bounds/own-hosts.ts'
import { patiently } from '../bounds/patiently.ts'
import { problem } from '../problem.ts'
import { addAccountRoutes } from './account-routes.ts'
import { createAnswers, tooMuchAtOnce } from './answers.ts'
import { type ApiContext, type ApiEnv, sendJson } from './api-env.ts'
import { bodyAtMost } from './body-at-most.ts'
import { addHealth, addHealthRoute, type HealthOptions } from './health-routes.ts'
import { addInvitationRoutes, type InvitationOptions, invitationDoors } from './invitation-routes.ts'
import { openApi } from './openapi/openapi.ts'
import { isCrossSite } from './origin.ts'
import { addQueryRoutes } from './query-routes.ts'
import { addReadRoutes } from './read-routes.ts'
import { addScopeRoutes } from './scope-routes.ts'
import { addSignInRoutes, type SignInOptions } from './sign-in-routes.ts'
import { addWriteRoutes } from './write-routes.ts'

export interface ApiOptions extends SignInOptions, InvitationOptions, HealthOptions {
  model: Model
  identify: Identify
  publicUrl: string | null
  newId(kind: Kind): string
  newBatchId(): string
  /** what one may take of the server */
  bounds: Bounds
  limitsOf(party: string): MemberLimits
  turn: FairTurns
  hosts: OwnHosts
  /** what comes before every route */
  before: readonly MiddlewareHandler<ApiEnv>[]
  /** other doors' routes under /api/v1, behind the same guards */
  more: readonly ((app: Hono<ApiEnv>) => void)[]
}

const SMALL_BYTES = 64 * 1024

/** Routes that serve whoever asks. Every other one under /api answers only a member. */
export const publicRoutes: readonly string[] = [
  '/api/v1/claim',
  '/api/v1/sign-in',
  '/api/v1/sign-out',
  ...invitationDoors,
]

/** The REST door. Public but for health and signing in; it knows no rule of the product. */
export function createApi(options: ApiOptions): Hono<ApiEnv> {
  const { identify, publicUrl, bounds, hosts } = options
  const app = new Hono<ApiEnv>()
  const answers = createAnswers(bounds)
  const least = bodyAtMost(bounds, bounds.strangerMegabytes)
  const small = bodyAtMost(bounds, bounds.bodyMegabytes)
  const batch = bodyAtMost(bounds, bounds.batchMegabytes)
  const upload = bodyAtMost(bounds, mostImportMegabytes, 'upload')
  const bodyOf = (path: string) =>
    path === '/api/v1/batches' ? batch : path === '/api/v1/imports' ? upload : small

  for (const handler of options.before) app.use(handler)
  addHealth(app, options)

  app.use(async (c, next) => {
    await next()
    if (isLeftLying(c.env?.incoming)) c.header('connection', 'close')
  })

  app.use(async (c, next) => {
    const { incoming } = c.env ?? {}
    const asked = incoming ? hosts.hostOf(incoming) : null
    return asked === null || hosts.isOwn(asked) ? next() : problem('foreign-host', asked)
  })

  app.use('/api/*', async (c, next) => {
    const { headers, method } = c.req.raw
    const { incoming, outgoing } = c.env ?? {}
    const authorization = headers.get('authorization')
    const asked = { method, headers, hasBearer: authorization !== null }
    if (isCrossSite(asked, incoming ? hosts.hostOf(incoming) : headers.get('host'), publicUrl))
      return problem('cross-site')
    c.header('cache-control', 'no-store')
    if (publicRoutes.includes(c.req.path)) {
      c.set('answer', answers.aside(addressBlock(options.addressOf(c)), outgoing))
      return least(c, next)
    }
    const actor = await identify({ cookie: headers.get('cookie'), authorization })
    if (!actor) return signedOut(options)
    const party = partyOf({ workspace: actor.host.workspace, member: actor.member })
    const limits = options.limitsOf(party)
    const wait = await theirTurn(limits, Number(headers.get('content-length') ?? 0))
    if (wait > 0) return tooFast(wait)
    const answer = await answers.begin(party, outgoing, limits.isAlone)
    if (!answer) return tooMuchAtOnce()
    if (!limits.isAlone) await options.turn(party)
    c.set('actor', actor)
    c.set('limits', limits)
    c.set('answer', answer)
    try {
      return await bodyOf(c.req.path)(c, next)
    } finally {
      answer.end()
    }
  })

  /** 0 when it is, after a little while if need be; else the seconds until it is. */
  async function theirTurn(limits: MemberLimits, bytes: number): Promise<number> {
    const wait = await patiently(() => limits.ask(bytes), bounds.patienceMs)
    if (wait > 0) limits.refused()
    return wait
  }

  addSignInRoutes(app, options)
  addAccountRoutes(app, options)
  addInvitationRoutes(app, options)
  addReadRoutes(app, options)
  addScopeRoutes(app, options.model)
  addQueryRoutes(app, options)
  addWriteRoutes(app, options)
  addHealthRoute(app, options)
  for (const add of options.more) add(app)
  let document: object | null = null
  app.get('/api/openapi.json', (c) => {
    document ??= openApi(options.model)
    return sendJson(c, document)
  })
  app.all('/api/*', (c: ApiContext) => problem('no-such-route', `${c.req.method} ${c.req.path}`))
  return app
}

/** Whether much of a body was not read: to take it from the line only to throw it away is work, too. */
function isLeftLying(incoming: IncomingMessage | undefined): boolean {
  if (!incoming || incoming.complete) return false
  return !(Number(incoming.headers['content-length']) <= SMALL_BYTES)
}

/** A request that comes before its turn, in seconds. */
export function tooFast(wait: number): Response {
  const seconds = Math.ceil(wait)
  return problem('too-fast', seconds, { headers: { 'retry-after': String(seconds) } })
}

/** The page shows the way in: to sign in, or, while there is nobody who could, to the link in the terminal. */
function signedOut({ accounts }: ApiOptions): Response {
  return problem('signed-out', '', { more: { claimed: accounts.exist() } })
}
