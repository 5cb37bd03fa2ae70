import type { DatabaseSync } from 'node:sqlite'
import type { NewDocument } from '#domain/kernel/document.ts'
import type { Look } from '#domain/kernel/look.ts'
import type { Model } from '#domain/kernel/model.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import { scopeOf } from '#domain/kernel/scope-of.ts'
import { upgraded } from '#domain/kernel/upgrade.ts'
import { upgradedCall } from '#domain/kernel/upgraded-call.ts'
import { withoutTexts } from '#domain/kernel/without-texts.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import type { PackedChange, PackedCommit } from '../pack-commit.ts'
import { type OldChange, type OldCommit, spreadBy } from './old-store.ts'

const FROM = 1
/** The schema that a log of format 1 is rewritten to. */
export const REWRITTEN = 2

interface Upgraded {
  change: OldChange
  kind: Kind
  /** as the new store has it before this commit */
  stands: { scope: Scope; body: string } | null
  after: AnyRecord | null
  documents: NewDocument[]
}

/** Turns the commits of one workspace, one after the other, into those of the store that is being written. */
export function commitConverter(db: DatabaseSync, workspace: number, model: Model) {
  const standing = db.prepare(`
    SELECT scope.name AS scope, body FROM record JOIN scope ON scope.number = record.scope
    WHERE record.workspace = ? AND kind = ? AND id = ?`)
  const textOf = db.prepare('SELECT text FROM document WHERE workspace = ? AND id = ?')

  const stands = (kind: string, id: string) =>
    (standing.get(workspace, kind, id) as { scope: Scope; body: string } | undefined) ?? null

  /** A long text keeps its document while it stays the same; a new one is named by the record and the commit. */
  function documentsOf(id: string, seq: number, body: string | undefined) {
    const written: NewDocument[] = []
    function document(text: string): string {
      for (const value of Object.values(body ? (JSON.parse(body) as object) : {})) {
        if (typeof value !== 'string' || !value.startsWith('doc_')) continue
        const kept = textOf.get(workspace, value)?.text as string | undefined
        if (kept !== undefined && JSON.parse(kept) === text) return value
      }
      const name = `doc_${id.slice(id.indexOf('_') + 1)}_${seq}${written.length > 0 ? `_${written.length}` : ''}`
      written.push({ id: name, text })
      return name
    }
    return { written, document }
  }

  function upgrade(change: OldChange, seq: number): Upgraded {
    const kind = change.kind as Kind
    const now = stands(kind, change.id)
    const { written, document } = documentsOf(change.id, seq, now?.body)
    const after =
      change.after && upgraded(model.kinds.of(kind).upgrades, change.after, FROM, REWRITTEN, { document })
    return { change, kind, stands: now, after: after as unknown as AnyRecord | null, documents: written }
  }

  function packedChanges(commit: OldCommit): PackedChange[] {
    const all = commit.changes.map((change) => upgrade(change, commit.seq))
    const byId = new Map(all.map((one) => [one.change.id, one]))
    // What a new record belongs to may be new in the same commit.
    const look: Look = (kind, id) => {
      const body = stands(kind, id)?.body
      return (byId.get(id)?.after ?? (body ? JSON.parse(body) : undefined)) as never
    }
    const spread = spreadBy(commit)
    return all.flatMap(({ change, kind, stands: was, after, documents }): PackedChange[] => {
      const body = after && JSON.stringify(after)
      // What came to nothing under the new schema is none: the number a product would give next has moved away.
      if (body === (was?.body ?? null)) return []
      const scope = was?.scope ?? (after && scopeOf(model.kinds, look, kind, after))
      if (!scope) throw new Error(`Step ${commit.seq} makes ${kind} ${change.id}, which belongs to nothing`)
      return [
        {
          kind,
          id: change.id,
          scope,
          body,
          ...(spread.has(change.id) && { aside: true as const }),
          ...(documents.length > 0 && { documents: documents.map(asPacked) }),
        },
      ]
    })
  }

  return function convert(commit: OldCommit): PackedCommit {
    const { seq, id, at, actor, via, note } = commit
    return {
      ...{ seq, id, step: id, at, actor, via, program: null, session: null },
      note: note === null ? null : JSON.stringify({ text: note }),
      slices: [
        {
          commands: commit.commands.map((command) => intent(model, command)),
          changes: packedChanges(commit),
        },
      ],
      ahead: null,
    }
  }
}

const asPacked = ({ id, text }: NewDocument) => ({ id, text: JSON.stringify(text) })

function intent(model: Model, call: OldCommit['commands'][number]): string {
  return JSON.stringify(withoutTexts(model, upgradedCall(model, call, FROM, REWRITTEN)))
}
