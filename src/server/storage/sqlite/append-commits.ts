import type { DatabaseSync } from 'node:sqlite'
import { byCodeUnits } from '#base/by-code-units.ts'
import type { Appended } from '../storage.ts'
import { bodyOf, type PackedCommit, type Slice, touchedBy } from './pack-commit.ts'
import { portableError } from './portable-error.ts'

export interface PackedAppend {
  workspace: string
  expected: number
  commits: PackedCommit[]
}

/** What became of one append of a group; an `error` is its own and left no trace. */
export type Outcome = Appended | { error: unknown }

const SQLITE_CONSTRAINT = 19

/** The writer's jobs. Statements are prepared once. */
export function writerOf(db: DatabaseSync) {
  const addWorkspace = db.prepare('INSERT INTO workspace (id) VALUES (?) ON CONFLICT DO NOTHING')
  const headOf = db.prepare(`
    SELECT coalesce((SELECT max(seq) FROM "commit" WHERE workspace_id = workspace.id), 0) AS seq
    FROM workspace WHERE id = ?`)
  const addCommit = db.prepare(`
    INSERT INTO "commit" (workspace_id, seq, id, at, actor, via, body) VALUES (?, ?, ?, ?, ?, ?, ?)`)
  const setRecord = db.prepare(`
    INSERT INTO record (workspace_id, kind, id, body) VALUES (?, ?, ?, ?)
    ON CONFLICT (workspace_id, kind, id) DO UPDATE SET body = excluded.body`)
  const dropRecord = db.prepare('DELETE FROM record WHERE workspace_id = ? AND kind = ? AND id = ?')
  const addTouched = db.prepare(`
    INSERT INTO touched (workspace_id, record_id, seq) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`)

  const ahead = new Map<string, Slice[]>()

  function writeCommit(workspace: string, commit: PackedCommit): void {
    const { seq, id, at, actor, via } = commit
    addCommit.run(workspace, seq, id, at, actor, via, bodyOf(commit))
    const touched = touchedBy(commit)
    // In key order: neighbours share pages, which doubles the speed of a large import. The sort is stable, so a
    // record that stands twice in a commit ends as its last change says.
    if (touched.length > 1) touched.sort((a, b) => byCodeUnits(a.kind, b.kind) || byCodeUnits(a.id, b.id))
    for (const record of touched) {
      if (record.body === null) dropRecord.run(workspace, record.kind, record.id)
      else setRecord.run(workspace, record.kind, record.id, record.body)
      addTouched.run(workspace, record.id, seq)
    }
  }

  function complete(commit: PackedCommit): void {
    if (!commit.ahead) return
    const slices = ahead.get(commit.ahead.key) ?? []
    // The thread that had them may have crashed since.
    if (slices.length !== commit.ahead.count) throw new Error(`Parts of commit ${commit.id} were lost`)
    commit.slices.unshift(...slices)
  }

  function appendOne({ workspace, expected, commits }: PackedAppend): Outcome {
    const seq = headOf.get(workspace)?.seq
    if (seq === undefined) return { error: new Error(`There is no workspace ${workspace}`) }
    if (seq !== expected) return { ok: false, seq: Number(seq) }
    const wrong = commits.find((commit, index) => commit.seq !== expected + index + 1)
    if (wrong) return { error: new Error(`Commit ${wrong.id} has seq ${wrong.seq} after ${expected}`) }
    db.exec('SAVEPOINT one')
    try {
      for (const commit of commits) writeCommit(workspace, commit)
    } catch (error) {
      if (!isConstraint(error)) throw error
      db.exec('ROLLBACK TO one; RELEASE one')
      return { error: portableError(error) }
    }
    db.exec('RELEASE one')
    return { ok: true }
  }

  return {
    createWorkspace(workspace: string): void {
      addWorkspace.run(workspace)
    },

    /** Keeps a slice of a large commit for the next `appendGroup`. */
    sendAhead(key: string, slice: Slice): void {
      const slices = ahead.get(key)
      if (slices) slices.push(slice)
      else ahead.set(key, [slice])
    },

    /** One transaction for all; what it throws (disk full, I/O) is true of each of them, and none is written. */
    appendGroup(group: PackedAppend[]): Outcome[] {
      for (const { commits } of group) for (const commit of commits) complete(commit)
      ahead.clear()
      db.exec('BEGIN IMMEDIATE')
      try {
        const outcomes = group.map(appendOne)
        db.exec('COMMIT')
        return outcomes
      } catch (error) {
        // SQLite has rolled back by itself after some I/O errors, not after all.
        if (db.isTransaction) db.exec('ROLLBACK')
        throw error
      }
    },
  }
}

function isConstraint(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === SQLITE_CONSTRAINT
}
