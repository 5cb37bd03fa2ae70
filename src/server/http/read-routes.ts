import type { Hono } from 'hono'
import { z } from 'zod'
import type { Model } from '#domain/kernel/model.ts'
import { createPage } from '#domain/kernel/page-size.ts'
import { find, type State } from '#domain/kernel/state.ts'
import type { Kind } from '#domain/kinds.ts'
import { administers } from '#domain/people/last-administrator.ts'
import { recordNamed } from '#domain/queries/record.ts'
import { isRefusal, type Refusal, refuse } from '#domain/refusals.ts'
import { idFor } from '#domain/resolve-keys.ts'
import { doorWords } from '#words/doors.ts'
import type { Accounts } from '../auth/accounts.ts'
import { malformedProblem, problem, refusalProblem } from '../problem.ts'
import { threadTime } from '../thread-time.ts'
import { type ApiContext, type ApiEnv, sendJson, setCookies } from './api-env.ts'
import { type CommandDescription, describeCommands } from './command-schema.ts'
import { goneProducts } from './gone-products.ts'
import { isCursor, listRecords, visibleTo } from './list-records.ts'
import { ownCommits } from './own-commits.ts'
import { readBody } from './read-body.ts'

const wholeNumber = { error: () => doorWords('wholeNumber') }

export const listQuery = z.strictObject({
  limit: z.coerce.number().int(wholeNumber).min(1).max(1000).default(100),
  cursor: z
    .string()
    .refine(isCursor, { error: () => doorWords('cursor') })
    .optional(),
})

export const historyQuery = z.strictObject({
  limit: z.coerce.number().int(wholeNumber).min(1).max(1000).default(50),
  before: z.coerce.number().int(wholeNumber).min(1).optional(),
  record: z.string().max(64).optional(),
})

export const ownCommitsQuery = historyQuery.pick({ limit: true })

/** Ids of products, with commas between them; each costs a read of the log. */
export const goneQuery = z.strictObject({ products: z.string().min(1).max(4_000) })

/** So few that a page of long ones is not much more than it should be. */
const DOCUMENTS_AT_ONCE = 10

export interface ReadOptions {
  model: Model
  accounts: Accounts
}

