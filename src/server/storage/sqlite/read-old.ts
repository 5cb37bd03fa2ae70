import type { DatabaseSync } from 'node:sqlite'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { schema } from '#domain/schema.ts'

/** Reads what the log holds as this program's, whatever schema it was written under. */
export interface ReadOld {
  /** the schema that all of it is read as */
  schema: number
  record(kind: Kind, body: string, seq: number): AnyRecord
  records(kind: Kind, rows: AnyRecord[], from: number): AnyRecord[]
  /** the JSON text of a body, for pages of the log that are put together from texts */
  text(kind: Kind, body: string, seq: number): string
}

type Upgrade = typeof import('./upgrade-record.ts').upgradedRecord
let upgrade: Upgrade | null = null

/** To be called once before `readOldOf`: the upgrades, with all of the domain, are read where a log needs them. */
export async function loadUpgrades(db: DatabaseSync): Promise<void> {
  const numbers = db.prepare('SELECT number FROM workspace').all() as { number: number }[]
  if (numbers.some(({ number }) => oldestSchema(db, number) < schema))
    upgrade = (await import('./upgrade-record.ts')).upgradedRecord
}

/** Schemas ascend with the log. */
function oldestSchema(db: DatabaseSync, workspace: number): number {
  const first = db
    .prepare('SELECT schema FROM "commit" WHERE workspace = ? ORDER BY seq LIMIT 1')
    .get(workspace)
  return Number(first?.schema ?? schema)
}

/**
 * For the versions of one workspace. Where the whole log is of this schema, which is nearly always, nothing is
 * looked at.
 */
export function readOldOf(db: DatabaseSync, workspace: number): ReadOld {
  if (!upgrade || oldestSchema(db, workspace) === schema) {
    return {
      schema,
      record: (_, body) => JSON.parse(body) as AnyRecord,
      records: (_, rows) => rows,
      text: (_, body) => body,
    }
  }
  const upgraded = upgrade
  const schemaAt = db.prepare('SELECT schema FROM "commit" WHERE workspace = ? AND seq = ?')
  const record = (kind: Kind, body: string, seq: number) =>
    upgraded(kind, JSON.parse(body) as AnyRecord, Number(schemaAt.get(workspace, seq)?.schema))
  return {
    schema,
    record,
    records: (kind, rows, from) => (from === schema ? rows : rows.map((row) => upgraded(kind, row, from))),
    text: (kind, body, seq) => JSON.stringify(record(kind, body, seq)),
  }
}
