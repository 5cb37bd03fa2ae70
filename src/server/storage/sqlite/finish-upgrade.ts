import type { DatabaseSync } from 'node:sqlite'
import type { Change, ScopedChange } from '#domain/kernel/change.ts'
import type { Look } from '#domain/kernel/look.ts'
import { scopeOf } from '#domain/kernel/scope-of.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { model } from '#domain/model.ts'
import { schema } from '#domain/schema.ts'
import { upgradeChanges } from '#domain/upgrades.ts'
import { storageWords } from '#words/storage.ts'
import type { OldRecord, OldStore } from './old-store.ts'
import { packChange } from './pack-commit.ts'
import { headSeq, readRecords } from './read-records.ts'
import { commitWriterOf } from './write-commit.ts'

/** Adds, as one more commit by the server, what no record could become by itself. */
export function finishUpgrade(old: OldStore, db: DatabaseSync): void {
  const writer = commitWriterOf(db)
  for (const workspace of old.workspaces()) {
    const number = writer.numbers.workspace(workspace)
    const seq = headSeq(db, number)
    // A run that was cut short after this has done it.
    if (seq > old.head(workspace)) continue
    const was = old.records(workspace)
    const are = recordsOf(db, number)
    sameRecords(was, are)
    const at = new Date().toISOString()
    const changes = upgradeChanges(schema, was, are, at).map((change) => scoped(change, are))
    const id = `upgrade-to-schema-${schema}`
    const by = { actor: 'system', via: 'system', program: null, session: null }
    const slices = [{ commands: [], changes: changes.map(packChange) }]
    const note = JSON.stringify(storageWords.said('upgraded'))
    db.exec('BEGIN')
    writer.writeCommit(number, { seq: seq + 1, id, step: id, at, ...by, note, slices, ahead: null }, schema)
    db.exec('COMMIT')
  }
}

function recordsOf(db: DatabaseSync, workspace: number): Map<Kind, AnyRecord[]> {
  const records = new Map<Kind, AnyRecord[]>()
  readRecords(db, workspace, model.kinds.names, (kind, bodies) => {
    const rows = records.get(kind) ?? []
    for (const record of JSON.parse(bodies) as AnyRecord[]) rows.push(record)
    records.set(kind, rows)
  })
  return records
}

/** @throws Error when the old log did not make the old records; nothing is upgraded that would lose some of them. */
function sameRecords(was: Map<string, OldRecord[]>, are: Map<Kind, AnyRecord[]>): void {
  for (const kind of new Set([...was.keys(), ...are.keys()])) {
    const made = new Set((are.get(kind as Kind) ?? []).map(({ id }) => id as string))
    const there = was.get(kind) ?? []
    const odd = there.find(({ id }) => !made.has(id as string))
    if (odd || there.length !== made.size)
      throw new Error(
        `The log does not come to the records that are there (${kind} ${odd?.id ?? 'too many'}). Start the older program and run "throughline verify".`,
      )
  }
}

function scoped(change: Change, are: ReadonlyMap<Kind, readonly AnyRecord[]>): ScopedChange {
  const look: Look = (kind, id) => are.get(kind)?.find((record) => record.id === id) as never
  const scope = scopeOf(model.kinds, look, change.kind, (change.after ?? change.before)!)
  if (!scope) throw new Error(`The upgrade makes ${change.kind} ${change.id}, which belongs to nothing`)
  return { ...change, scope } as ScopedChange
}
