import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { isDeepStrictEqual } from 'node:util'
import { gunzipSync } from 'node:zlib'
import type { Model } from '#domain/kernel/model.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { storageWords } from '#words/storage.ts'
import { recordsAt } from '../checkpoints.ts'
import type { VersionRow } from '../log-rows.ts'
import { type MarkedCommit, markOf, markOfCommit } from '../mark.ts'
import { numbersOf } from '../numbers.ts'
import { hasMarks } from '../prepare-store.ts'
import type { ReadOld, ReadOldOf } from '../read-old.ts'
import { headSeq, recordsIn } from '../read-records.ts'
import { verifyRules, verifyShapes } from './verify-records.ts'

const MOST = 100

export type Say = (sentence: string) => void

/**
 * Compares the records of a workspace with what the log makes of them, and looks at each of them: a sentence for
 * each thing that is wrong, at most a hundred. Call it within `reading`.
 */
export function verifyStore(
  db: DatabaseSync,
  workspace: string,
  model: Model,
  readOldOf: ReadOldOf,
): string[] {
  return collect((say) => {
    const number = numbersOf(db).workspace(workspace)
    verifyFile(db, say)
    verifyWorkspace(db, number, model, readOldOf, say)
    for (const scope of numbersOf(db).scopes(number))
      compareWithCheckpoint(db, number, scope.number, readOldOf(number), say)
    verifyRules(db, number, model, say)
  })
}

/**
 * What must not be served of a store: that it is not what was written, or not of the shapes that records have. Of all
 * workspaces, and that nothing is of none. Reads a slice at a time, whatever the size. Call it within `reading`.
 */
export function checkStore(db: DatabaseSync, model: Model, readOldOf: ReadOldOf): string[] {
  return collect((say) => {
    verifyFile(db, say)
    const strays = [
      'SELECT 1 AS yes FROM "commit" WHERE workspace NOT IN (SELECT number FROM workspace) LIMIT 1',
      'SELECT 1 AS yes FROM record WHERE workspace NOT IN (SELECT number FROM workspace) LIMIT 1',
      'SELECT 1 AS yes FROM scope WHERE workspace NOT IN (SELECT number FROM workspace) LIMIT 1',
      'SELECT 1 AS yes FROM version WHERE scope NOT IN (SELECT number FROM scope) LIMIT 1',
    ]
    for (const sql of strays) if (db.prepare(sql).get()) say(storageWords('strays'))
    for (const number of workspacesOf(db)) verifyWorkspace(db, number, model, readOldOf, say)
  })
}

/**
 * Which rules the records of all workspaces break together: what only a program's fault brings about, so it is told,
 * and served. Reads a whole workspace. Call it within `reading`.
 */
export function brokenRules(db: DatabaseSync, model: Model): string[] {
  return collect((say) => {
    for (const number of workspacesOf(db)) verifyRules(db, number, model, say)
  })
}

const workspacesOf = (db: DatabaseSync) =>
  db
    .prepare('SELECT number FROM workspace ORDER BY id')
    .all()
    .map(({ number }) => number as number)

function collect(look: (say: Say) => void): string[] {
  const found: string[] = []
  const say = (sentence: string) => {
    if (found.length < MOST && !found.includes(sentence)) found.push(sentence)
  }
  try {
    look(say)
  } catch (error) {
    // What is damaged enough cannot be read to its end.
    say(storageWords('fileDamaged', { reason: error instanceof Error ? error.message : String(error) }))
  }
  return found
}

function verifyFile(db: DatabaseSync, say: Say): void {
  for (const row of db.prepare('PRAGMA integrity_check').all())
    if (row.integrity_check !== 'ok')
      say(storageWords('fileDamaged', { reason: String(row.integrity_check) }))
}

function verifyWorkspace(
  db: DatabaseSync,
  workspace: number,
  model: Model,
  readOldOf: ReadOldOf,
  say: Say,
): void {
  verifyCommits(db, workspace, say)
  verifyThings(db, workspace, say)
  for (const scope of numbersOf(db).scopes(workspace))
    verifyScope(db, workspace, scope.number, readOldOf(workspace), say)
  verifyShapes(db, workspace, model, say)
}

function verifyCommits(db: DatabaseSync, workspace: number, say: Say): void {
  let last = 0
  for (const row of db
    .prepare('SELECT seq, scopes FROM "commit" WHERE workspace = ? ORDER BY seq')
    .iterate(workspace)) {
    const seq = row.seq as number
    if (seq !== last + 1) say(storageWords('logGap', { seq, last }))
    last = seq
  }
  if (hasMarks(db, 'commit')) {
    const marked = db.prepare('SELECT * FROM "commit" WHERE workspace = ? AND mark IS NOT NULL')
    for (const row of marked.iterate(workspace))
      if (markOfCommit(row as unknown as MarkedCommit) !== row.mark)
        say(storageWords('commitChanged', { seq: row.seq as number }))
  }
  const lost = db.prepare(`
    SELECT c.seq FROM "commit" AS c, json_each(c.scopes) AS scope
    WHERE c.workspace = ? AND NOT EXISTS (SELECT 1 FROM version WHERE scope = scope.value AND seq = c.seq)`)
  for (const { seq } of lost.iterate(workspace)) say(storageWords('commitEmptied', { seq: seq as number }))
}

