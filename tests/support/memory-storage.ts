import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { gzipSync } from 'node:zlib'
import { byRank } from '#domain/kernel/kind.ts'
import { type AnyRecord, type Kind, kinds } from '#domain/kinds.ts'
import { encodeSnapshot } from '#protocol/snapshot.ts'
import type { Health } from '#server/storage/health.ts'
import type { Snapshot, Storage } from '#server/storage/storage.ts'
import { createStored, type MemoryDisk, type Stored } from './memory-disk.ts'
import { appendTo, compareMoments, parseCommit, queryLog, recordsAt } from './memory-log.ts'

/** What no trouble ever comes to. */
export const wellForever: Health = { trouble: null, watch: () => () => {} }

export { createMemoryDisk, type MemoryDisk } from './memory-disk.ts'

export type Operation = 'append' | 'read'

export interface MemoryStorageOptions {
  /** Each operation waits for this before it takes effect; rejecting makes the operation fail with no effect. */
  before?(operation: Operation): Promise<void>
  /** … and for this before its caller hears of it; rejecting makes it fail although it took effect. */
  after?(operation: Operation): Promise<void>
  /** Who claims names: a server that dies does not get round to closing, see `claims.forget`. */
  claimant?: object
  /** How many commits a page may hold at most; the asked limit by default. */
  pageSize?(limit: number): number
}

// The interface's most bodies in a chunk.
const CHUNK = 5_000

