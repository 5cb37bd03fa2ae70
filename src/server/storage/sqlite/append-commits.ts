import type { DatabaseSync } from 'node:sqlite'
import type { Appended } from '../storage.ts'
import type { Head } from './epoch.ts'
import type { PackedCommit, Slice } from './pack-commit.ts'
import { portableError } from './portable-error.ts'
import { commitWriterOf } from './write-commit.ts'

export interface PackedAppend {
  workspace: string
  expected: number
  commits: PackedCommit[]
}

/** What became of one append of a group; an `error` is its own and left no trace. */
export type Outcome = Appended | { error: unknown }

const SQLITE_CONSTRAINT = 19

/**
 * The writer's jobs on the log, which it writes under `schema`. Statements are prepared once.
 *
 * @param tell told, after each transaction, how far the logs have come
 */
export function appenderOf(
  db: DatabaseSync,
  schema: number,
  tell: (heads: readonly Head[]) => void = () => {},
) {
  const { writeCommit, numbers } = commitWriterOf(db)
  const headOf = db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM "commit" WHERE workspace = ?')
  const ahead = new Map<string, Slice[]>()

  function complete(commit: PackedCommit): void {
    if (!commit.ahead) return
    const { key, count } = commit.ahead
    const slices = ahead.get(key) ?? []
    ahead.delete(key)
    // The thread that had them may have crashed since.
    if (slices.length !== count) throw new Error(`Parts of commit ${commit.id} were lost`)
    commit.slices.unshift(...slices)
  }

  function appendOne({ workspace, expected, commits }: PackedAppend): Outcome {
    const number = numbers.workspace(workspace)
    if (!number) return { error: new Error(`There is no workspace ${workspace}`) }
    const { seq } = headOf.get(number) as { seq: number }
    if (seq !== expected) return { ok: false, seq }
    const wrong = commits.find((commit, index) => commit.seq !== expected + index + 1)
    if (wrong) return { error: new Error(`Commit ${wrong.id} has seq ${wrong.seq} after ${expected}`) }
    db.exec('SAVEPOINT one')
    try {
      for (const commit of commits) {
        complete(commit)
        writeCommit(number, commit, schema)
      }
    } catch (error) {
      if (endsAll(error)) throw error
      db.exec('ROLLBACK TO one; RELEASE one')
      numbers.forget()
      return { error: portableError(error) }
    }
    db.exec('RELEASE one')
    return { ok: true }
  }

  return {
    /** Keeps a slice of a large commit for the append that follows. */
    sendAhead(key: string, slice: Slice): void {
      const slices = ahead.get(key)
      if (slices) slices.push(slice)
      else ahead.set(key, [slice])
    },

    /** One transaction for all; what it throws (disk full, I/O) is true of each of them, and none is written. */
    appendGroup(group: readonly PackedAppend[]): Outcome[] {
      db.exec('BEGIN IMMEDIATE')
      try {
        const outcomes = group.map(appendOne)
        db.exec('COMMIT')
        tell(headsAfter(group, outcomes))
        return outcomes
      } catch (error) {
        numbers.forget()
        // SQLite has rolled back by itself after some I/O errors, not after all.
        if (db.isTransaction) db.exec('ROLLBACK')
        throw error
      }
    },
  }
}

function headsAfter(group: readonly PackedAppend[], outcomes: readonly Outcome[]): Head[] {
  return group.flatMap(({ workspace, commits }, index) => {
    const outcome = outcomes[index]!
    const last = commits.at(-1)
    return last && 'ok' in outcome && outcome.ok ? [{ workspace, seq: last.seq, id: last.id }] : []
  })
}

/** Whether it says something of the disk or the file, not of the commit. */
function endsAll(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error)) return false
  return (Number(error.errcode) & 0xff) !== SQLITE_CONSTRAINT
}
