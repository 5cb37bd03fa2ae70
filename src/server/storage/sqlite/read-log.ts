import type { DatabaseSync, StatementSync } from 'node:sqlite'

// A page of the log ends here, in characters, so that a page of imports is not a gigabyte; one commit always fits.
const PAGE = 4_000_000

/** The reader's jobs on the log. Pages are JSON texts: parsing one is quicker than passing its objects on. */
export function logReaderOf(db: DatabaseSync) {
  const workspaces = db.prepare('SELECT id FROM workspace ORDER BY id')
  const head = db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM "commit" WHERE workspace_id = ?')
  const after = db.prepare(`
    SELECT body FROM "commit" WHERE workspace_id = ? AND seq > ? ORDER BY seq LIMIT ?`)
  const before = db.prepare(`
    SELECT body FROM "commit" WHERE workspace_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?`)
  const touching = db.prepare(`
    SELECT body FROM touched JOIN "commit" USING (workspace_id, seq)
    WHERE workspace_id = ? AND record_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?`)
  const byId = db.prepare('SELECT body FROM "commit" WHERE workspace_id = ? AND id = ?')

  return {
    workspaces: () => workspaces.all().map(({ id }) => id as string),
    head: (workspace: string) => head.get(workspace)!.seq as number,
    commitsAfter: (workspace: string, seq: number, limit: number) => page(after, workspace, seq, limit),
    commitsBefore: (workspace: string, seq: number, limit: number, record?: string) =>
      record === undefined
        ? page(before, workspace, seq, limit)
        : page(touching, workspace, record, seq, limit),
    commitById: (workspace: string, id: string) => (byId.get(workspace, id)?.body as string) ?? null,
  }
}

function page(statement: StatementSync, ...values: (string | number)[]): string {
  const bodies: string[] = []
  let length = 0
  for (const { body } of statement.iterate(...values)) {
    const text = body as string
    if (bodies.length > 0 && length + text.length > PAGE) break
    bodies.push(text)
    length += text.length
  }
  return `[${bodies.join(',')}]`
}