/** A storage without a database, for tests that must be quick and repeatable. As faithful as one that lasts. */
export function openMemoryStorage(disk: MemoryDisk, options: MemoryStorageOptions = {}): Storage {
  const { before, after, pageSize = (limit) => limit, claimant = {} } = options
  const none = createStored()
  const stored = (workspace: string) => disk.workspaces.get(workspace) ?? none
  const underWay = new Set<Promise<unknown>>()
  const self = {}
  const watching = new Set<(workspace: string) => void>()
  let closed = false

  /** An operation takes effect in one go between its two waits. */
  function perform<T>(operation: Operation, work: () => T): Promise<T> {
    if (closed) return Promise.reject(new Error('The storage is closed'))
    const run = async () => {
      await before?.(operation)
      const result = work()
      await after?.(operation)
      return result
    }
    const running = run()
    const settled = running.catch(() => undefined).finally(() => underWay.delete(settled))
    underWay.add(settled)
    return running
  }

  function writable(workspace: string): Stored {
    const found = disk.workspaces.get(workspace)
    if (!found) throw new Error(`There is no workspace ${workspace}`)
    return found
  }

  function hear(workspace: string, writer: object): void {
    if (writer !== self) for (const listener of watching) queueMicrotask(() => listener(workspace))
  }
  disk.watchers.add(hear)

  return {
    health: wellForever,
    check: async () => [],
    epoch: disk.epoch,
    workspaces: () => perform('read', () => [...disk.workspaces.keys()].sort()),
    createWorkspace: (workspace) =>
      perform('append', () => {
        if (!disk.workspaces.has(workspace)) disk.workspaces.set(workspace, createStored())
      }),
    head: (workspace) =>
      perform('read', () => {
        const last = stored(workspace).commits.at(-1)
        return { seq: stored(workspace).commits.length, id: last === undefined ? '' : parseCommit(last).id }
      }),
    load: (workspace, take) =>
      perform('read', () => {
        for (const [kind, bodies] of bodiesByKind(stored(workspace))) {
          for (let at = 0; at < bodies.length; at += CHUNK)
            take(kind, `[${bodies.slice(at, at + CHUNK).join(',')}]`)
        }
        return stored(workspace).commits.length
      }),
    append: async (workspace, expected, commits) => {
      // As texts at once: what the caller does to the commits afterwards must not reach the disk.
      const texts = commits.map((commit) => JSON.stringify(commit))
      return perform('append', () => {
        const appended = appendTo(writable(workspace), expected, texts)
        if (appended.ok) for (const tell of disk.watchers) tell(workspace, self)
        return appended
      })
    },
    commits: (workspace, query) =>
      perform('read', () => queryLog(stored(workspace), query, pageSize(query.limit))),
    commitById: (workspace, id) =>
      perform('read', () => {
        const seq = stored(workspace).seqOfId.get(id)
        return seq === undefined ? null : parseCommit(stored(workspace).commits[seq - 1]!)
      }),
    seqAt: (workspace, at) =>
      perform(
        'read',
        () => stored(workspace).commits.findLastIndex((text) => parseCommit(text).at <= at) + 1,
      ),
    snapshot: (workspace, scope) =>
      perform('read', () => {
        const { commits, records } = stored(workspace)
        const rows = [...records.values()].filter((record) => record.scope === scope)
        return pressed(
          commits.length,
          rows.map(({ kind, body }) => [kind, JSON.parse(body)]),
        )
      }),
    stateAt: (workspace, scope, seq) =>
      perform('read', () => {
        const at = Math.min(seq, stored(workspace).commits.length)
        return pressed(at, [...recordsAt(stored(workspace), scope, at).values()])
      }),
    compare: (workspace, ...values) => perform('read', () => compareMoments(stored(workspace), ...values)),
    documents: (workspace, ids) =>
      perform('read', () => [...new Set(ids)].flatMap((id) => stored(workspace).documents.get(id) ?? [])),
    putBlob: async (workspace, bytes) => {
      const copy = new Uint8Array(bytes)
      return perform('append', () => {
        const hash = createHash('sha256').update(copy).digest('hex')
        writable(workspace).blobs.set(hash, copy)
        return hash
      })
    },
    blob: (workspace, hash) =>
      perform('read', () => {
        const bytes = stored(workspace).blobs.get(hash)
        return bytes ? new Uint8Array(bytes) : null
      }),
    position: (workspace, follower) => perform('read', () => stored(workspace).positions.get(follower) ?? 0),
    setPosition: (workspace, follower, seq) =>
      perform('append', () => void writable(workspace).positions.set(follower, seq)),
    claim: (workspace, name) =>
      closed
        ? Promise.reject(new Error('The storage is closed'))
        : disk.claims.claim(claimant, `${workspace} ${name}`),
    watch(listener) {
      watching.add(listener)
      return () => watching.delete(listener)
    },
    verify: (workspace) => perform('read', () => verify(stored(workspace))),
    async close() {
      closed = true
      disk.claims.forget(claimant)
      disk.watchers.delete(hear)
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}

function bodiesByKind({ records }: Stored): [Kind, string[]][] {
  const all = [...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const names = new Set([...(Object.keys(kinds) as Kind[]), ...all.map(({ kind }) => kind)])
  return [...names].flatMap((kind): [Kind, string[]][] => {
    const bodies = all.filter((record) => record.kind === kind).map(({ body }) => body)
    return bodies.length > 0 ? [[kind, bodies]] : []
  })
}

function pressed(seq: number, rows: readonly (readonly [Kind, AnyRecord])[]): Snapshot {
  const records = new Map<Kind, AnyRecord[]>()
  for (const [kind, record] of rows) {
    const list = records.get(kind)
    if (list) list.push(record)
    else records.set(kind, [record])
  }
  for (const list of records.values())
    if (list[0] && 'rank' in list[0]) (list as (AnyRecord & { rank: string })[]).sort(byRank)
  return { seq, bytes: new Uint8Array(gzipSync(encodeSnapshot(seq, records), { level: 1 })) }
}

function verify({ commits, records }: Stored): string[] {
  const found: string[] = []
  const folded = new Map<string, AnyRecord>()
  for (const text of commits) {
    for (const { id, after } of parseCommit(text).changes) {
      if (after === null) folded.delete(id)
      else folded.set(id, after as AnyRecord)
    }
  }
  for (const [id, { kind, body }] of records) {
    if (!isDeepStrictEqual(folded.get(id), JSON.parse(body)))
      found.push(`The record ${kind} ${id} differs from what the log makes of it.`)
    folded.delete(id)
  }
  for (const id of folded.keys()) found.push(`The record ${id} is missing; the log has it.`)
  return found.slice(0, 100)
}
