import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Checkpoint } from './checkpoints.ts'
import { numbersOf } from './numbers.ts'

/** The writer's jobs beside the log. */
export function keeperOf(db: DatabaseSync) {
  const numbers = numbersOf(db)
  const addWorkspace = db.prepare('INSERT INTO workspace (id) VALUES (?) ON CONFLICT DO NOTHING')
  const addBlob = db.prepare(
    'INSERT INTO blob (workspace, hash, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const setPosition = db.prepare(`
    INSERT INTO position (workspace, follower, seq) VALUES (?, ?, ?)
    ON CONFLICT (workspace, follower) DO UPDATE SET seq = excluded.seq`)
  const addCheckpoint = db.prepare(`
    INSERT INTO checkpoint (scope, seq, schema, bytes) VALUES (?, ?, ?, ?)
    ON CONFLICT (scope, seq) DO UPDATE SET schema = excluded.schema, bytes = excluded.bytes`)

  function numberOf(workspace: string): number {
    const number = numbers.workspace(workspace)
    if (!number) throw new Error(`There is no workspace ${workspace}`)
    return number
  }

  return {
    createWorkspace(workspace: string): void {
      addWorkspace.run(workspace)
    },
    putBlob(workspace: string, bytes: Uint8Array): string {
      const hash = createHash('sha256').update(bytes).digest('hex')
      addBlob.run(numberOf(workspace), hash, bytes)
      return hash
    },
    setPosition(workspace: string, follower: string, seq: number): void {
      setPosition.run(numberOf(workspace), follower, seq)
    },
    keepCheckpoint({ scope, seq, schema, bytes }: Checkpoint): void {
      addCheckpoint.run(scope, seq, schema, bytes)
    },
  }
}
