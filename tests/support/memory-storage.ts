import { isDeepStrictEqual } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { Commit } from '#domain/kernel/commit.ts'
import { byRank } from '#domain/kernel/kind.ts'
import { type AnyRecord, definitionOf, type Kind, kindNames } from '#domain/kinds.ts'
import { encodeSnapshot } from '#protocol/snapshot.ts'
import type { Appended, Storage } from '#server/storage/storage.ts'

/** One workspace as it would lie on a disk: JSON texts, so that nothing in it is shared with who wrote it. */
interface Stored {
  commits: string[]
  seqOfId: Map<string, number>
  records: Map<string, { kind: Kind; id: string; body: string }>
}

/** What is left when the programs are gone. Several storages may be open on one, as several servers would. */
export interface MemoryDisk {
  readonly workspaces: Map<string, Stored>
}

export type Operation = 'append' | 'read'

export interface MemoryStorageOptions {
  /** Each operation waits for this before it takes effect; rejecting makes the operation fail with no effect. */
  before?(operation: Operation): Promise<void>
  /** … and for this before its caller hears of it; rejecting makes it fail although it took effect. */
  after?(operation: Operation): Promise<void>
  /** How many commits a page may hold at most; the asked limit by default. */
  pageSize?(limit: number): number
}

// The interface's most bodies in a chunk.
const CHUNK = 5_000
// A page of the log ends here, in characters; one commit always fits.
const PAGE = 4_000_000

export function createMemoryDisk(): MemoryDisk {
  return { workspaces: new Map() }
}

/** A storage without a database, for tests that must be quick and repeatable. As faithful as one that lasts. */
export function openMemoryStorage(disk: MemoryDisk, options: MemoryStorageOptions = {}): Storage {
  const { before, after, pageSize = (limit) => limit } = options
  const stored = (workspace: string) => disk.workspaces.get(workspace)
  const underWay = new Set<Promise<unknown>>()
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

  const commitsOf = (workspace: string) => stored(workspace)?.commits ?? []
  const parse = (text: string) => JSON.parse(text) as Commit

  return {
    workspaces: () => perform('read', () => [...disk.workspaces.keys()].sort()),
    createWorkspace: (workspace) =>
      perform('append', () => {
        if (!disk.workspaces.has(workspace))
          disk.workspaces.set(workspace, { commits: [], seqOfId: new Map(), records: new Map() })
      }),
    head: (workspace) => perform('read', () => commitsOf(workspace).length),
    load: (workspace, take) =>
      perform('read', () => {
        for (const [kind, bodies] of bodiesByKind(stored(workspace))) {
          for (let at = 0; at < bodies.length; at += CHUNK)
            take(kind, `[${bodies.slice(at, at + CHUNK).join(',')}]`)
        }
        return commitsOf(workspace).length
      }),
    append: async (workspace, expected, commits) => {
      // As texts at once: what the caller does to the commits afterwards must not reach the disk.
      const texts = commits.map((commit) => JSON.stringify(commit))
      return perform('append', () => append(stored(workspace), workspace, expected, texts))
    },
    commitsAfter: (workspace, seq, limit) =>
      perform('read', () => {
        const start = Math.max(0, seq)
        return pageOf(commitsOf(workspace).slice(start, start + Math.max(1, pageSize(limit)))).map(parse)
      }),
    commitsBefore: (workspace, seq, limit, touching) =>
      perform('read', () => {
        const touches = (text: string) =>
          touching === undefined || parse(text).changes.some(({ id }) => id === touching)
        const older = commitsOf(workspace)
          .slice(0, Math.max(0, seq - 1))
          .reverse()
        return pageOf(older.filter(touches).slice(0, Math.max(1, pageSize(limit)))).map(parse)
      }),
    commitById: (workspace, id) =>
      perform('read', () => {
        const seq = stored(workspace)?.seqOfId.get(id)
        return seq === undefined ? null : parse(commitsOf(workspace)[seq - 1]!)
      }),
    snapshot: (workspace) =>
      perform('read', () => {
        const seq = commitsOf(workspace).length
        const records = new Map<Kind, AnyRecord[]>()
        for (const [kind, bodies] of bodiesByKind(stored(workspace))) {
          const rows = bodies.map((body) => JSON.parse(body) as AnyRecord)
          records.set(kind, definitionOf(kind).order ? rows.sort(byRankOf) : rows)
        }
        return { seq, bytes: new Uint8Array(gzipSync(encodeSnapshot(seq, records), { level: 1 })) }
      }),
    verify: (workspace) => perform('read', () => verify(stored(workspace))),
    async close() {
      closed = true
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}

function pageOf(texts: readonly string[]): string[] {
  let length = 0
  const end = texts.findIndex((text, index) => {
    length += text.length
    return index > 0 && length > PAGE
  })
  return end < 0 ? [...texts] : texts.slice(0, end)
}

function byRankOf(a: AnyRecord, b: AnyRecord): number {
  return byRank(a as AnyRecord & { rank: string }, b as AnyRecord & { rank: string })
}

function append(
  stored: Stored | undefined,
  workspace: string,
  expected: number,
  texts: readonly string[],
): Appended {
  if (!stored) throw new Error(`There is no workspace ${workspace}`)
  const { commits, seqOfId, records } = stored
  if (commits.length !== expected) return { ok: false, seq: commits.length }
  const news = texts.map((text) => JSON.parse(text) as Commit)
  const ids = new Set(seqOfId.keys())
  for (const [index, { seq, id }] of news.entries()) {
    if (seq !== expected + index + 1) throw new Error(`Commit ${id} has seq ${seq} after ${expected}`)
    if (ids.has(id)) throw new Error(`Could not append ${id}: the log has it already`)
    ids.add(id)
  }
  for (const [index, { seq, id, changes }] of news.entries()) {
    commits.push(texts[index]!)
    seqOfId.set(id, seq)
    for (const { kind, id, after } of changes) {
      if (after === null) records.delete(id)
      else records.set(id, { kind, id, body: JSON.stringify(after) })
    }
  }
  return { ok: true }
}

function bodiesByKind(stored: Stored | undefined): Map<Kind, string[]> {
  const all = [...(stored?.records.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
  const byKind = new Map<Kind, string[]>()
  for (const kind of kindNames) {
    const bodies = all.filter((record) => record.kind === kind).map(({ body }) => body)
    if (bodies.length > 0) byKind.set(kind, bodies)
  }
  return byKind
}

function verify(stored: Stored | undefined): string[] {
  const found: string[] = []
  const folded = new Map<string, AnyRecord>()
  for (const text of stored?.commits ?? []) {
    const { seq, changes } = JSON.parse(text) as Commit
    for (const { kind, id, before, after } of changes) {
      if (!isDeepStrictEqual(folded.get(id) ?? null, before))
        found.push(
          `Commit ${seq} changes ${kind} ${id} from something else than the commits before it made of it.`,
        )
      if (after === null) folded.delete(id)
      else folded.set(id, after)
    }
  }
  for (const [id, { kind, body }] of stored?.records ?? []) {
    if (!isDeepStrictEqual(folded.get(id), JSON.parse(body)))
      found.push(`The record ${kind} ${id} differs from what the log makes of it.`)
    folded.delete(id)
  }
  for (const id of folded.keys()) found.push(`The record ${id} is missing; the log has it.`)
  return found.slice(0, 100)
}