/** What stands beside the log: texts and files by what was noted of them, checkpoints by their own sums. */
function verifyThings(db: DatabaseSync, workspace: number, say: Say): void {
  if (hasMarks(db, 'document')) {
    const texts = db.prepare('SELECT id, text, mark FROM document WHERE workspace = ? AND mark IS NOT NULL')
    for (const { id, text, mark } of texts.iterate(workspace))
      if (markOf(text as string) !== mark) say(storageWords('textChanged', { id: id as string }))
  }
  const blobs = db.prepare('SELECT hash, bytes FROM blob WHERE workspace = ?')
  for (const { hash, bytes } of blobs.iterate(workspace))
    if (
      createHash('sha256')
        .update(bytes as Uint8Array)
        .digest('hex') !== hash
    )
      say(storageWords('blobChanged', { hash: hash as string }))
  const checkpoints = db.prepare(`
    SELECT c.seq, c.bytes FROM checkpoint AS c JOIN scope AS s ON s.number = c.scope WHERE s.workspace = ?`)
  for (const { seq, bytes } of checkpoints.iterate(workspace))
    try {
      gunzipSync(bytes as Uint8Array)
    } catch {
      say(storageWords('checkpointDamaged', { seq: seq as number }))
    }
}

function verifyScope(db: DatabaseSync, workspace: number, scope: number, readOld: ReadOld, say: Say): void {
  const commit = db.prepare('SELECT scopes FROM "commit" WHERE workspace = ? AND seq = ?')
  const versions = db.prepare(`
    SELECT seq, nth, id, kind, mark, body FROM version WHERE scope = ? ORDER BY seq, nth`)
  let seqOfLast = 0
  for (const row of versions.iterate(scope)) {
    const { seq, id, kind, mark, body } = row as unknown as VersionRow & { mark: number }
    const key = `${kind} ${id}`
    if (mark !== markOf(body)) say(storageWords('versionChanged', { seq, key }))
    if (seq === seqOfLast) continue
    seqOfLast = seq
    const scopes = commit.get(workspace, seq)?.scopes as string | undefined
    if (!scopes) say(storageWords('versionStray', { seq, key }))
    else if (!(JSON.parse(scopes) as number[]).includes(scope))
      say(storageWords('commitUnaware', { seq, key }))
  }
  const missing = db.prepare(`
    SELECT id, kind FROM (
      SELECT id, kind, mark, max(seq * 16777216 + nth) FROM version INDEXED BY version_of
      WHERE scope = ?2 GROUP BY id
    ) AS last WHERE mark <> 0 AND NOT EXISTS (
      SELECT 1 FROM record AS r WHERE r.workspace = ?1 AND r.kind = last.kind AND r.id = last.id)`)
  for (const { kind, id } of missing.iterate(workspace, scope))
    say(storageWords('recordMissing', { key: `${kind} ${id}` }))
  compareWithLog(db, scope, readOld, say)
}

function compareWithLog(db: DatabaseSync, scope: number, readOld: ReadOld, say: Say): void {
  const records = db.prepare(`
    SELECT kind, id, body FROM record WHERE scope = ? ORDER BY kind, id`)
  const last = db.prepare(`
    SELECT seq, body FROM version INDEXED BY version_of WHERE scope = ? AND id = ? ORDER BY seq DESC, nth DESC LIMIT 1`)
  for (const { kind, id, body } of records.iterate(scope)) {
    const made = last.get(scope, id as string) as { seq: number; body: string | null } | undefined
    const key = `${kind} ${id}`
    if (!made) say(storageWords('recordStray', { key }))
    else if (made.body === null) say(storageWords('recordDeleted', { key }))
    else {
      const text = readOld.text(kind as Kind, made.body, made.seq)
      if (text !== body && !isDeepStrictEqual(JSON.parse(text), JSON.parse(body as string)))
        say(storageWords('recordDiffers', { key }))
    }
  }
}

/** The last checkpoint and the versions after it must come to the same; the earlier ones were last once. */
function compareWithCheckpoint(
  db: DatabaseSync,
  workspace: number,
  scope: number,
  readOld: ReadOld,
  say: Say,
): void {
  const last = db.prepare('SELECT max(seq) AS seq FROM checkpoint WHERE scope = ?').get(scope)?.seq
  if (last === null) return
  const byId = (records: Map<Kind, AnyRecord[]>) =>
    new Map([...records.values()].flatMap((rows) => rows.map((row) => [row.id as string, row] as const)))
  const made = byId(recordsAt(db, scope, headSeq(db, workspace), readOld))
  const now = byId(recordsIn(db, scope, []))
  const same = made.size === now.size && [...now].every(([id, row]) => isDeepStrictEqual(made.get(id), row))
  if (!same) say(storageWords('checkpointDiffers', { seq: last as number }))
}
