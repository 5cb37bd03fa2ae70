import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Scope } from '#domain/kernel/scope.ts'
import type { Kind } from '#domain/kinds.ts'
import type { VersionRow } from './log-rows.ts'
import type { MarkedCommit } from './mark.ts'
import type { ReadOld } from './read-old.ts'

export type CommitRow = Omit<MarkedCommit, 'schema'>

/** Which changes of a commit are wanted; all when nothing is said. */
export interface ChangeFilter {
  scopes?: readonly number[] | undefined
  kinds?: readonly Kind[] | undefined
  record?: string | undefined
}

interface ReadVersion extends Pick<VersionRow, 'nth' | 'id' | 'body'> {
  kind: Kind
  aside: number | null
}

/** Puts commits together from their rows, as JSON texts: parsing one is quicker than passing its objects on. */
export function commitReaderOf(db: DatabaseSync) {
  const versions = db.prepare('SELECT nth, id, kind, aside, body FROM version WHERE scope = ? AND seq = ?')
  const ofRecord = db.prepare(`
    SELECT nth, id, kind, aside, body FROM version INDEXED BY version_of WHERE scope = ? AND seq = ? AND id = ?`)
  const before = db.prepare(`
    SELECT seq, body FROM version INDEXED BY version_of
    WHERE scope = ? AND id = ? AND (seq, nth) < (?, ?) ORDER BY seq DESC, nth DESC LIMIT 1`) as StatementSync
  const nameOf = db.prepare('SELECT name FROM scope WHERE number = ?')
  const names = new Map<number, string>()

  function scopeName(scope: number): string {
    let name = names.get(scope)
    if (name === undefined) {
      name = JSON.stringify(nameOf.get(scope)!.name as Scope)
      names.set(scope, name)
    }
    return name
  }

  function changesOf(row: CommitRow, { scopes, kinds, record }: ChangeFilter, readOld: ReadOld): string[] {
    const changes: { nth: number; text: string }[] = []
    for (const scope of JSON.parse(row.scopes) as number[]) {
      if (scopes && !scopes.includes(scope)) continue
      const rows = record === undefined ? versions.all(scope, row.seq) : ofRecord.all(scope, row.seq, record)
      for (const { nth, id, kind, aside, body } of rows as unknown as ReadVersion[]) {
        if (kinds && !kinds.includes(kind)) continue
        const old = before.get(scope, id, row.seq, nth) as { seq: number; body: string | null } | undefined
        const was = old?.body ? readOld.text(kind, old.body, old.seq) : 'null'
        const is = body === null ? 'null' : readOld.text(kind, body, row.seq)
        changes.push({
          nth,
          text: `{"kind":"${kind}","id":${JSON.stringify(id)},"scope":${scopeName(scope)},"before":${was},"after":${is}${aside ? ',"aside":true' : ''}}`,
        })
      }
    }
    return changes.sort((a, b) => a.nth - b.nth).map(({ text }) => text)
  }

  /** null when the filter leaves no change. */
  return function commitText(row: CommitRow, filter: ChangeFilter, readOld: ReadOld): string | null {
    const changes = changesOf(row, filter, readOld)
    const filtered = filter.scopes || filter.kinds || filter.record !== undefined
    if (filtered && changes.length === 0) return null
    const { seq, id, step, at, actor, via, program, session } = row
    // Intents and note speak of all that the commit did, so they go to whoever may see all of it.
    const isCut =
      filter.scopes && !(JSON.parse(row.scopes) as number[]).every((one) => filter.scopes!.includes(one))
    const [intents, note] = isCut ? ['[]', null] : [readOld.intents(row.intents, seq), row.note]
    const head = JSON.stringify({ seq, id, step: step ?? id, actor, at, via, program, session })
    return `${head.slice(0, -1)},"commands":${intents},"changes":[${changes.join(',')}],"note":${note ?? 'null'}}`
  }
}
