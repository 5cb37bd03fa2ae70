import { isDeepStrictEqual } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { brokenInvariants } from '#domain/invariants.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import type { Model } from '#domain/kernel/model.ts'
import type { State } from '#domain/kernel/state.ts'
import { Replica } from '#protocol/replica.ts'
import { decodeSnapshot } from '#protocol/snapshot.ts'
import type { Host } from '#server/workspace/host.ts'
import { type MemoryDisk, openMemoryStorage } from '#tests/support/memory-storage.ts'
import { contentOf, idsInOrder } from '#tests/support/state-content.ts'
import { answersAreTrue } from './answers.ts'
import type { Caller } from './callers.ts'
import { workspace } from './cast.ts'
import type { Work } from './long-work.ts'
import type { Page } from './page.ts'
import { pagesAreRight } from './pages-are-right.ts'
import { Referee } from './referee.ts'
import { parsed, RefusalJudge, type Refused } from './refusals.ts'
import { type Overheard, SecretJudge } from './secrets.ts'
import { stepsAreWhole } from './steps-are-whole.ts'

export interface Outcome {
  disk: MemoryDisk
  host: Host | null
  model: Model
  pages: readonly Page[]
  run: Page['run']
  callers: readonly Caller[]
  works: readonly Work[]
  refusals: readonly Refused[]
  overheard: readonly Overheard[]
  saidBy: ReadonlyMap<string, string>
  /** ids of commits that a restore has undone */
  lost: ReadonlySet<string>
}

export interface Verdict {
  found: string[]
  accepted: Map<string, number>
  looked: { [what: string]: number }
}

/** What must be true when the storm is over. */
export async function judge(outcome: Outcome): Promise<Verdict> {
  const { disk, host, model } = outcome
  const found: string[] = []
  const accepted = new Map<string, number>()
  const stored = disk.workspaces.get(workspace)!
  const commits = stored.commits.map((text) => JSON.parse(text) as Commit)
  for (const { commands } of commits)
    for (const { name } of commands) accepted.set(name, (accepted.get(name) ?? 0) + 1)

  const referee = new Referee()
  const refusals = new RefusalJudge(model, outcome.refusals)
  const secrets = new SecretJudge(outcome.overheard, outcome.saidBy)
  const texts = new Map([...stored.documents.values()].map(({ id, text }) => [id, text]))
  const meant = intentsOf(outcome)
  refusals.at(0, referee)
  secrets.at(0, null, texts, referee.plan.paper)
  for (const commit of commits) {
    referee.watch(commit, meant(commit))
    refusals.at(commit.seq, referee)
    secrets.at(commit.seq, commit, texts, referee.plan.paper)
  }
  secrets.finish()
  referee.finish(commits.at(-1)!)
  found.push(...referee.found, ...refusals.found, ...secrets.found)
  for (const [id, text] of referee.plan.paper.texts)
    if (text !== null && texts.get(id) !== text) found.push(`The text ${id} is ${texts.get(id)}, not ${text}`)
  found.push(...answersAreTrue(commits, outcome), ...stepsAreWhole(commits, outcome))
  found.push(...(await openMemoryStorage(disk).verify(workspace)))
  const looked = { refusals: refusals.judged, frames: secrets.looked }
  if (!host) return { found: [...found, 'No server is left'], accepted, looked }
  found.push(...brokenInvariants(host.state), ...sameRecords(referee, host.state))
  found.push(...(await sameByAnyWay(host, commits)))
  found.push(...pagesAreRight(outcome.pages, host.state, commits.length, referee.plan.paper))
  return { found, accepted, looked }
}

/** What was asked for, in full; the server's own part of long work stands in the log as it is. */
function intentsOf({ run, callers, model }: Outcome) {
  const sent = new Map([...run].map(([id, { batch }]) => [id, batch]))
  for (const { batch } of callers) sent.set(batch.id, batch)
  return ({ id, actor, at, commands, changes }: Commit) => ({
    scopes: [...new Set(changes.map(({ scope }) => scope))],
    touched: changes.map(({ id: changed }) => changed),
    id,
    actor,
    at,
    commands: parsed(model, sent.get(id) ?? { commands }),
    alone: sent.get(id)?.alone,
  })
}

function sameRecords(referee: Referee, state: State): string[] {
  const found: string[] = []
  const { records } = contentOf(state)
  const sorted = [...referee.records].sort(([a], [b]) => (a < b ? -1 : 1))
  if (!isDeepStrictEqual(records, Object.fromEntries(sorted)))
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

/** The log from its start, and the snapshots with what came after them, are the State. */
async function sameByAnyWay(host: Host, commits: readonly Commit[]): Promise<string[]> {
  const found: string[] = []
  const truth = contentOf(host.state)
  const replayed = new Replica(host.model)
  for (const commit of commits) replayed.apply(commit)
  if (!isDeepStrictEqual(contentOf(replayed.state), truth))
    found.push('The log replayed from the start is not the State')
  const fresh = new Replica(host.model)
  const rest: Commit['changes'] = []
  for (const scope of host.model.rights.scopesOf(host.state, 'system').concat(['workspace'])) {
    const { seq, bytes } = await host.snapshot(scope)
    for (const [kind, rows] of decodeSnapshot(gunzipSync(bytes).toString()).records) fresh.load(kind, rows)
    for (const { changes } of commits.slice(seq))
      rest.push(...changes.filter((change) => change.scope === scope))
  }
  fresh.apply({ seq: 1, changes: rest })
  if (!isDeepStrictEqual(contentOf(fresh.state).records, truth.records))
    found.push('The snapshots and the log after them are not the State')
  return found
}
