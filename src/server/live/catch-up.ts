import { setImmediate as turn } from 'node:timers/promises'
import type { Commit } from '#domain/kernel/commit.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import { leastCost } from '#protocol/commit-cost.ts'
import { toWire, type WireCommit } from '#protocol/wire-commit.ts'
import { threadTime } from '../thread-time.ts'
import type { Host } from '../workspace/host.ts'
import { FAR } from '../workspace/recent-commits.ts'
import { frameOf, type Listener } from './channel.ts'
import { isThin, MUCH } from './heavy-commits.ts'

const PAGE_OF_LOG = 500
/** What is told in one turn of the loop, in changes: some ms to write as text. */
const PIECE = 500

interface Wanted {
  scope: Scope
  since: number
  /** goes back with what is told of it */
  turn?: number | undefined
}

export interface CatchUpOptions {
  host: Host
  listener: Listener
  wanted: readonly Wanted[]
  isOpen(): boolean
}

/**
 * Sends what a page has missed in each scope and lets it follow them from there. All that is in memory goes, and
 * `done` is called, in one turn, so that no commit comes in between: the page is then current in every scope.
 *
 * A scope that may not be seen (any more) is answered with `left`; one that is too far behind with `stale`.
 */
export async function catchUp(
  { host, listener, wanted, isOpen }: CatchUpOptions,
  done: () => void,
): Promise<void> {
  let rest: Wanted[] = []
  for (const one of wanted) {
    const last = await readMissed({ host, listener, isOpen }, one)
    if (last !== null) rest.push({ ...one, since: last })
    if (!isOpen()) return
  }
  // While one scope was read the others may have moved past what is in memory, if only on a very busy day.
  rest = rest.filter(({ scope, since }) => {
    const isSeen = host.model.rights.maySee(host.state, listener.member, scope)
    const isNear = host.recentAfter(since) !== null
    // The right may have gone while another scope was read: then there is nothing to fetch afresh either.
    if (!isSeen || !isNear) listener.send(frameOf({ type: isSeen ? 'stale' : 'left', scope }))
    return isSeen && isNear
  })
  for (const one of rest) {
    const { scope, since } = one
    tellMissed(host, listener, one, host.recentAfter(since)!)
    listener.follows.add(scope)
    listener.send(frameOf({ type: 'joined', scope, seq: host.durable, ...turnOf(one) }))
    if (isThin(host.state, scope)) listener.send(frameOf({ type: 'thin', scope }))
  }
  done()
}

/** Sends what was missed but for the last piece; returns the seq from which memory has that, null when there is nothing to follow. */
async function readMissed(
  { host, listener, isOpen }: Omit<CatchUpOptions, 'wanted'>,
  wanted: Wanted,
): Promise<number | null> {
  const { scope, since } = wanted
  let from = since
  let cost = 0
  let missed: Commit[] = []
  for (;;) {
    // Asked again after each page: the right may have been taken away while it was read.
    if (!host.model.rights.maySee(host.state, listener.member, scope)) {
      listener.send(frameOf({ type: 'left', scope }))
      return null
    }
    const recent = host.recentAfter(from)
    const known = [...missed, ...(recent ?? [])]
    if (cost > FAR || host.isFar(from, scope) || known.some((one) => isHeavy(one, scope))) {
      listener.send(frameOf({ type: 'stale', scope }))
      return null
    }
    if (recent) {
      const piece = pieceOf(known, scope)
      if (piece.length === known.length && missed.length === 0) return from
      tellMissed(host, listener, wanted, piece)
      missed = missed.slice(piece.length)
      from = Math.max(from, piece.at(-1)!.seq)
      await turn()
      if (!isOpen()) return null
      continue
    }
    const before = host.durable
    const page = await host.storage.commits(host.workspace, {
      scopes: [scope],
      after: from,
      limit: PAGE_OF_LOG,
    })
    // The log may be a step ahead of what this server has told everyone.
    const durable = page.filter(({ seq }) => seq <= host.durable)
    missed.push(...durable)
    for (const { changes } of durable) cost += Math.max(leastCost, changes.length)
    // Nothing more in this scope, as the log stood when it was read: what has come since is not told yet.
    from = durable.at(-1)?.seq ?? before
  }
}

/** The first commits that are told in one turn; at least one. */
function pieceOf(commits: readonly Commit[], scope: Scope): readonly Commit[] {
  let [cost, many] = [0, 0]
  for (const commit of commits) {
    cost += Math.max(leastCost, changesIn(commit, scope))
    if (cost > PIECE && many > 0) break
    many += 1
  }
  return commits.slice(0, many)
}

function changesIn({ changes }: Commit, scope: Scope): number {
  return changes.reduce((count, change) => (change.scope === scope ? count + 1 : count), 0)
}

/** As to who follows, so to who comes back: one that changed very much is not sent. */
function isHeavy(commit: Commit, scope: Scope): boolean {
  return commit.changes.length > MUCH && changesIn(commit, scope) > 0
}

function cut(commits: readonly Commit[], scope: Scope): WireCommit[] {
  return commits.map((commit) => toWire(commit, (of) => of === scope)).filter(({ id }) => id !== undefined)
}

function tellMissed(host: Host, listener: Listener, wanted: Wanted, missed: readonly Commit[]): void {
  const { scope } = wanted
  const spent = threadTime()
  const commits = cut(missed, scope)
  for (let at = 0; at < commits.length; at += PAGE_OF_LOG) {
    const part = commits.slice(at, at + PAGE_OF_LOG)
    listener.send(frameOf({ type: 'missed', scope, commits: part, ...turnOf(wanted) }))
  }
  host.worked(listener.member, spent())
}

function turnOf({ turn }: Wanted): { turn?: number } {
  return turn === undefined ? {} : { turn }
}
