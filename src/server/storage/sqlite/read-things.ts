import type { DatabaseSync } from 'node:sqlite'
import type { Scope } from '#domain/kernel/scope.ts'
import type { Document, Snapshot } from '../storage.ts'
import { checkpointDue, olderCheckpoint } from './checkpoints.ts'
import { momentComparer } from './compare-moments.ts'
import { numbersOf } from './numbers.ts'
import { quickStateAt } from './quick-state.ts'
import type { ReadOldOf } from './read-old.ts'

/** The reader's jobs beside the log. */
export function thingReaderOf(db: DatabaseSync, readOldOf: ReadOldOf) {
  const numbers = numbersOf(db)
  const documents = db.prepare(`
    SELECT id, scope.name AS scope, text FROM document JOIN scope ON scope.number = document.scope
    WHERE document.workspace = ? AND id IN (SELECT value FROM json_each(?))`)
  const blob = db.prepare('SELECT bytes FROM blob WHERE workspace = ? AND hash = ?')
  const position = db.prepare('SELECT seq FROM position WHERE workspace = ? AND follower = ?')
  const compare = momentComparer(db, numbers)

  return {
    documents(workspace: string, ids: readonly string[]): Document[] {
      const rows = documents.all(numbers.workspace(workspace), JSON.stringify(ids))
      return (rows as unknown as Document[]).map(({ id, scope, text }) => ({
        id,
        scope,
        text: JSON.parse(text),
      }))
    },
    blob: (workspace: string, hash: string) =>
      (blob.get(numbers.workspace(workspace), hash)?.bytes as Uint8Array | undefined) ?? null,
    position: (workspace: string, follower: string) =>
      Number(position.get(numbers.workspace(workspace), follower)?.seq ?? 0),
    compare(workspace: string, scopes: readonly Scope[], from: number, to: number, limit: number) {
      const number = numbers.workspace(workspace)
      return compare(number, scopes, from, to, limit, readOldOf(number))
    },
    /** null where it is longer work, for a thread of its own */
    stateAt(workspace: string, scope: Scope, seq: number): Promise<Snapshot | null> {
      const number = numbers.workspace(workspace)
      return quickStateAt(db, number, numbers.scope(number, scope), seq, readOldOf(number))
    },
    checkpointDue(workspace: string, name: Scope, every: number): boolean {
      const number = numbers.workspace(workspace)
      const scope = numbers.scope(number, name)
      return checkpointDue(db, scope, every) > 0 || olderCheckpoint(db, scope, readOldOf(number).schema) > 0
    },
  }
}
