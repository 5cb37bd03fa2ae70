import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import type { CommandCall, Commit } from '#domain/kernel/commit.ts'
import type { Model } from '#domain/kernel/model.ts'
import type { Note } from '#domain/kernel/note.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import type { Shortfall } from '#domain/kernel/shortfall.ts'
import { find, type State } from '#domain/kernel/state.ts'
import { withoutTexts } from '#domain/kernel/without-texts.ts'
import type { Row } from '#domain/kinds.ts'
import { type Refusal, refuse } from '#domain/refusals.ts'
import { batchTrouble } from '#protocol/batch-trouble.ts'
import { type Batch, mostCommands } from '#protocol/messages.ts'
import type { Snapshot, Storage } from '../storage/storage.ts'
import { threadTime } from '../thread-time.ts'
import { TooSoon } from '../too-soon.ts'
import { loadReplica } from './load-replica.ts'
import { createLongLine } from './long-line.ts'
import { parseCalls } from './parse-calls.ts'
import { type AtHand, danglingIn, needsOf, upgradedCalls } from './prepare.ts'
import type { Provenance } from './provenance.ts'
import { createRecentCommits, FAR } from './recent-commits.ts'
import { referredTrouble } from './referred-trouble.ts'
import { createSnapshotCache } from './snapshot-cache.ts'
import { createSteps, type Steps, sliceTrouble } from './steps.ts'
import { createWriteQueue } from './write-queue.ts'

export type Executed =
  /** `again`: the id was seen before, and this is what came of it then */
  /** `short`: what did not come about, as whoever asked may read it; told once, the commit keeps what all may read */
  | { ok: true; commit: Commit; again: boolean; short?: readonly Shortfall[] }
  /** `unknown`: ids of what is not here, of which nobody has looked up yet whether it ever was */
  | { ok: false; refusal: Refusal; at: number; unknown?: readonly string[] }

/** A batch whose inputs are parsed and whose needs are at hand, so that it can be decided in one go. */
export interface Prepared {
  readonly batch: Batch
  readonly calls: readonly CommandCall[]
  readonly atHand: AtHand
  /** known without deciding: seen before, malformed, too large */
  readonly known: Executed | null
}

export interface Host {
  readonly workspace: string
  readonly model: Model
  readonly storage: Storage
  /** The one path every write takes. Resolves when the commit is durable; rejects only for faults. */
  execute(batch: Batch, by: Provenance): Promise<Executed>
  /** The two halves of `execute`, for callers whose batches must be decided in the order they came. */
  prepare(batch: Batch): Promise<Prepared>
  decide(prepared: Prepared, by: Provenance): Promise<Executed>
  /** Whether a step of theirs waits until it may take long; what they send after it waits behind it. */
  isWaiting(actor: string): boolean
  /** What `look` finds in the State, once all that it may have seen is durable. `look` may run more than once. */
  read<T>(look: (state: State, seq: number) => T): Promise<T>
  /** The State as decided, which may run ahead of the disk: for permissions, never for answers. */
  readonly state: State
  /** seq of the last durable commit */
  readonly durable: number
  /** `listener` is told of commits, in order and without gaps, once they are durable. Returns how to stop. */
  subscribe(listener: (commits: readonly Commit[]) => void): () => void
  /** Time of the one thread, in ms, that something took which a member asked for. */
  worked(actor: string, ms: number): void
  /** Resolves when an answer of theirs that comes in slices may go on. */
  turn(actor: string): Promise<void>
  /** Whether anybody listens or anything is under way. */
  readonly busy: boolean
  /** Whether a reader of the scope at `seq` is better off with a snapshot; also one who is ahead of the log. */
  isFar(seq: number, scope: Scope): boolean
  /** The durable commits after `seq` that are in memory; null when it must be read from storage first. */
  recentAfter(seq: number): readonly Commit[] | null
  snapshot(scope: Scope): Promise<Snapshot>
  /** Long work, in slices. */
  readonly steps: Steps
  /** Learns of what another server has written; while something is being written, soon after it resolves. */
  catchUp(): Promise<void>
}

