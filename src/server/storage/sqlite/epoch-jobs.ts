import type { DatabaseSync } from 'node:sqlite'
import type { Head } from './epoch.ts'

/** The writer's jobs on the identity of the log. */
export function epochJobsOf(db: DatabaseSync) {
  const get = db.prepare(`SELECT value FROM meta WHERE key = 'epoch'`)
  const set = db.prepare(`
    INSERT INTO meta VALUES ('epoch', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`)
  const heads = db.prepare(`
    SELECT w.id AS workspace, c.seq, c.id FROM workspace AS w JOIN "commit" AS c ON c.workspace = w.number
    WHERE c.seq = (SELECT max(seq) FROM "commit" WHERE workspace = w.number) ORDER BY w.id`)
  const idAt = db.prepare(`
    SELECT c.id FROM workspace AS w JOIN "commit" AS c ON c.workspace = w.number WHERE w.id = ? AND c.seq = ?`)
  return {
    epoch: () => (get.get()?.value as string | undefined) ?? null,
    setEpoch(epoch: string): void {
      set.run(epoch)
    },
    heads: () => heads.all().map((head) => ({ ...head }) as unknown as Head),
    idAt: (workspace: string, seq: number) => (idAt.get(workspace, seq)?.id as string | undefined) ?? null,
  }
}
