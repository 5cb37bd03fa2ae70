import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Hono } from 'hono'
import { z } from 'zod'
import type { Command } from '#domain/kernel/command.ts'
import { find } from '#domain/kernel/state.ts'
import { definitionOf, type Kind, kindNames } from '#domain/kinds.ts'
import { maySee } from '#domain/people/may.ts'
import { refuse } from '#domain/refusals.ts'
import { doorWords } from '#words/doors.ts'
import type { Accounts } from '../auth/accounts.ts'
import { malformedProblem, problem, refusalProblem } from '../problem.ts'
import type { Storage } from '../storage/storage.ts'
import { visibilityOf, visibleCommits } from '../workspace/visible-commits.ts'
import { type ApiContext, type ApiEnv, setCookies } from './api-env.ts'
import { type CommandDescription, describeCommand } from './command-schema.ts'
import { isCursor, listRecords } from './list-records.ts'

const wholeNumber = { error: () => doorWords('wholeNumber') }

export const listQuery = z.object({
  limit: z.coerce.number().int(wholeNumber).min(1).max(1000).default(100),
  cursor: z
    .string()
    .refine(isCursor, { error: () => doorWords('cursor') })
    .optional(),
})

export const historyQuery = z.object({
  limit: z.coerce.number().int(wholeNumber).min(1).max(1000).default(50),
  before: z.coerce.number().int(wholeNumber).min(1).optional(),
  record: z.string().max(64).optional(),
})

export interface ReadOptions {
  commands: readonly Command[]
  storage: Storage
  accounts: Accounts
}

const unzip = promisify(gunzip)

export function addReadRoutes(app: Hono<ApiEnv>, { commands, storage, accounts }: ReadOptions): void {
  let descriptions: CommandDescription[] | null = null

  app.get('/api/v1/commands', (c) => {
    descriptions ??= commands.map(describeCommand)
    return c.json({ commands: descriptions })
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
      seq,
      via,
    }))
    return c.json(me)
  })

  app.get('/api/v1/records/:kind', async (c) => {
    const kind = kindOf(c)
    if (!kind) return noKind(c)
    const query = listQuery.safeParse(c.req.query())
    if (!query.success) return malformedProblem(query.error)
    const filters: Record<string, string> = {}
    for (const field of Object.keys(definitionOf(kind).refs)) {
      const value = c.req.query(field)
      if (value !== undefined) filters[field] = value
    }
    const { host, member } = c.var.actor
    const { limit, cursor = null } = query.data
    const page = await host.read((state, seq) => ({
      ...listRecords(state, { kind, actor: member, filters, limit, cursor }),
      seq,
    }))
    return c.json(page)
  })

  app.get('/api/v1/records/:kind/:id', async (c) => {
    const kind = kindOf(c)
    if (!kind) return noKind(c)
    const id = c.req.param('id')
    const { host, member } = c.var.actor
    const record = await host.read((state) => {
      const found = find(state, kind, id)
      return found && maySee(state, member, kind, found) ? found : null
    })
    return record ? c.json(record) : refusalProblem(refuse('not-found', { kind, id }))
  })

  app.get('/api/v1/snapshot', async (c) => {
    const { host, member } = c.var.actor
    if (visibilityOf(host.state, member) !== 'all') return problem('signed-out')
    const { seq, bytes } = await host.snapshot()
    const headers = {
      'content-type': 'application/json',
      'cache-control': 'private, no-cache',
      etag: `"${host.workspace}-${seq}"`,
      vary: 'Accept-Encoding',
      'x-seq': String(seq),
    }
    if (c.req.header('if-none-match') === headers.etag) return c.body(null, 304, headers)
    if (/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) {
      return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { ...headers, 'content-encoding': 'gzip' })
    }
    return c.body((await unzip(bytes)) as Uint8Array<ArrayBuffer>, 200, headers)
  })

  app.get('/api/v1/history', async (c) => {
    const query = historyQuery.safeParse(c.req.query())
    if (!query.success) return malformedProblem(query.error)
    const { limit, before = Number.MAX_SAFE_INTEGER, record } = query.data
    const { host, member } = c.var.actor
    const commits = await storage.commitsBefore(host.workspace, before, limit, record)
    const oldest = commits.at(-1)?.seq ?? 1
    return c.json({
      commits: visibleCommits(host.state, member, commits),
      next_before: oldest > 1 ? oldest : null,
    })
  })

  app.post('/api/v1/verify', async (c) => {
    const { host, member } = c.var.actor
    if (find(host.state, 'member', member)?.role !== 'owner') return problem('owner-only')
    return c.json({ differences: await storage.verify(host.workspace), seq: host.durable })
  })
}

function kindOf(c: ApiContext): Kind | undefined {
  return kindNames.find((name) => name === c.req.param('kind'))
}

function noKind(c: ApiContext): Response {
  return problem('no-such-kind', c.req.path)
}