/** How the one thread is shared; when nothing is said, nobody waits. */
export interface LongWork {
  /** ms of a step that nobody notices */
  short: number
  /** seconds until a step of theirs may take longer */
  waitFor(workspace: string, actor: string): number
  /** resolves when what takes long may go on for a moment */
  turn(workspace: string, actor: string): Promise<void>
}

export interface HostOptions {
  workspace: string
  storage: Storage
  model: Model
  /** ISO moment */
  now(): string
  /** an id for a batch */
  newBatchId(): string
  /** ms before the taking back of a long step is tried again after a fault; patient unless a test says otherwise */
  stepPauses?: readonly number[]
  /** told how long what a member asked for held this thread */
  onWorked?(workspace: string, actor: string, ms: number): void
  longWork?: LongWork
  onFault(error: unknown): void
}

// While one step is decided nobody else is served, so it may take no longer, nor change more on the way.
const LONGEST_MS = 500
const mostChanges = mostCommands
/** Seconds that a program's step waits for that; a person's page waits as long as it takes. */
const PATIENCE_S = 2

// A text that moves on faster than it can be fetched is somebody else's to untangle.
const MOST_TRIES = 5
const NEWEST = Number.MAX_SAFE_INTEGER
/** Changes of a record among which whoever set a field last is looked for. */
const LOOKED_BACK = 50
/** Records that one batch has looked up in the log; beyond these, what is not here counts as never there. */
const MOST_RECALLED = 1_000

