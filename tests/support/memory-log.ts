import { isDeepStrictEqual } from 'node:util'
import { shares } from '#base/shares.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import type { Compared, Difference, LogQuery } from '#domain/kernel/log-query.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import type { Appended } from '#server/storage/storage.ts'
import type { Stored } from './memory-disk.ts'

// A page of the log ends here, in characters; one commit always fits.
const PAGE = 4_000_000

export const parseCommit = (text: string) => JSON.parse(text) as Commit

/** All or none of the commits, given as texts. */
export function appendTo(stored: Stored, expected: number, texts: readonly string[]): Appended {
  const { commits, seqOfId, records, documents } = stored
  if (commits.length !== expected) return { ok: false, seq: commits.length }
  const news = texts.map(parseCommit)
  const ids = new Set(seqOfId.keys())
  const texted = new Set(documents.keys())
  for (const [index, { seq, id, changes }] of news.entries()) {
    if (seq !== expected + index + 1) throw new Error(`Commit ${id} has seq ${seq} after ${expected}`)
    if (ids.has(id)) throw new Error(`Could not append ${id}: the log has it already`)
    ids.add(id)
    const own = new Set(changes.flatMap(({ documents: written }) => written?.map((text) => text.id) ?? []))
    for (const text of own) {
      if (texted.has(text)) throw new Error(`Could not append ${id}: there is a document ${text} already`)
      texted.add(text)
    }
  }
  for (const commit of news) {
    const changes = commit.changes.map(({ kind, id, scope, after, aside, documents: written }) => {
      for (const document of written ?? []) documents.set(document.id, { ...document, scope })
      const before = records.get(id)
      if (after === null) records.delete(id)
      else records.set(id, { kind, id, scope, body: JSON.stringify(after) })
      return {
        kind,
        id,
        scope,
        before: before ? JSON.parse(before.body) : null,
        after,
        ...(aside && { aside }),
      }
    })
    commits.push(JSON.stringify({ ...commit, changes }))
    seqOfId.set(commit.id, commit.seq)
  }
  return { ok: true }
}

export function queryLog(stored: Stored, query: LogQuery, limit: number): Commit[] {
  const { before = Number.POSITIVE_INFINITY, after = 0 } = query
  const texts = stored.commits.slice(after, Math.max(after, Math.min(before - 1, stored.commits.length)))
  if (query.after === undefined) texts.reverse()
  const found: Commit[] = []
  let length = 0
  for (const text of texts) {
    const commit = filtered(parseCommit(text), query)
    if (!commit) continue
    length += text.length
    if (found.length > 0 && length > PAGE) break
    found.push(commit)
    if (found.length >= Math.max(1, limit)) break
  }
  return found
}

function filtered(commit: Commit, query: LogQuery): Commit | null {
  const { scopes, record, actor, kinds, step, from, until } = query
  if (actor !== undefined && commit.actor !== actor) return null
  if (step !== undefined && commit.step !== step) return null
  if (from !== undefined && commit.at < from) return null
  if (until !== undefined && commit.at >= until) return null
  if (!scopes && record === undefined && !kinds) return commit
  const changes = commit.changes.filter(
    ({ scope, id, kind }) =>
      (!scopes || scopes.includes(scope)) &&
      (record === undefined || id === record) &&
      (!kinds || kinds.includes(kind)),
  )
  if (changes.length === 0) return null
  const isCut = scopes && commit.changes.some(({ scope }) => !scopes.includes(scope))
  return { ...commit, changes, ...(isCut && { commands: [], note: null }) }
}

/** The records of one scope right after the commit `seq`. */
export function recordsAt(stored: Stored, scope: Scope, seq: number): Map<string, [Kind, AnyRecord]> {
  const records = new Map<string, [Kind, AnyRecord]>()
  for (const text of stored.commits.slice(0, seq)) {
    for (const change of parseCommit(text).changes) {
      if (change.scope !== scope) continue
      if (change.after === null) records.delete(change.id)
      else records.set(change.id, [change.kind, change.after as AnyRecord])
    }
  }
  return records
}

export function compareMoments(
  stored: Stored,
  scopes: readonly Scope[],
  from: number,
  to: number,
  limit: number,
): Compared {
  const differences: Difference[] = []
  for (const scope of scopes) {
    const [old, now] = [recordsAt(stored, scope, from), recordsAt(stored, scope, to)]
    for (const id of new Set([...old.keys(), ...now.keys()])) {
      const [kind] = (old.get(id) ?? now.get(id))!
      const [before, after] = [old.get(id)?.[1] ?? null, now.get(id)?.[1] ?? null]
      if (!isDeepStrictEqual(before, after)) differences.push({ kind, id, scope, before, after })
    }
  }
  differences.sort((a, b) => (`${a.kind} ${a.id}` < `${b.kind} ${b.id}` ? -1 : 1))
  const counts: Compared['counts'] = {}
  for (const { kind } of differences) counts[kind] = (counts[kind] ?? 0) + 1
  const left = shares(new Map(Object.entries(counts)), limit)
  const told = differences.filter(({ kind }) => {
    const mine = left.get(kind)!
    left.set(kind, mine - 1)
    return mine > 0
  })
  return { differences: told, counts }
}
