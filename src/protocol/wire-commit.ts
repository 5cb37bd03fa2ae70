import type { Change, ScopedChange } from '#domain/kernel/change.ts'
import type { Commit, Via } from '#domain/kernel/commit.ts'
import type { Note } from '#domain/kernel/note.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import type { AnyRecord, Kind, Row } from '#domain/kinds.ts'

/** A change as it travels: the reader has the record as it was. A small one says only the fields that it sets. */
export type WireChange =
  | { kind: Kind; id: string; after: AnyRecord | null; aside?: true }
  | { kind: Kind; id: string; set: { [field: string]: unknown }; aside?: true }

/** A commit as a reader may see it. All but `seq` is missing from one that touches nothing they follow. */
export interface WireCommit {
  seq: number
  id?: string
  step?: string
  actor?: string
  at?: string
  via?: Via
  note?: Note
  scopes?: { [scope: Scope]: WireChange[] }
}

/** A commit as its reader has put it together again. */
export type ReadCommit = Omit<Commit, 'commands' | 'program' | 'session'>

/** The part of a commit that lies in the scopes. A note speaks of all of it, so it goes to whoever follows all of it. */
export function toWire(commit: Commit, follows: (scope: Scope) => boolean): WireCommit {
  const { seq, id, step, actor, at, via, note } = commit
  const scopes: { [scope: Scope]: WireChange[] } = {}
  let any = false
  let all = true
  for (const change of commit.changes) {
    if (!follows(change.scope)) {
      all = false
      continue
    }
    any = true
    scopes[change.scope] ??= []
    scopes[change.scope]!.push(wireChange(change))
  }
  if (!any) return { seq }
  return { seq, id, ...(step !== id && { step }), actor, at, via, ...(all && note && { note }), scopes }
}

function wireChange({ kind, id, before, after, aside }: Change): WireChange {
  const mark = aside && { aside }
  if (!before || !after) return { kind, id, after, ...mark }
  const set: { [field: string]: unknown } = {}
  const names = Object.keys(after)
  let count = 0
  for (const name of names) {
    const [old, now] = [(before as Row)[name], (after as Row)[name]]
    if (old === now || (typeof now === 'object' && JSON.stringify(old) === JSON.stringify(now))) continue
    set[name] = now
    count += 1
  }
  return count * 2 > names.length || Object.keys(before).length !== names.length
    ? { kind, id, after, ...mark }
    : { kind, id, set, ...mark }
}

/**
 * The changes in one scope of a commit that came over the wire, on records as they stand. `thin`: the reader knows
 * that it lacks records, and passes over what happens to those.
 *
 * @throws Error when a change is to a record that is not here: the reader has missed something
 */
export function readChanges(
  commit: WireCommit,
  scope: Scope,
  find: (kind: Kind, id: string) => AnyRecord | undefined,
  thin = false,
): ScopedChange[] {
  const now = new Map<string, AnyRecord | null>()
  return (commit.scopes?.[scope] ?? []).flatMap((change) => {
    const { kind, id, aside } = change
    const before = now.has(id) ? now.get(id)! : (find(kind, id) ?? null)
    if ('set' in change && !before && thin) return []
    if ('set' in change && !before) throw new Error(`commit ${commit.seq} changes ${id}, which is not here`)
    const after = 'set' in change ? ({ ...before, ...change.set } as AnyRecord) : change.after
    now.set(id, after)
    return [{ kind, id, scope, before, after, ...(aside && { aside }) } as ScopedChange]
  })
}
