import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'

/** The foundation's own store, as it wrote it: 2,000 commits of a small team. */
const kept = join(import.meta.dirname, 'schema-1')
const unpacked = (name: string) => gunzipSync(readFileSync(join(kept, name)))

export type OldRecord = { id: string } & { [field: string]: unknown }

export interface OldSide {
  kind: string
  id: string
  before: OldRecord | null
  after: OldRecord | null
}

export interface OldCommit {
  seq: number
  id: string
  actor: string
  at: string
  note: string | null
  changes: OldSide[]
}

export const workspace = 'wsp_E9zq2RHjZ3uaEy'

/** Lays the store into a folder. */
export function layOld(folder: string): void {
  writeFileSync(join(folder, 'throughline.db'), unpacked('throughline.db.gz'))
}

/** All records as the foundation saw them after its last commit, by kind. */
export function oldRecords(): { [kind: string]: OldRecord[] } {
  return JSON.parse(unpacked('records.json.gz').toString())
}

export function oldCommits(file: string): OldCommit[] {
  const db = new DatabaseSync(file, { readOnly: true })
  const rows = db.prepare('SELECT body FROM "commit" ORDER BY seq').all()
  db.close()
  return rows.map(({ body }) => JSON.parse(body as string) as OldCommit)
}