export function addReadRoutes(app: Hono<ApiEnv>, { model, accounts }: ReadOptions): void {
  let descriptions: CommandDescription[] | null = null

  app.get('/api/v1/commands', (c) => {
    descriptions ??= describeCommands(model)
    return sendJson(c, { commands: descriptions })
  })

  app.get('/api/v1/me', async (c) => {
    const { host, member, via, session } = c.var.actor
    if (session) {
      const renewed = await accounts.renew(c.req.header('cookie') ?? '')
      setCookies(c, renewed?.cookies ?? [])
    }
    const me = await host.read((state, seq) => ({
      member: find(state, 'member', member),
      workspace: find(state, 'workspace', host.workspace),
      epoch: host.storage.epoch,
      scopes: model.rights.scopesOf(state, member),
      seq,
      via,
    }))
    return c.json(me)
  })

  app.get('/api/v1/me/commits', async (c) => {
    const query = ownCommitsQuery.safeParse(c.req.query())
    if (!query.success) return malformedProblem(query.error)
    const { host, member } = c.var.actor
    return sendJson(c, { commits: await ownCommits(host, member, query.data.limit) })
  })

  app.get('/api/v1/me/gone', async (c) => {
    const query = goneQuery.safeParse(c.req.query())
    if (!query.success) return malformedProblem(query.error)
    const { host, member } = c.var.actor
    return c.json({ products: await goneProducts(host, member, query.data.products.split(',')) })
  })

  app.get('/api/v1/records/:kind', async (c) => {
    const kind = kindOf(c)
    if (!kind) return noKind(c)
    const refs = Object.keys(model.kinds.of(kind).refs)
    const { given, filters } = apart(c.req.query(), refs)
    const query = listQuery.safeParse(given)
    if (!query.success) return malformedProblem(query.error)
    const { host, member } = c.var.actor
    const { limit, cursor = null } = query.data
    const wrong = await host.read((state) => resolveFilters(model, state, member, kind, filters))
    if (wrong) return refusalProblem(wrong)
    const page = await host.read((state, seq) => {
      const spent = threadTime()
      const listed = listRecords(model, state, { kind, actor: member, filters, limit, cursor })
      host.worked(member, spent())
      return { ...listed, seq }
    })
    return sendJson(c, page)
  })

  app.get('/api/v1/records/:kind/:id', async (c) => {
    const kind = kindOf(c)
    if (!kind) return noKind(c)
    const id = c.req.param('id')
    const { host, member } = c.var.actor
    const record = await host.read((state) => {
      const named = idFor(model, state, member, kind, id)
      const found = typeof named === 'string' ? find(state, kind, named) : undefined
      return found && visibleTo(model, state, member)(kind, found) ? found : null
    })
    return record ? sendJson(c, record) : refusalProblem(refuse('not-found', { kind, id }))
  })

  app.get('/api/v1/documents/:id', async (c) => {
    const { host, member } = c.var.actor
    const id = c.req.param('id')
    const [document] = await host.storage.documents(host.workspace, [id])
    if (!document || !model.rights.maySee(host.state, member, document.scope))
      return refusalProblem(refuse('not-found', { kind: 'document', id }))
    return sendJson(c, { id, text: document.text })
  })

  app.post('/api/v1/documents', async (c) => {
    const read = await readBody(c, z.object({ ids: z.array(z.string().max(120)).max(1000) }))
    if ('answer' in read) return read.answer
    const { host, member } = c.var.actor
    const { ids } = read.body
    const documents: { id: string; text: string }[] = []
    const page = createPage()
    let at = 0
    for (; at < ids.length && !page.isFull; at += DOCUMENTS_AT_ONCE) {
      const some = ids.slice(at, at + DOCUMENTS_AT_ONCE)
      for (const { id, scope, text } of await host.storage.documents(host.workspace, some)) {
        if (!model.rights.maySee(host.state, member, scope)) continue
        documents.push({ id, text })
        page.add(text)
      }
    }
    return sendJson(c, { documents, left: ids.slice(at) })
  })

  app.get('/api/v1/history', async (c) => {
    const query = historyQuery.safeParse(c.req.query())
    if (!query.success) return malformedProblem(query.error)
    const { limit, before = Number.MAX_SAFE_INTEGER, record } = query.data
    const { host, member } = c.var.actor
    const scopes = model.rights.scopesOf(host.state, member)
    const commits = await host.storage.commits(host.workspace, {
      scopes,
      before,
      limit,
      ...(record !== undefined && { record: recordNamed(host.state, record)?.record.id ?? record }),
    })
    // A role may have been taken away while the log was read.
    if (!scopes.every((scope) => model.rights.maySee(host.state, member, scope)))
      return refusalProblem(refuse('not-found', { kind: 'record', id: record ?? '' }))
    if (record !== undefined && query.data.before === undefined && commits.length === 0)
      return refusalProblem(refuse('not-found', { kind: 'record', id: record }))
    const oldest = commits.at(-1)?.seq ?? 1
    return sendJson(c, { commits, next_before: oldest > 1 ? oldest : null })
  })

  app.post('/api/v1/verify', async (c) => {
    const { host, member } = c.var.actor
    const self = find(host.state, 'member', member)
    if (!self || !administers(self)) return problem('owner-only')
    return c.json({ differences: await host.storage.verify(host.workspace), seq: host.durable })
  })

  function kindOf(c: ApiContext): Kind | undefined {
    const kind = c.req.param('kind') ?? ''
    return model.kinds.has(kind) ? kind : undefined
  }

  function noKind(c: ApiContext): Response {
    return problem('no-such-kind', c.req.path)
  }
}

/** Puts ids in the place of keys; a filter that names nothing one may see refuses, so that a typo is no empty answer. */
function resolveFilters(
  model: Model,
  state: State,
  member: string,
  kind: Kind,
  filters: Record<string, string>,
): Refusal | null {
  for (const [field, text] of Object.entries(filters)) {
    const of = model.kinds.of(kind).refs[field]!.kind as Kind
    const id = idFor(model, state, member, of, text)
    if (isRefusal(id)) return id
    const record = find(state, of, id as string)
    if (!record || !visibleTo(model, state, member)(of, record))
      return refuse('not-found', { kind: of, id: text })
    filters[field] = record.id
  }
  return null
}

/** Parameters that name fields which point at other records, and the rest. */
function apart(parameters: Record<string, string>, refs: readonly string[]) {
  const all = Object.entries(parameters)
  return {
    filters: Object.fromEntries(all.filter(([name]) => refs.includes(name))),
    given: Object.fromEntries(all.filter(([name]) => !refs.includes(name))),
  }
}
