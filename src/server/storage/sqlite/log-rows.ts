import type { DatabaseSync } from 'node:sqlite'
import { type MarkedCommit, markOf, markOfCommit } from './mark.ts'

export interface VersionRow {
  scope: number
  seq: number
  nth: number
  id: string
  kind: string
  aside: boolean
  /** JSON; null when the record is deleted */
  body: string | null
}

/** Adds rows to the log, with the marks by which a flipped bit is found. */
export function logRowsOf(db: DatabaseSync) {
  const commit = db.prepare(`
    INSERT INTO "commit"
      (workspace, seq, id, step, at, actor, via, program, session, schema, note, intents, scopes, mark)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const version = db.prepare(`
    INSERT INTO version (scope, seq, nth, id, kind, mark, aside, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
  const document = db.prepare(
    'INSERT INTO document (workspace, id, scope, text, mark) VALUES (?, ?, ?, ?, ?)',
  )
  return {
    addCommit(workspace: number, row: MarkedCommit): void {
      const { seq, id, step, at, actor, via, program, session, schema, note, intents, scopes } = row
      const columns = [seq, id, step, at, actor, via, program, session, schema, note, intents, scopes]
      commit.run(workspace, ...columns, markOfCommit(row))
    },
    addVersion({ scope, seq, nth, id, kind, aside, body }: VersionRow): void {
      version.run(scope, seq, nth, id, kind, markOf(body), aside ? 1 : null, body)
    },
    /** @param text JSON */
    addDocument(workspace: number, id: string, scope: number, text: string): void {
      document.run(workspace, id, scope, text, markOf(text))
    },
  }
}
