import type { DatabaseSync } from 'node:sqlite'
import type { Model } from '#domain/kernel/model.ts'
import { commitWriterOf } from '../write-commit.ts'
import { commitConverter, REWRITTEN } from './convert-commit.ts'
import type { OldStore } from './old-store.ts'
import type { ReportProgress } from './upgrade-store.ts'

// A slice ends at either: small commits by the hundred, an import alone.
const COMMITS = 300
const CHANGES = 5_000

/**
 * Writes all commits of an old store into a new one, from where an earlier run left off. False when what is there
 * already is of another log.
 */
export function upgradeLog(old: OldStore, db: DatabaseSync, model: Model, report: ReportProgress): boolean {
  const workspaces = old.workspaces()
  const total = workspaces.reduce((sum, workspace) => sum + old.head(workspace), 0)
  const writer = commitWriterOf(db)
  const addWorkspace = db.prepare('INSERT INTO workspace (id) VALUES (?) ON CONFLICT DO NOTHING')
  const last = db.prepare(`
    SELECT seq, id FROM "commit" WHERE workspace = ? AND seq <= ? ORDER BY seq DESC LIMIT 1`)
  let done = 0
  for (const workspace of workspaces) {
    addWorkspace.run(workspace)
    const number = writer.numbers.workspace(workspace)
    // Past the old end may stand what `finishUpgrade` adds.
    const there = last.get(number, old.head(workspace)) as { seq: number; id: string } | undefined
    if (there && old.idAt(workspace, there.seq) !== there.id) return false
    const convert = commitConverter(db, number, model)
    done += there?.seq ?? 0
    let commits = 0
    let changes = 0
    db.exec('BEGIN')
    for (const commit of old.commitsAfter(workspace, there?.seq ?? 0)) {
      writer.writeCommit(number, convert(commit), REWRITTEN)
      commits += 1
      changes += commit.changes.length
      if (commits < COMMITS && changes < CHANGES) continue
      db.exec('COMMIT')
      done += commits
      report(done, total)
      commits = changes = 0
      db.exec('BEGIN')
    }
    db.exec('COMMIT')
    done += commits
    report(done, total)
  }
  return true
}
