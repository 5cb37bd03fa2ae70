import type { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { decodeSnapshot } from '#protocol/snapshot.ts'
import { buildSnapshot } from './build-snapshot.ts'
import type { ReadOld } from './read-old.ts'

/** The records of a scope right after a commit. */
export interface Checkpoint {
  scope: number
  seq: number
  schema: number
  bytes: Uint8Array
}

/**
 * The records of a scope right after the commit `seq`: the checkpoint at or before it, and the versions since. Call
 * it within `reading`.
 */
export function recordsAt(
  db: DatabaseSync,
  scope: number,
  seq: number,
  readOld: ReadOld,
): Map<Kind, AnyRecord[]> {
  const near = checkpointBefore(db, scope, seq)
  const records = new Map<Kind, AnyRecord[]>()
  if (near) {
    const { records: kept } = decodeSnapshot(gunzipSync(near.bytes).toString())
    for (const [kind, rows] of kept) records.set(kind, readOld.records(kind, rows, near.schema))
  }
  const since = lastVersions(db, scope, near?.seq ?? 0, seq)
  if (since.size === 0) return records
  for (const [kind, rows] of records)
    records.set(
      kind,
      rows.filter(({ id }) => !since.has(id)),
    )
  for (const { kind, body, seq: of } of since.values()) {
    if (body === null) continue
    const rows = records.get(kind)
    const record = readOld.record(kind, body, of)
    if (rows) rows.push(record)
    else records.set(kind, [record])
  }
  for (const [kind, rows] of records) if (rows.length === 0) records.delete(kind)
  return records
}

/** The last checkpoint of a scope at or before the commit `seq`. */
export function checkpointBefore(db: DatabaseSync, scope: number, seq: number): Checkpoint | undefined {
  const found = db
    .prepare(
      'SELECT seq, schema, bytes FROM checkpoint WHERE scope = ? AND seq <= ? ORDER BY seq DESC LIMIT 1',
    )
    .get(scope, seq) as Omit<Checkpoint, 'scope'> | undefined
  return found && { scope, ...found }
}

interface Version {
  id: string
  kind: Kind
  seq: number
  body: string | null
}

/** id -> its last version of those with a seq greater than `after`, up to `seq` */
export function lastVersions(
  db: DatabaseSync,
  scope: number,
  after: number,
  seq: number,
): Map<string, Version> {
  const versions = db.prepare(`
    SELECT id, kind, seq, body FROM version WHERE scope = ? AND seq > ? AND seq <= ? ORDER BY seq, nth`)
  const last = new Map<string, Version>()
  for (const row of versions.iterate(scope, after, seq)) last.set(row.id as string, row as unknown as Version)
  return last
}

/**
 * Whether the versions since the last checkpoint of a scope are as many as make another one worth its bytes; the
 * seq of it, or 0. A large scope has fewer, since reading its checkpoint takes longer than the versions after it.
 */
export function checkpointDue(db: DatabaseSync, scope: number, every: number): number {
  const { last } = db
    .prepare('SELECT coalesce(max(seq), 0) AS last FROM checkpoint WHERE scope = ?')
    .get(scope) as { last: number }
  const reached = db.prepare(`
    SELECT seq FROM version WHERE scope = ? AND seq > ? ORDER BY seq, nth LIMIT 1 OFFSET ?`)
  // Nearly always there are too few even for a small scope, and the scope need not be counted.
  if (!reached.get(scope, last, every - 1)) return 0
  const { size } = db.prepare('SELECT count(*) AS size FROM record WHERE scope = ?').get(scope) as {
    size: number
  }
  return Number(reached.get(scope, last, Math.max(every, size >> 3) - 1)?.seq ?? 0)
}

/** The seq of the last checkpoint of a scope that an older schema's records are in, or 0: reading it takes longer. */
export function olderCheckpoint(db: DatabaseSync, scope: number, schema: number): number {
  const last = db.prepare('SELECT max(seq) AS seq FROM checkpoint WHERE scope = ? AND schema < ?')
  return Number(last.get(scope, schema)!.seq ?? 0)
}

/** The next checkpoint of a scope that is due, or one to be kept anew. Call it within `reading`. */
export function makeCheckpoint(
  db: DatabaseSync,
  scope: number,
  every: number,
  readOld: ReadOld,
): Checkpoint | null {
  const seq = checkpointDue(db, scope, every) || olderCheckpoint(db, scope, readOld.schema)
  if (seq === 0) return null
  const { bytes } = buildSnapshot(seq, recordsAt(db, scope, seq, readOld))
  return { scope, seq, schema: readOld.schema, bytes }
}
