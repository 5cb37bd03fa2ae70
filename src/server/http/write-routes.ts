import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import type { Command } from '#domain/kernel/command.ts'
import type { CommandCall, Commit } from '#domain/kernel/commit.ts'
import type { Model } from '#domain/kernel/model.ts'
import { withIds } from '#domain/kernel/with-ids.ts'
import type { Kind } from '#domain/kinds.ts'
import { isRefusal, refuse } from '#domain/refusals.ts'
import { withIdsForKeys } from '#domain/resolve-keys.ts'
import { type Batch, batch as batchSchema } from '#protocol/messages.ts'
import { refusalProblem } from '../problem.ts'
import { cutCommit } from '../workspace/cut-commit.ts'
import type { Executed } from '../workspace/host.ts'
import { type ApiContext, type ApiEnv, sendJson } from './api-env.ts'
import { readBody, readJson } from './read-body.ts'
import { unknownField } from './unknown-field.ts'

/** A batch as REST takes it: the id may stand in the Idempotency-Key header, or be left out. */
export const batchBody = batchSchema.partial({ id: true })

export interface WriteOptions {
  model: Model
  newId(kind: Kind): string
  newBatchId(): string
}

export function addWriteRoutes(app: Hono<ApiEnv>, { model, newId, newBatchId }: WriteOptions): void {
  app.post('/api/v1/commands/:name', async (c) => {
    const name = c.req.param('name')
    const command = model.commandNamed(name)
    if (!command) return refusalProblem(refuse('unknown-command', { name }))
    const read = await readJson(c)
    if ('answer' in read) return read.answer
    const input = await resolved(c, command, withIds(command, read.json, newId))
    if (isRefusal(input)) return refusalProblem(input)
    const id = idempotencyKey(c) ?? newBatchId()
    return answer(c, command, await execute(c, { id, commands: [{ name, input }], note: null }))
  })

  app.post('/api/v1/batches', async (c) => {
    const read = await readBody(c, batchBody)
    if ('answer' in read) return read.answer
    const id = idempotencyKey(c) ?? read.body.id ?? newBatchId()
    const commands: CommandCall[] = []
    for (const [at, { name, input }] of read.body.commands.entries()) {
      const command = model.commandNamed(name)
      const ready = command ? await resolved(c, command, withIds(command, input, newId)) : input
      if (isRefusal(ready)) return refusalProblem(ready, at)
      commands.push({ name, input: ready })
    }
    return answer(c, null, await execute(c, { id, commands, note: read.body.note }))
  })
}

/** Keys such as TM-42 stand for ids wherever a record is named. */
async function resolved(c: ApiContext, command: Command, input: unknown): Promise<unknown> {
  const { host, member } = c.var.actor
  const unknown = unknownField(command.input, input)
  return unknown ?? host.read((state) => withIdsForKeys(host.model, state, member, command, input))
}

function execute(c: ApiContext, batch: Batch): Promise<Executed> {
  const { host, member, via } = c.var.actor
  const program = c.req.header('x-program')?.slice(0, 100) ?? null
  const session = c.req.header('x-session')?.slice(0, 64) ?? null
  return host.execute(batch, { actor: member, via, program, session })
}

function answer(c: ApiContext, command: Command | null, executed: Executed): Response {
  if (!executed.ok) return refusalProblem(executed.refusal, command ? null : executed.at)
  const { again } = executed
  const { host, member } = c.var.actor
  // What somebody did once they may not see any more.
  const commit = again
    ? cutCommit(executed.commit, (scope) => host.model.rights.maySee(host.state, member, scope))
    : executed.commit
  const short = c.req.header('prefer')?.includes('return=minimal')
  const { seq, id, at } = commit
  return sendJson(c, {
    commit: short ? { seq, id, at } : commit,
    again,
    ...(command ? { created: createdBy(command, executed.commit) } : {}),
  })
}

/** The ids of what the command made, whoever chose them: an id sent again is answered with the first ones. */
function createdBy(command: Command, commit: Commit): Record<string, unknown> {
  const input = commit.commands[0]?.input as Record<string, unknown> | undefined
  return Object.fromEntries(Object.keys(command.creates ?? {}).map((field) => [field, input?.[field]]))
}

/** Any key will do; one that cannot be a batch's id is hashed into one that can. */
function idempotencyKey(c: ApiContext): string | null {
  const key = c.req.header('idempotency-key')
  if (!key) return null
  if (batchSchema.shape.id.safeParse(key).success) return key
  return createHash('sha256').update(key).digest('base64url')
}
