import type { Hono } from 'hono'
import { z } from 'zod'
import type { Model } from '#domain/kernel/model.ts'
import { writtenMoment } from '#domain/kernel/moment.ts'
import { partsOf, type Scope, scopeIn } from '#domain/kernel/scope.ts'
import type { State } from '#domain/kernel/state.ts'
import { productByKey } from '#domain/keys.ts'
import { refuse } from '#domain/refusals.ts'
import { malformedProblem, refusalProblem } from '../problem.ts'
import type { Snapshot } from '../storage/storage.ts'
import type { Host } from '../workspace/host.ts'
import type { ApiContext, ApiEnv } from './api-env.ts'
import { sendSnapshot } from './send-snapshot.ts'

const momentQuery = z.object({ moment: writtenMoment })

/** A scope whole: as it is, and as it was at a moment. */
export function addScopeRoutes(app: Hono<ApiEnv>, model: Model): void {
  app.get('/api/v1/snapshot', (c) => sendScope(c, model, (host, scope) => host.snapshot(scope)))

  app.get('/api/v1/state-at', async (c) => {
    const given = momentQuery.safeParse(c.req.query())
    if (!given.success) return malformedProblem(given.error)
    const { moment } = given.data
    const { durable: newest } = c.var.actor.host
    if (typeof moment === 'number' && moment > newest)
      return refusalProblem(refuse('step-ahead', { field: 'moment', step: moment, newest }))
    return sendScope(c, model, async ({ storage, workspace }, scope) => {
      const seq = typeof moment === 'number' ? moment : await storage.seqAt(workspace, moment)
      // The log may be a step ahead of what this server has told everyone.
      const past = await storage.stateAt(workspace, scope, Math.min(seq, newest))
      // Unlike the present it is nobody else's.
      c.var.answer.hold('answer', past.bytes.length)
      return past
    })
  })
}

/** Sends what the parameter `scope` names to whoever may see it, before it is fetched and after. */
async function sendScope(
  c: ApiContext,
  model: Model,
  fetch: (host: Host, scope: Scope) => Promise<Snapshot>,
): Promise<Response> {
  const { host, member } = c.var.actor
  const asked = c.req.query('scope') ?? ''
  const scope = await host.read((state) => {
    const named = scopeNamed(state, asked)
    return named !== null && model.rights.maySee(state, member, named) ? named : null
  })
  const hidden = () => refusalProblem(refuse('not-found', { kind: 'scope', id: asked }))
  if (scope === null) return hidden()
  const fetched = await fetch(host, scope)
  // A role may have been taken away meanwhile.
  return model.rights.maySee(host.state, member, scope) ? sendSnapshot(c, host, scope, fetched) : hidden()
}

/** A scope as it is written, or with the product's key, now or formerly, in place of its id. */
function scopeNamed(state: State, text: string): Scope | null {
  const parts = partsOf(text)
  if (!parts?.product || !parts.shelf) return parts ? text : null
  const product = productByKey(state, parts.product)
  return product ? scopeIn(product.id, parts.shelf, parts.member ?? undefined) : null
}
