import type { DatabaseSync } from 'node:sqlite'
import type { Change, ScopedChange } from '#domain/kernel/change.ts'
import type { Look } from '#domain/kernel/look.ts'
import type { Model } from '#domain/kernel/model.ts'
import { scopeOf } from '#domain/kernel/scope-of.ts'
import type { Addition } from '#domain/kernel/upgrade.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { storageWords } from '#words/storage.ts'
import { packChange } from './pack-commit.ts'
import { headSeq, readRecords } from './read-records.ts'
import type { CommitWriter } from './write-commit.ts'

/**
 * Writes what the upgrade to `schema` adds to a workspace as one commit by the server. Call it within a transaction.
 *
 * @param was the records before the upgrade, @param are the same records after it
 */
export function writeAddition(
  db: DatabaseSync,
  { writeCommit }: CommitWriter,
  workspace: number,
  model: Model,
  schema: number,
  was: Parameters<Addition>[0],
  are: Map<Kind, AnyRecord[]>,
): void {
  const at = new Date().toISOString()
  const changes = model.additions?.[schema]?.(was, are, at) ?? []
  // The colon keeps it from being one that a caller may have sent (protocol/messages.ts).
  const id = `upgrade:schema-${schema}`
  const by = { actor: 'system', via: 'system', program: null, session: null }
  const look = lookAmong(are, changes)
  const packed = changes.map((change) => packChange(scoped(model, change, look)))
  const slices = [{ commands: [], changes: packed }]
  const note = JSON.stringify(storageWords.said('upgraded'))
  const seq = headSeq(db, workspace) + 1
  writeCommit(workspace, { seq, id, step: id, at, ...by, note, slices, ahead: null }, schema)
}

/** The current records of a workspace, by kind. */
export function allRecords(db: DatabaseSync, workspace: number, model: Model): Map<Kind, AnyRecord[]> {
  const records = new Map<Kind, AnyRecord[]>()
  readRecords(db, workspace, model.kinds.names, (kind, bodies) => {
    const rows = records.get(kind) ?? []
    for (const record of JSON.parse(bodies) as AnyRecord[]) rows.push(record)
    records.set(kind, rows)
  })
  return records
}

/** Finds what is there and what is made: what a new record belongs to may be new too. */
function lookAmong(are: ReadonlyMap<Kind, readonly AnyRecord[]>, changes: readonly Change[]): Look {
  const byId = new Map<string, AnyRecord>()
  for (const records of are.values()) for (const record of records) byId.set(record.id, record)
  for (const { id, after } of changes) if (after) byId.set(id, after)
  return (_kind, id) => byId.get(id) as never
}

function scoped(model: Model, change: Change, look: Look): ScopedChange {
  const scope = scopeOf(model.kinds, look, change.kind, (change.after ?? change.before)!)
  if (!scope) throw new Error(`The upgrade makes ${change.kind} ${change.id}, which belongs to nothing`)
  return { ...change, scope } as ScopedChange
}
