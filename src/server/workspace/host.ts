import type { Command } from '#domain/kernel/command.ts'
import type { CommandCall, Commit, Via } from '#domain/kernel/commit.ts'
import type { State } from '#domain/kernel/state.ts'
import { type AnyRecord, type Kind, kindNames } from '#domain/kinds.ts'
import { type Refusal, refuse } from '#domain/refusals.ts'
import { batchTrouble } from '#protocol/batch-trouble.ts'
import type { Batch } from '#protocol/messages.ts'
import { Replica } from '#protocol/replica.ts'
import type { Snapshot, Storage } from '../storage/storage.ts'
import { parseCalls } from './parse-calls.ts'
import { createRecentCommits, FAR } from './recent-commits.ts'
import { referredTrouble } from './referred-trouble.ts'
import { createSnapshotCache } from './snapshot-cache.ts'
import { createWriteQueue } from './write-queue.ts'

export type Executed =
  /** `again`: the id was seen before, and this is what came of it then */
  { ok: true; commit: Commit; again: boolean } | { ok: false; refusal: Refusal; at: number }

/** A batch whose inputs are parsed and whose commits are at hand, so that it can be decided in one go. */
export interface Prepared {
  readonly batch: Batch
  readonly calls: readonly CommandCall[]
  readonly refersTo: ReadonlyMap<string, Commit>
  /** known without deciding: seen before, malformed, too large */
  readonly known: Executed | null
}

export interface Host {
  readonly workspace: string
  /** The one path every write takes. Resolves when the commit is durable; rejects only for faults. */
  execute(batch: Batch, actor: string, via: Via): Promise<Executed>
  /** The two halves of `execute`, for callers whose batches must be decided in the order they came. */
  prepare(batch: Batch): Promise<Prepared>
  decide(prepared: Prepared, actor: string, via: Via): Promise<Executed>
  /** What `look` finds in the State, once all that it may have seen is durable. `look` may run more than once. */
  read<T>(look: (state: State, seq: number) => T): Promise<T>
  /** The State as decided, which may run ahead of the disk: for permissions, never for answers. */
  readonly state: State
  /** seq of the last durable commit */
  readonly durable: number
  /** `listener` is told of commits, in order and without gaps, once they are durable. Returns how to stop. */
  subscribe(listener: (commits: readonly Commit[]) => void): () => void
  /** Whether a reader at `seq` is better off with a snapshot; also one who is ahead of the log. */
  isFar(seq: number): boolean
  /** The durable commits after `seq` that are in memory; null when it must be read from storage first. */
  recentAfter(seq: number): Commit[] | null
  snapshot(): Promise<Snapshot>
}

export interface HostOptions {
  workspace: string
  storage: Storage
  commandNamed(name: string): Command | undefined
  /** ISO moment */
  now(): string
  onFault(error: unknown): void
  /** the first snapshot, when it is being made already */
  snapshotAhead?: Promise<Snapshot> | undefined
}

