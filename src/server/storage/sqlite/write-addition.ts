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
  const id = `upgrade-to-schema-${schema}`
  const by = { actor: 'system', via: 'system', program: null, session: null }
  const slices = [{ commands: [], changes: changes.map((change) => packChange(scoped(model, change, are))) }]
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

function scoped(model: Model, change: Change, are: ReadonlyMap<Kind, readonly AnyRecord[]>): ScopedChange {
  const look: Look = (kind, id) => are.get(kind)?.find((record) => record.id === id) as never
  const scope = scopeOf(model.kinds, look, change.kind, (change.after ?? change.before)!)
  if (!scope) throw new Error(`The upgrade makes ${change.kind} ${change.id}, which belongs to nothing`)
  return { ...change, scope } as ScopedChange
}
