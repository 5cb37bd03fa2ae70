import type { DatabaseSync } from 'node:sqlite'
import type { Kind } from '#domain/kinds.ts'

const MOST_ROWS = 5_000
const CHUNK_BYTES = 4_000_000

export type TakeChunk = (kind: Kind, bodies: string) => void

/**
 * Hands over the records kind by kind, in chunks of JSON text, and returns the seq they belong to. SQLite joins
 * the bodies itself: an object for each row would cost four times as much. Call it within `reading`.
 */
export function readRecords(
  db: DatabaseSync,
  workspace: string,
  kinds: readonly Kind[],
  take: TakeChunk,
): number {
  const head = db.prepare(`SELECT coalesce(max(seq), 0) AS seq FROM "commit" WHERE workspace_id = ?`)
  const size = db.prepare(`
    SELECT count(*) AS count, coalesce(sum(octet_length(body)), 0) AS bytes
    FROM record WHERE workspace_id = ? AND kind = ?`)
  const chunk = db.prepare(`
    SELECT max(id) AS last, '[' || group_concat(body, ',') || ']' AS bodies
    FROM (SELECT id, body FROM record WHERE workspace_id = ? AND kind = ? AND id > ? ORDER BY id LIMIT ?)`)
  for (const kind of kinds) {
    const { count, bytes } = size.get(workspace, kind) as { count: number; bytes: number }
    // Fewer rows to a chunk where they are long; ids are random, so long ones do not flock together.
    const rows = Math.max(1, Math.min(MOST_ROWS, Math.floor(CHUNK_BYTES / (bytes / count))))
    for (let after = '', read = 0; read < count; read += rows) {
      const { last, bodies } = chunk.get(workspace, kind, after, rows) as { last: string; bodies: string }
      take(kind, bodies)
      after = last
    }
  }
  return head.get(workspace)!.seq as number
}
