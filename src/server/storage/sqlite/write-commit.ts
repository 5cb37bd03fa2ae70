import type { DatabaseSync } from 'node:sqlite'
import { byCodeUnits } from '#base/by-code-units.ts'
import { logRowsOf } from './log-rows.ts'
import { newNumbersOf } from './numbers.ts'
import type { PackedChange, PackedCommit } from './pack-commit.ts'

/** Writes one commit and what it does to the records. Call it within a transaction; after a rollback `forget`. */
export function commitWriterOf(db: DatabaseSync) {
  const numbers = newNumbersOf(db)
  const rows = logRowsOf(db)
  const setRecord = db.prepare(`
    INSERT INTO record (workspace, kind, id, scope, body) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (workspace, kind, id) DO UPDATE SET body = excluded.body`)
  const dropRecord = db.prepare('DELETE FROM record WHERE workspace = ? AND kind = ? AND id = ?')

  function writeDocuments(workspace: number, changes: readonly PackedChange[]): void {
    // Two edits of one field in a batch give the same id twice: the later text is what the record points at.
    const texts = new Map<string, { scope: number; text: string }>()
    for (const { scope, documents } of changes) {
      for (const { id, text } of documents ?? [])
        texts.set(id, { scope: numbers.scope(workspace, scope), text })
    }
    for (const [id, { scope, text }] of texts) rows.addDocument(workspace, id, scope, text)
  }

  return {
    numbers,
    writeCommit(workspace: number, commit: PackedCommit, schema: number): void {
      const { seq, id, step, at, actor, via, program, session, note, slices } = commit
      const intents = `[${slices.flatMap(({ commands }) => commands).join(',')}]`
      const changes = slices.flatMap((slice) => slice.changes)
      const scopes = new Set<number>()
      changes.forEach(({ id, kind, body, aside = false, ...change }, nth) => {
        const scope = numbers.scope(workspace, change.scope)
        scopes.add(scope)
        rows.addVersion({ scope, seq, nth, id, kind, aside, body })
      })
      rows.addCommit(workspace, {
        ...{
          seq,
          id,
          step: step === id ? null : step,
          at,
          actor,
          via,
          program,
          session,
          schema,
          note,
          intents,
        },
        scopes: JSON.stringify([...scopes]),
      })
      writeDocuments(workspace, changes)
      // In key order: neighbours share pages, which doubles the speed of a large import. The sort is stable, so a
      // record that stands twice in a commit ends as its last change says.
      if (changes.length > 1) changes.sort((a, b) => byCodeUnits(a.kind, b.kind) || byCodeUnits(a.id, b.id))
      for (const { kind, id, scope, body } of changes) {
        if (body === null) dropRecord.run(workspace, kind, id)
        else setRecord.run(workspace, kind, id, numbers.scope(workspace, scope), body)
      }
    },
  }
}

export type CommitWriter = ReturnType<typeof commitWriterOf>
