import { isDeepStrictEqual } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { brokenInvariants } from '#domain/invariants.ts'
import type { Command } from '#domain/kernel/command.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import type { State } from '#domain/kernel/state.ts'
import type { Batch } from '#protocol/messages.ts'
import { Replica } from '#protocol/replica.ts'
import { decodeSnapshot } from '#protocol/snapshot.ts'
import type { Host } from '#server/workspace/host.ts'
import { type MemoryDisk, openMemoryStorage } from '#tests/support/memory-storage.ts'
import { contentOf, idsInOrder, type StateContent } from '#tests/support/state-content.ts'
import type { Page } from './page.ts'
import { Referee } from './referee.ts'

/** A caller without a page. */
export interface Caller {
  batch: Batch
  actor: string
  /** servers that have not answered yet */
  asking: number[]
  answers: ('done' | 'refused')[]
}

export interface Outcome {
  workspace: string
  disk: MemoryDisk
  host: Host | null
  pages: readonly Page[]
  members: readonly string[]
  callers: readonly Caller[]
  commandNamed(name: string): Command | undefined
}

/** What must be true when the storm is over. */
export async function judge(outcome: Outcome): Promise<{ found: string[]; accepted: Map<string, number> }> {
  const { workspace, disk, host, pages, commandNamed } = outcome
  const found: string[] = []
  const accepted = new Map<string, number>()
  const texts = disk.workspaces.get(workspace)!.commits
  const commits = texts.map((text) => JSON.parse(text) as Commit)

  const referee = new Referee()
  for (const commit of commits) {
    referee.watch(commit)
    for (const { name } of commit.commands) accepted.set(name, (accepted.get(name) ?? 0) + 1)
  }
  referee.finish(commits.at(-1)!)
  found.push(...referee.found)
  found.push(...answersAreTrue(commits, outcome))

  const storage = openMemoryStorage(disk)
  found.push(...(await storage.verify(workspace)))
  if (!host) return { found: [...found, 'No server is left'], accepted }
  const truth = contentOf(host.state)
  found.push(...brokenInvariants(host.state))
  found.push(...sameRecords(referee, host.state))

  const replayed = new Replica(commandNamed)
  for (const commit of commits) replayed.apply(commit)
  if (!isDeepStrictEqual(contentOf(replayed.state), truth))
    found.push('The log replayed from the start is not the State')

  const { seq, bytes } = await host.snapshot()
  const fresh = new Replica(commandNamed)
  for (const [kind, rows] of decodeSnapshot(gunzipSync(bytes).toString()).records) fresh.load(kind, rows)
  fresh.seq = seq
  for (const commit of commits.slice(seq)) fresh.apply(commit)
  if (!isDeepStrictEqual(contentOf(fresh.state), truth))
    found.push('A snapshot and the log after it are not the State')

  for (const [index, { replica }] of pages.entries()) {
    if (replica.seq !== commits.length) found.push(`Page ${index} is at ${replica.seq} of ${commits.length}`)
    if (replica.pending.length > 0)
      found.push(`Page ${index} still waits for ${replica.pending[0]!.batch.id}`)
    const difference = firstDifference(contentOf(replica.state), truth)
    if (difference) found.push(`Page ${index} differs from the server: ${difference}`)
    found.push(...brokenInvariants(replica.state).map((broken) => `Page ${index}: ${broken}`))
  }
  return { found, accepted }
}

/** At most once, and nothing that was answered otherwise. */
function answersAreTrue(
  commits: readonly Commit[],
  { pages, members, callers, commandNamed }: Outcome,
): string[] {
  const found: string[] = []
  const byId = new Map(commits.map((commit) => [commit.id, commit]))
  const sent = new Map<string, { batch: Batch; actor: string }>()
  for (const [index, page] of pages.entries()) {
    for (const [id, { batch, answer }] of page.run) {
      sent.set(id, { batch, actor: members[index]! })
      if (answer === 'none') found.push(`Batch ${id} of page ${index} was neither done nor refused`)
      if (answer === 'done' && !byId.has(id)) found.push(`Batch ${id} was acknowledged and is not in the log`)
      if (answer === 'refused' && byId.has(id)) found.push(`Batch ${id} was refused and is in the log`)
    }
  }
  for (const { batch, actor, answers } of callers) {
    sent.set(batch.id, { batch, actor })
    const done = answers.includes('done')
    if (done && !byId.has(batch.id)) found.push(`Batch ${batch.id} was acknowledged and is not in the log`)
    if (!done && byId.has(batch.id)) found.push(`Batch ${batch.id} was refused and is in the log`)
  }
  for (const { id, actor, commands, note } of commits) {
    const batch = sent.get(id)
    if (!batch) {
      found.push(`Commit ${id} is of a batch that nobody sent`)
      continue
    }
    const meant = batch.batch.commands.map(({ name, input }) => ({
      name,
      input: commandNamed(name)!.input.safeParse(input).data,
    }))
    const same = isDeepStrictEqual(JSON.parse(JSON.stringify(meant)), commands)
    if (!same || batch.actor !== actor || batch.batch.note !== note)
      found.push(`Commit ${id} is not what was sent: ${JSON.stringify(commands)}`)
  }
  return found
}

function sameRecords(referee: Referee, state: State): string[] {
  const found: string[] = []
  const { records } = contentOf(state)
  if (
    !isDeepStrictEqual(records, Object.fromEntries([...referee.records].sort(([a], [b]) => (a < b ? -1 : 1))))
  )
    found.push('The State holds other records than the log')
  for (const product of state.records.product.keys()) {
    const columns = idsInOrder(state, 'release', product)
    const right = referee.columns(product)
    if (!isDeepStrictEqual(columns, right))
      found.push(
        `The columns of ${product} stand as ${columns.join(' ')}; in time order they are ${right.join(' ')}`,
      )
  }
  return found
}

function firstDifference(page: StateContent, truth: StateContent): string | null {
  for (const part of ['records', 'orders'] as const) {
    for (const key of new Set([...Object.keys(page[part]), ...Object.keys(truth[part])])) {
      const [is, should] = [page[part][key], truth[part][key]]
      if (!isDeepStrictEqual(is, should))
        return `${key} is ${JSON.stringify(is)}, not ${JSON.stringify(should)}`
    }
  }
  return null
}
