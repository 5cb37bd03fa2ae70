import type { DatabaseSync } from 'node:sqlite'
import type { AnyRecord, Kind } from '#domain/kinds.ts'

const MOST_ROWS = 5_000
const CHUNK_BYTES = 4_000_000

export type TakeChunk = (kind: Kind, bodies: string) => void

/**
 * Hands over the records kind by kind, those of `first` in its order, in chunks of JSON text, and returns the seq
 * they belong to. SQLite joins the bodies itself: an object for each row would cost four times as much. Call it
 * within `reading`.
 */
export function readRecords(
  db: DatabaseSync,
  workspace: number,
  first: readonly Kind[],
  take: TakeChunk,
): number {
  const size = db.prepare(`
    SELECT count(*) AS count, coalesce(sum(octet_length(body)), 0) AS bytes
    FROM record WHERE workspace = ? AND kind = ?`)
  const chunk = db.prepare(`
    SELECT max(id) AS last, '[' || group_concat(body, ',') || ']' AS bodies
    FROM (SELECT id, body FROM record WHERE workspace = ? AND kind = ? AND id > ? ORDER BY id LIMIT ?)`)
  for (const kind of kindsThere(db, 'workspace', workspace, first)) {
    const { count, bytes } = size.get(workspace, kind) as { count: number; bytes: number }
    // Fewer rows to a chunk where they are long; ids are random, so long ones do not flock together.
    const rows = Math.max(1, Math.min(MOST_ROWS, Math.floor(CHUNK_BYTES / (bytes / count))))
    for (let after = '', read = 0; read < count; read += rows) {
      const { last, bodies } = chunk.get(workspace, kind, after, rows) as { last: string; bodies: string }
      take(kind, bodies)
      after = last
    }
  }
  return headSeq(db, workspace)
}

/** The current records of one scope, those of each kind in order of id. Call it within `reading`. */
export function recordsIn(db: DatabaseSync, scope: number, first: readonly Kind[]): Map<Kind, AnyRecord[]> {
  const chunk = db.prepare(`
    SELECT max(id) AS last, count(*) AS count, '[' || group_concat(body, ',') || ']' AS bodies
    FROM (SELECT id, body FROM record WHERE scope = ? AND kind = ? AND id > ? ORDER BY id LIMIT ${MOST_ROWS})`)
  const records = new Map<Kind, AnyRecord[]>()
  for (const kind of kindsThere(db, 'scope', scope, first)) {
    const rows: AnyRecord[] = []
    for (let after = '', more = true; more; ) {
      const { last, count, bodies } = chunk.get(scope, kind, after) as {
        last: string
        count: number
        bodies: string
      }
      if (count > 0) for (const record of JSON.parse(bodies) as AnyRecord[]) rows.push(record)
      after = last
      more = count === MOST_ROWS
    }
    records.set(kind, rows)
  }
  return records
}

export function headSeq(db: DatabaseSync, workspace: number): number {
  return db.prepare(`SELECT coalesce(max(seq), 0) AS seq FROM "commit" WHERE workspace = ?`).get(workspace)!
    .seq as number
}

/** The kinds that have records, those of `first` in its order and then any other that a program once kept. */
function kindsThere(
  db: DatabaseSync,
  within: 'workspace' | 'scope',
  number: number,
  first: readonly Kind[],
): Kind[] {
  const next = db.prepare(`SELECT min(kind) AS kind FROM record WHERE ${within} = ? AND kind > ?`)
  const there: Kind[] = []
  for (let after = ''; ; ) {
    const kind = next.get(number, after)!.kind as Kind | null
    if (kind === null) break
    there.push(kind)
    after = kind
  }
  const place = (kind: Kind) => (first.includes(kind) ? first.indexOf(kind) : first.length)
  return there.sort((a, b) => place(a) - place(b))
}