/** Loads a workspace and serves it until the process ends. */
export async function openHost({
  workspace,
  storage,
  commandNamed,
  now,
  onFault,
  snapshotAhead,
}: HostOptions): Promise<Host> {
  const replica = await loadReplica(workspace, storage, commandNamed)
  const recent = createRecentCommits(replica.seq)
  const commitById = (id: string) => storage.commitById(workspace, id)
  const listeners = new Set<(commits: readonly Commit[]) => void>()
  const queue = createWriteQueue({
    replica,
    append: (expected, commits) => storage.append(workspace, expected, commits),
    commitsAfter: (seq) => storage.commitsAfter(workspace, seq, 500),
    commitById,
    onDurable: (commits) => {
      for (const commit of commits) recent.add(commit)
      for (const listener of listeners) tell(listener, commits)
    },
  })
  // One door's trouble must not keep the others, or the next write, from going on.
  function tell(listener: (commits: readonly Commit[]) => void, commits: readonly Commit[]): void {
    try {
      listener(commits)
    } catch (error) {
      onFault(error)
    }
  }
  let ahead = snapshotAhead
  function makeSnapshot(): Promise<Snapshot> {
    const made = ahead ?? storage.snapshot(workspace)
    ahead = undefined
    return made
  }
  const snapshot = createSnapshotCache(makeSnapshot, recent.costAfter, onFault)
  const commitNamed = (id: string) => queue.waiting(id) ?? recent.byId(id)

  /**
   * An id that memory does not know is not looked for beforehand, which would cost every write a question to
   * another thread. If the log has it after all, the batch is either refused now, and that is when it is looked
   * for, or the log does not take it twice, and the write queue finds out.
   */
  async function unlessSeen(id: string, refused: Executed): Promise<Executed> {
    const earlier = recent.byId(id) ?? (await commitById(id))
    return earlier ? { ok: true, commit: earlier, again: true } : refused
  }

  async function prepare(batch: Batch): Promise<Prepared> {
    const ready = { batch, calls: [], refersTo: new Map<string, Commit>(), known: null }
    const earlier = recent.byId(batch.id)
    if (earlier) return { ...ready, known: { ok: true, commit: earlier, again: true } }
    const trouble = batchTrouble(batch.commands)
    if (trouble)
      return { ...ready, known: await unlessSeen(batch.id, { ok: false, refusal: trouble, at: 0 }) }
    const parsed = await parseCalls(batch.commands, commandNamed)
    if ('refusal' in parsed) return { ...ready, known: await unlessSeen(batch.id, { ok: false, ...parsed }) }
    for (const { name, input } of parsed.calls) {
      for (const id of commandNamed(name)?.refersTo?.(input) ?? []) {
        if (ready.refersTo.has(id)) continue
        // One that waits to be written may yet fail; `decide` finds it, if it is still there by then.
        const commit = recent.byId(id) ?? (await commitById(id))
        if (commit) ready.refersTo.set(id, commit)
      }
    }
    return { ...ready, calls: parsed.calls }
  }

  async function decide(prepared: Prepared, actor: string, via: Via): Promise<Executed> {
    const { batch, calls, refersTo, known } = prepared
    if (known) return forSender(known, actor)
    const executed = await queue.run((seen): { answer: Executed; commit: Commit | null } => {
      // Another with the same id may have come in since it was prepared.
      const earlier = seen ?? commitNamed(batch.id)
      if (earlier) return { answer: { ok: true, commit: earlier, again: true }, commit: null }
      const at = now()
      const commit = (id: string) => commitNamed(id) ?? refersTo.get(id)
      const trouble = referredTrouble(calls, commandNamed, commit)
      if (trouble) return { answer: { ok: false, refusal: trouble, at: 0 }, commit: null }
      const result = replica.run(calls, { actor, at, commit })
      if ('refusal' in result) return { answer: { ok: false, ...result }, commit: null }
      const made: Commit = {
        seq: replica.seq + 1,
        id: batch.id,
        actor,
        at,
        via,
        commands: calls as CommandCall[],
        changes: result.changes,
        note: batch.note,
      }
      return { answer: { ok: true, commit: made, again: false }, commit: made }
    })
    return forSender(executed.ok ? executed : await unlessSeen(batch.id, executed), actor)
  }

  return {
    workspace,
    execute: async (batch, actor, via) => decide(await prepare(batch), actor, via),
    prepare,
    decide,
    read: (look) => queue.run(() => ({ answer: look(replica.state, replica.seq), commit: null })),
    state: replica.state,
    get durable() {
      return queue.durable
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    isFar: (seq) => seq > queue.durable || recent.costAfter(seq) > FAR,
    recentAfter: recent.after,
    snapshot,
  }
}

/**
 * What came of an id is the answer for who sent it then. From anybody else it is another step under an id that is
 * taken: told that it is done, they would believe in work that was never written.
 */
function forSender(executed: Executed, actor: string): Executed {
  if (!executed.ok || !executed.again || executed.commit.actor === actor) return executed
  return { ok: false, refusal: refuse('id-taken', { kind: 'step', id: executed.commit.id }), at: 0 }
}

async function loadReplica(
  workspace: string,
  storage: Storage,
  commandNamed: (name: string) => Command | undefined,
): Promise<Replica> {
  const replica = new Replica(commandNamed)
  const all = new Map<Kind, AnyRecord[]>()
  const seq = await storage.load(workspace, (kind, bodies) => {
    const records = all.get(kind) ?? []
    for (const record of JSON.parse(bodies) as AnyRecord[]) records.push(record)
    all.set(kind, records)
  })
  // One kind at a time and whole: each load sorts the lists that it adds to.
  for (const kind of kindNames) replica.load(kind, all.get(kind) ?? [])
  replica.seq = seq
  return replica
}
