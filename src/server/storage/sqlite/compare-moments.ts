import type { DatabaseSync } from 'node:sqlite'
import { isDeepStrictEqual } from 'node:util'
import { byCodeUnits } from '#base/by-code-units.ts'
import { shares } from '#base/shares.ts'
import type { Compared, Difference } from '#domain/kernel/log-query.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import type { Kind } from '#domain/kinds.ts'
import type { Numbers } from './numbers.ts'
import type { ReadOld } from './read-old.ts'

// Up to here the versions in between are walked themselves; past it, the index of all, which is without bodies.
const FEW = 20_000

interface Differing {
  id: string
  kind: Kind
  scope: number
  name: Scope
}

/**
 * What differs between two moments. Marks tell what does, from the index alone; bodies are read only of the
 * differences that are asked for. What changed and changed back is none.
 */
export function momentComparer(db: DatabaseSync, numbers: Numbers, few = FEW) {
  const mark = `(SELECT mark FROM version INDEXED BY version_of WHERE scope = :scope AND id = v.id AND seq <= :low
    ORDER BY seq DESC, nth DESC LIMIT 1)`
  const between = (changed: string) =>
    // As one text to a kind: an object for each of a hundred thousand differences would take as long as finding them.
    db.prepare(`
      SELECT v.kind, json_group_array(v.id) AS ids FROM (${changed}) AS v
      WHERE coalesce(${mark}, 0) <> v.mark GROUP BY v.kind`)
  const last = `(SELECT mark FROM version INDEXED BY version_of WHERE scope = :scope AND id = c.id AND seq <= :high
    ORDER BY seq DESC, nth DESC LIMIT 1)`
  const near = between(`
    SELECT c.id, c.kind, ${last} AS mark
    FROM (SELECT DISTINCT id, kind FROM version WHERE scope = :scope AND seq > :low AND seq <= :high) AS c`)
  // A bare column beside max() is of the row that has it (SQLite says so).
  const far = between(`
    SELECT id, kind, mark, max(seq * 16777216 + nth) AS place FROM version INDEXED BY version_of
    WHERE scope = :scope AND seq <= :high GROUP BY id HAVING place >= (:low + 1) * 16777216`)
  const bodyAt = db.prepare(`
    SELECT seq, body FROM version INDEXED BY version_of WHERE scope = ? AND id = ? AND seq <= ? ORDER BY seq DESC, nth DESC LIMIT 1`)

  return function compare(
    workspace: number,
    scopes: readonly Scope[],
    from: number,
    to: number,
    limit: number,
    readOld: ReadOld,
  ): Compared {
    const low = Math.min(from, to)
    const high = Math.max(from, to)
    const differing = new Map<Kind, Differing[]>()
    const counts: Compared['counts'] = {}
    for (const name of scopes) {
      const scope = numbers.scope(workspace, name)
      const rows = (high - low <= few ? near : far).all({ scope, low, high })
      for (const { kind, ids } of rows as { kind: Kind; ids: string }[]) {
        const all = (JSON.parse(ids) as string[]).sort(byCodeUnits)
        counts[kind] = (counts[kind] ?? 0) + all.length
        const ofKind = differing.get(kind) ?? []
        differing.set(kind, ofKind)
        for (const id of all.slice(0, limit)) ofKind.push({ id, kind, scope, name })
      }
    }
    const told = shares(new Map(Object.entries(counts)), limit)
    const toTell = [...differing.keys()].sort(byCodeUnits).flatMap((kind) =>
      differing
        .get(kind)!
        .sort((a, b) => byCodeUnits(a.id, b.id))
        .slice(0, told.get(kind)),
    )
    const at = (scope: number, id: string, kind: Kind, seq: number) => {
      const row = bodyAt.get(scope, id, seq) as { seq: number; body: string | null } | undefined
      return row?.body ? readOld.record(kind, row.body, row.seq) : null
    }
    const differences = toTell.flatMap(({ id, kind, scope, name }): Difference[] => {
      const before = at(scope, id, kind, from)
      const after = at(scope, id, kind, to)
      if (!isDeepStrictEqual(before, after)) return [{ kind, id, scope: name, before, after }]
      // Written under two schemas, one value has two marks. Those past the limit are counted by their marks.
      counts[kind]! -= 1
      return []
    })
    return { differences, counts }
  }
}