/** Loads a workspace and serves it until it is let go of. */
export async function openHost({
  workspace,
  storage,
  model,
  now,
  newBatchId,
  onFault,
  onWorked,
  longWork = { short: LONGEST_MS, waitFor: () => 0, turn: () => nextTurn() },
  stepPauses,
}: HostOptions): Promise<Host> {
  const replica = await loadReplica(workspace, storage, model)
  const recent = createRecentCommits(replica.seq)
  const commitById = (id: string) => storage.commitById(workspace, id)
  const listeners = new Set<(commits: readonly Commit[]) => void>()
  let underWay = 0
  const queue = createWriteQueue({
    replica,
    append: (expected, commits) => storage.append(workspace, expected, commits),
    commitsAfter: (seq) => storage.commits(workspace, { after: seq, limit: 500 }),
    commitById,
    onDurable: (commits) => {
      for (const commit of commits) recent.add(commit)
      for (const listener of listeners) tell(listener, commits)
      steps.heard(commits)
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
  const snapshots = createSnapshotCache(
    (scope) => storage.snapshot(workspace, scope),
    recent.costAfter,
    onFault,
  )
  const longLine = createLongLine()
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
    const ready = {
      batch,
      calls: [],
      atHand: { commits: new Map(), documents: new Map(), gone: new Map(), named: [] },
      known: null,
    }
    const earlier = recent.byId(batch.id)
    if (earlier) return { ...ready, known: { ok: true, commit: earlier, again: true } }
    const trouble = batchTrouble(batch.commands)
    if (trouble)
      return { ...ready, known: await unlessSeen(batch.id, { ok: false, refusal: trouble, at: 0 }) }
    const parsed = await parseCalls(upgradedCalls(model, batch), model)
    if ('refusal' in parsed) return { ...ready, known: await unlessSeen(batch.id, { ok: false, ...parsed }) }
    await fetchNeeds(parsed.calls, ready.atHand)
    const dangling = danglingIn(model, replica.state, parsed.calls, batch.alone === true)
    await recall(dangling, ready.atHand)
    return { ...ready, calls: parsed.calls }
  }

  /** Brings to hand what the calls need and is not there yet. */
  async function fetchNeeds(calls: readonly CommandCall[], atHand: AtHand): Promise<void> {
    const needs = needsOf(model, replica.state, calls)
    atHand.named = needs.commits
    for (const id of needs.commits) {
      if (atHand.commits.has(id)) continue
      // One that waits to be written may yet fail; `decide` finds it, if it is still there by then.
      const commit = recent.byId(id) ?? (await commitById(id))
      if (commit) atHand.commits.set(id, commit)
    }
    const missing = [...new Set(needs.documents)].filter((id) => !atHand.documents.has(id))
    if (missing.length === 0) return
    for (const document of await storage.documents(workspace, missing))
      atHand.documents.set(document.id, document)
  }

  /** Looks up what ids named once. */
  async function recall(ids: readonly string[], { gone }: AtHand): Promise<void> {
    for (const id of ids) {
      const [last] = await storage.commits(workspace, { record: id, before: NEWEST, limit: 1 })
      const change = last?.changes.find((one) => one.id === id)
      const record = change && (change.before ?? change.after)
      gone.set(id, record ? { name: model.kinds.of(change.kind).name(record), scope: change.scope } : null)
    }
  }

  /** A refusal with who it was that came in between, as far as the log still tells, and whether that was `actor`. */
  async function withWho(refusal: Refusal, actor: string): Promise<Refusal> {
    const { id, name: field } = refusal.about
    if (refusal.code !== 'changed-meanwhile' || typeof id !== 'string' || typeof field !== 'string')
      return refusal
    const past = await storage.commits(workspace, { record: id, before: NEWEST, limit: LOOKED_BACK })
    const did = past.find(({ changes }) =>
      changes.some(
        ({ id: changed, before, after }) =>
          changed === id &&
          JSON.stringify((before as Row | null)?.[field]) !== JSON.stringify((after as Row | null)?.[field]),
      ),
    )
    if (!did) return refusal
    const by = find(replica.state, 'member', did.actor)?.name ?? null
    return { ...refusal, about: { ...refusal.about, by, self: did.actor === actor ? 1 : null } }
  }

  /** Null when it takes long, and they may not take long now: then nothing is done, and it stands in their line. */
  function attempt(prepared: Prepared, by: Provenance): Promise<Executed | null> {
    const { batch, calls, atHand } = prepared
    const unknown = new Set<string>()
    return queue.run((seen): { answer: Executed | null; commit: Commit | null } => {
      // Another with the same id may have come in since it was prepared.
      const earlier = seen ?? commitNamed(batch.id)
      if (earlier) return { answer: { ok: true, commit: earlier, again: true }, commit: null }
      const later = { answer: null, commit: null }
      // Long work has its own pace.
      const isLongWork = by.step !== undefined
      if (!isLongWork && longLine.isBehind(by.actor, prepared)) {
        longLine.enter(by.actor, prepared)
        return later
      }
      const most = isLongWork || longWork.waitFor(workspace, by.actor) === 0 ? LONGEST_MS : longWork.short
      const at = now()
      const commit = (id: string) => commitNamed(id) ?? atHand.commits.get(id)
      const trouble = referredTrouble(atHand.named, commit) ?? sliceTrouble(replica.state, by)
      if (trouble) return { answer: { ok: false, refusal: trouble, at: 0 }, commit: null }
      // What somebody may not see is no base for what they write.
      const document = (id: string) => {
        const found = atHand.documents.get(id)
        return found && model.rights.maySee(replica.state, by.actor, found.scope) ? found.text : undefined
      }
      unknown.clear()
      const gone = (id: string) => {
        const was = atHand.gone.get(id)
        if (was === undefined && atHand.gone.size < MOST_RECALLED) unknown.add(id)
        return was && model.rights.maySee(replica.state, by.actor, was.scope) ? was : undefined
      }
      const spent = threadTime()
      const goesOn = (changes: number) => changes <= mostChanges && spent() <= most
      const context = { actor: by.actor, at, batch: batch.id, commit, document, gone, goesOn }
      const result = replica.run(calls, context, batch.alone)
      const took = spent()
      if (!isLongWork) host.worked(by.actor, took)
      if ('refusal' in result && took > most && most < LONGEST_MS) {
        longLine.enter(by.actor, prepared)
        return later
      }
      // It went after the batch was prepared; what it was decides what is done.
      if (unknown.size > 0) {
        if (!('refusal' in result)) replica.rollBack(result.changes)
        const refusal = refuse('not-at-hand')
        return { answer: { ok: false, refusal, at: 0, unknown: [...unknown] }, commit: null }
      }
      if ('refusal' in result) return { answer: { ok: false, ...result }, commit: null }
      const made: Commit = {
        seq: replica.seq + 1,
        id: batch.id,
        step: by.step ?? batch.id,
        actor: by.actor,
        at,
        via: by.via,
        program: by.program ?? null,
        session: by.session ?? null,
        commands: ((batch.alone && result.done) || calls).map((call) => withoutTexts(model, call)),
        changes: result.changes,
        note: noteOf(batch.note, result.note),
      }
      return {
        answer: { ok: true, commit: made, again: false, ...(result.short && { short: result.short }) },
        commit: made,
      }
    })
  }

  async function decide(prepared: Prepared, by: Provenance): Promise<Executed> {
    if (prepared.known) return forSender(prepared.known, by.actor)
    underWay += 1
    try {
      for (let tries = 1; ; tries++) {
        const executed = await attempt(prepared, by)
        if (!executed) {
          await theirTurn(prepared, by)
          tries -= 1
          continue
        }
        if (executed.ok) return forSender(executed, by.actor)
        if (executed.refusal.code !== 'not-at-hand' || tries === MOST_TRIES) {
          const refused = {
            ok: false as const,
            refusal: await withWho(executed.refusal, by.actor),
            at: executed.at,
          }
          return forSender(await unlessSeen(prepared.batch.id, refused), by.actor)
        }
        await fetchNeeds(prepared.calls, prepared.atHand)
        await recall(executed.unknown ?? [], prepared.atHand)
      }
    } finally {
      longLine.leave(by.actor, prepared)
      underWay -= 1
    }
  }

  /** @throws TooSoon when a program would have to wait long */
  async function theirTurn(prepared: Prepared, { actor, via }: Provenance): Promise<void> {
    await longLine.isFirst(actor, prepared)
    const wait = longWork.waitFor(workspace, actor)
    if (wait > PATIENCE_S && via !== 'web') throw new TooSoon(wait)
    await pause(wait * 1_000, null, { ref: false })
  }

  const host: Omit<Host, 'steps'> = {
    workspace,
    model,
    storage,
    execute: async (batch, by) => decide(await prepare(batch), by),
    prepare,
    decide,
    isWaiting: longLine.isWaiting,
    read: (look) => queue.run(() => ({ answer: look(replica.state, replica.seq), commit: null })),
    state: replica.state,
    get durable() {
      return queue.durable
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    worked: (actor, ms) => onWorked?.(workspace, actor, ms),
    turn: (actor) => longWork.turn(workspace, actor),
    get busy() {
      return listeners.size > 0 || underWay > 0 || steps.busy
    },
    isFar: (seq, scope) => seq > queue.durable || recent.costAfter(seq, scope) > FAR,
    recentAfter: recent.after,
    snapshot: snapshots.of,
    catchUp: queue.catchUp,
  }
  const steps = createSteps({ host: host as Host, newBatchId, onFault, pauses: stepPauses })
  // In place, since the properties that are read afresh each time would be copied as they are now.
  return Object.assign(host, { steps })
}

/**
 * What came of an id is the answer for who sent it then. From anybody else it is another step under an id that is
 * taken: told that it is done, they would believe in work that was never written.
 */
function forSender(executed: Executed, actor: string): Executed {
  if (!executed.ok || !executed.again || executed.commit.actor === actor) return executed
  return { ok: false, refusal: refuse('id-taken', { kind: 'step', id: executed.commit.id }), at: 0 }
}

/** What the caller says comes first; the reasons of what was proposed and what did not come about go with it. */
function noteOf(given: Note | null, own: Note | null): Note | null {
  if (!given || !own) return given ?? own
  const { because, short } = own
  return { ...given, ...(because && { because }), ...(short && { short }) }
}
