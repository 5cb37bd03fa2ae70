import type { DatabaseSync } from 'node:sqlite'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { upgradedCall } from '#domain/kernel/upgraded-call.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { modelOf, type Program, product } from './program.ts'
import { upgradedRecord } from './upgrade/upgraded-record.ts'

/** Reads what the log of one workspace holds as this program's, whatever schema it was written under. */
export interface ReadOld {
  /** the schema that all of it is read as */
  schema: number
  record(kind: Kind, body: string, seq: number): AnyRecord
  records(kind: Kind, rows: AnyRecord[], from: number): AnyRecord[]
  /** the JSON text of a body, for pages of the log that are put together from texts */
  text(kind: Kind, body: string, seq: number): string
  /** the JSON text of a commit's intents */
  intents(text: string, seq: number): string
}

/** For the number of a workspace. */
export type ReadOldOf = (workspace: number) => ReadOld

/**
 * Where a whole log is of the program's schema, which is nearly always, nothing is looked at, and the upgrades, with
 * all of the domain, are not even loaded.
 */
export async function oldReaderOf(db: DatabaseSync, program: Program = product): Promise<ReadOldOf> {
  const asIs = readAsIs(program.schema)
  // Schemas ascend with the log.
  const oldest = db.prepare('SELECT schema FROM "commit" WHERE workspace = ? ORDER BY seq LIMIT 1')
  const isOld = (workspace: number) =>
    Number(oldest.get(workspace)?.schema ?? program.schema) < program.schema
  const workspaces = db.prepare('SELECT number FROM workspace').all() as { number: number }[]
  // What an older program wrote was there before this one.
  if (!workspaces.some(({ number }) => isOld(number))) return () => asIs
  const model = await modelOf(program)
  const schemaOf = db.prepare('SELECT schema FROM "commit" WHERE workspace = ? AND seq = ?')
  return (workspace) => {
    if (!isOld(workspace)) return asIs
    const schemaAt = (seq: number) => Number(schemaOf.get(workspace, seq)!.schema)
    const record = (kind: Kind, body: string, seq: number) =>
      upgradedRecord(model, kind, JSON.parse(body) as AnyRecord, schemaAt(seq))
    return {
      schema: model.schema,
      record,
      records: (kind, rows, from) =>
        from === model.schema ? rows : rows.map((row) => upgradedRecord(model, kind, row, from)),
      text: (kind, body, seq) =>
        schemaAt(seq) === model.schema ? body : JSON.stringify(record(kind, body, seq)),
      intents(text, seq) {
        const from = schemaAt(seq)
        if (from === model.schema) return text
        return JSON.stringify(
          (JSON.parse(text) as CommandCall[]).map((call) => upgradedCall(model, call, from)),
        )
      },
    }
  }
}

const readAsIs = (schema: number): ReadOld => ({
  schema,
  record: (_, body) => JSON.parse(body) as AnyRecord,
  records: (_, rows) => rows,
  text: (_, body) => body,
  intents: (text) => text,
})
