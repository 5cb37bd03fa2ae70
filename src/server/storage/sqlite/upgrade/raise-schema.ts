import type { DatabaseSync } from 'node:sqlite'
import type { Model } from '#domain/kernel/model.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { writtenBy } from '../prepare-store.ts'
import { allRecords, writeAddition } from '../write-addition.ts'
import { type CommitWriter, commitWriterOf } from '../write-commit.ts'
import type { ReportProgress } from './upgrade-store.ts'
import { upgradedRecord } from './upgraded-record.ts'

const SLICE = 2_000

/**
 * Takes a store of format 2 from its schema to the model's, one after the other, each in one transaction: the current
 * records of the kinds that changed are rewritten, and what the upgrade adds is written as a commit by the server.
 * The log stays as it was written; its commits and checkpoints say under which schema, and readers take what they
 * find there through the same upgrades (read-old.ts).
 */
export function raiseSchema(db: DatabaseSync, model: Model, report: ReportProgress): void {
  const from = writtenBy(db)!.schema
  const writer = commitWriterOf(db)
  const setSchema = db.prepare(`UPDATE meta SET value = ? WHERE key = 'schema'`)
  const count = progressOf(db, model, from, report)
  for (let schema = from + 1; schema <= model.schema; schema++) {
    db.exec('BEGIN IMMEDIATE')
    try {
      for (const { number } of db.prepare('SELECT number FROM workspace').all())
        raiseWorkspace(db, writer, Number(number), model, schema, count)
      setSchema.run(String(schema))
      db.exec('COMMIT')
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK')
      throw error
    }
  }
}

function raiseWorkspace(
  db: DatabaseSync,
  writer: CommitWriter,
  workspace: number,
  model: Model,
  schema: number,
  count: (records: number) => void,
): void {
  const adds = model.additions?.[schema] !== undefined
  const was = adds ? allRecords(db, workspace, model) : new Map<Kind, AnyRecord[]>()
  for (const kind of changedKinds(model, schema)) rewriteKind(db, workspace, model, kind, schema, count)
  if (adds)
    writeAddition(db, writer, workspace, model, schema, was as never, allRecords(db, workspace, model))
}

const changedKinds = ({ kinds }: Model, schema: number) =>
  kinds.names.filter((kind) => kinds.of(kind).upgrades?.[schema])

function rewriteKind(
  db: DatabaseSync,
  workspace: number,
  model: Model,
  kind: Kind,
  schema: number,
  count: (records: number) => void,
): void {
  const next = db.prepare(`
    SELECT id, body FROM record WHERE workspace = ? AND kind = ? AND id > ? ORDER BY id LIMIT ${SLICE}`)
  const set = db.prepare('UPDATE record SET body = ? WHERE workspace = ? AND kind = ? AND id = ?')
  for (let last = ''; ; ) {
    const rows = next.all(workspace, kind, last) as { id: string; body: string }[]
    if (rows.length === 0) return
    for (const { id, body } of rows) set.run(raised(model, kind, id, body, schema), workspace, kind, id)
    last = rows.at(-1)!.id
    count(rows.length)
  }
}

function raised(model: Model, kind: Kind, id: string, body: string, schema: number): string {
  try {
    return JSON.stringify(upgradedRecord(model, kind, JSON.parse(body) as AnyRecord, schema - 1, schema))
  } catch (error) {
    const why = error instanceof Error ? error.message : error
    throw new Error(`${kind} ${id} could not be upgraded to schema ${schema}: ${why}`, { cause: error })
  }
}

/** Reports how many of all records that will be rewritten are. */
function progressOf(db: DatabaseSync, model: Model, from: number, report: ReportProgress) {
  const countOf = db.prepare('SELECT count(*) AS count FROM record WHERE kind = ?')
  let total = 0
  for (let schema = from + 1; schema <= model.schema; schema++)
    for (const kind of changedKinds(model, schema)) total += Number(countOf.get(kind)!.count)
  let done = 0
  return (records: number) => {
    done += records
    report(done, total)
  }
}
