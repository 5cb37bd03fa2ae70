import { byCodeUnits } from '#base/by-code-units.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'

/** One record that changed after a snapshot, as JSON text; null when it is gone. */
export interface ChangedSince {
  kind: Kind
  id: string
  body: string | null
}

/** What a snapshot's text holds of the time after it. */
export interface Since {
  seq: number
  changed: { kind: Kind; id: string; record: AnyRecord | null }[]
}

/**
 * The text of a snapshot, continued to `seq` by what changed in between (each record once). Neither is parsed: a
 * past moment is told as its checkpoint and what came after, and whoever reads it puts the two together.
 */
export function continuedSnapshot(text: string, seq: number, changed: Iterable<ChangedSince>): string {
  const parts: string[] = []
  for (const { kind, id, body } of changed)
    parts.push(`{"kind":"${kind}","id":${JSON.stringify(id)},"record":${body}}`)
  return `${text.slice(0, -1)},"since":{"seq":${seq},"changed":[${parts.join(',')}]}}`
}

/** Brings the records of a snapshot to where `changed` leaves them, in rank order as they were. */
export function bringForward(records: Map<Kind, AnyRecord[]>, { changed }: Since): void {
  for (const [kind, all] of Map.groupBy(changed, (change) => change.kind)) {
    const last = new Map(all.map(({ id, record }) => [id, record]))
    const rows: AnyRecord[] = []
    for (const row of records.get(kind) ?? []) {
      const now = last.get(row.id)
      if (now !== null) rows.push(now ?? row)
      last.delete(row.id)
    }
    for (const record of last.values()) if (record) rows.push(record)
    if (rows.length > 0) records.set(kind, inRankOrder(rows))
    else records.delete(kind)
  }
}

/** Sorts ranked records, in place: neighbouring ranks, numbers and moments look alike and need not be sorted later. */
export function inRankOrder(rows: AnyRecord[]): AnyRecord[] {
  return rows[0] && 'rank' in rows[0] ? (rows as Ranked[]).sort(byRank) : rows
}

type Ranked = AnyRecord & { rank: string }
// As in kernel/kind.ts, which would bring all of zod into a thread that has one question to answer.
const byRank = (a: Ranked, b: Ranked) => byCodeUnits(a.rank, b.rank) || byCodeUnits(a.id, b.id)
