import type { DatabaseSync } from 'node:sqlite'
import { isDeepStrictEqual } from 'node:util'
import type { Commit } from '#domain/kernel/commit.ts'

const MOST = 100

/**
 * Folds the log of a workspace and compares it with the records: a sentence for each difference, at most a
 * hundred. Call it within `reading`.
 */
export function verifyLog(db: DatabaseSync, workspace: string): string[] {
  const found: string[] = []
  const say = (sentence: string) => {
    if (found.length < MOST) found.push(sentence)
  }
  for (const row of db.prepare('PRAGMA quick_check').all()) {
    if (row.quick_check !== 'ok') say(`The file is damaged: ${row.quick_check}.`)
  }
  compareRecords(db, workspace, foldLog(db, workspace, say), say)
  return found
}

type Say = (sentence: string) => void

/** `kind id` -> JSON of the record as the log leaves it. */
function foldLog(db: DatabaseSync, workspace: string, say: Say): Map<string, string> {
  const isTouched = db.prepare(
    'SELECT 1 AS yes FROM touched WHERE workspace_id = ? AND record_id = ? AND seq = ?',
  )
  const log = db.prepare('SELECT seq, id, body FROM "commit" WHERE workspace_id = ? ORDER BY seq')
  const folded = new Map<string, string>()
  const seqOfId = new Map<string, number>()
  let last = 0
  let touches = 0
  for (const row of log.iterate(workspace)) {
    const seq = row.seq as number
    const commit = JSON.parse(row.body as string) as Commit
    if (seq !== last + 1) say(`The log has a gap: commit ${seq} follows ${last}.`)
    if (commit.seq !== seq || commit.id !== row.id) {
      say(`Commit ${seq} (${row.id}) says of itself that it is ${commit.seq} (${commit.id}).`)
    }
    const earlier = seqOfId.get(commit.id)
    if (earlier !== undefined) say(`Commits ${earlier} and ${seq} have the same id ${commit.id}.`)
    seqOfId.set(commit.id, seq)
    const ids = new Set<string>()
    for (const { kind, id, before, after } of commit.changes) {
      const key = `${kind} ${id}`
      if (!sameRecord(folded.get(key), before)) {
        say(`Commit ${seq} changes ${key} from something else than the commits before it made of it.`)
      }
      if (after === null) folded.delete(key)
      else folded.set(key, JSON.stringify(after))
      ids.add(id)
      if (!isTouched.get(workspace, id, seq)) say(`Commit ${seq} is missing from the history of ${key}.`)
    }
    touches += ids.size
    last = seq
  }
  const count = db.prepare('SELECT count(*) AS count FROM touched WHERE workspace_id = ?').get(workspace)
  if (count?.count !== touches) say(`Histories name ${count?.count} changes where the log has ${touches}.`)
  return folded
}

function compareRecords(db: DatabaseSync, workspace: string, folded: Map<string, string>, say: Say): void {
  for (const { kind, id, body } of db
    .prepare('SELECT kind, id, body FROM record WHERE workspace_id = ?')
    .iterate(workspace)) {
    const key = `${kind} ${id}`
    const text = folded.get(key)
    if (text === undefined) say(`The record ${key} is not in the log.`)
    else if (text !== body && !isDeepStrictEqual(JSON.parse(text), JSON.parse(body as string))) {
      say(`The record ${key} differs from what the log makes of it.`)
    }
    folded.delete(key)
  }
  for (const key of folded.keys()) say(`The record ${key} is missing; the log has it.`)
}

function sameRecord(text: string | undefined, record: unknown): boolean {
  if (text === undefined || record === null) return text === undefined && record === null
  // Almost always the same text; only the order of fields may differ and still be the same record.
  return JSON.stringify(record) === text || isDeepStrictEqual(record, JSON.parse(text))
}
