import type { DatabaseSync } from 'node:sqlite'
import { brokenInvariants } from '#domain/invariants.ts'
import type { Model } from '#domain/kernel/model.ts'
import { addRecords, createState } from '#domain/kernel/state.ts'
import type { AnyRecord, Row } from '#domain/kinds.ts'
import { storageWords } from '#words/storage.ts'
import { readRecords } from '../read-records.ts'
import type { Say } from './verify-store.ts'

/** Whether each record is by itself what the domain says records are, and its texts are there. */
export function verifyShapes(db: DatabaseSync, workspace: number, { kinds }: Model, say: Say): void {
  const text = db.prepare('SELECT 1 AS yes FROM document WHERE workspace = ? AND id = ?')
  readRecords(db, workspace, kinds.names, (kind, bodies) => {
    if (!kinds.has(kind)) return say(storageWords('kindUnknown', { kind }))
    const { fields, schema } = kinds.of(kind)
    const texts = Object.entries(fields).flatMap(([name, field]) => (field.type === 'document' ? [name] : []))
    for (const row of JSON.parse(bodies) as Row[]) {
      for (const name of texts) {
        const id = row[name] as string | null
        if (id && !text.get(workspace, id))
          say(storageWords('recordTextless', { kind, id: row.id as string, name, text: id }))
      }
      const parsed = schema.safeParse(row)
      const reason = parsed.error?.issues[0]?.message
      if (reason) say(storageWords('recordMisshapen', { kind, id: row.id ?? 'none', reason }))
    }
  })
}

/** Whether the records, those that are of their shapes, keep the domain's rules all together. */
export function verifyRules(db: DatabaseSync, workspace: number, { kinds }: Model, say: Say): void {
  const state = createState(kinds)
  readRecords(db, workspace, kinds.names, (kind, bodies) => {
    if (!kinds.has(kind)) return
    const { schema } = kinds.of(kind)
    const rows = (JSON.parse(bodies) as Row[]).filter((row) => schema.safeParse(row).success)
    addRecords(state, kind, rows as AnyRecord[] as never)
  })
  for (const sentence of brokenInvariants(state)) say(sentence)
}
