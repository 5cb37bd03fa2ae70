import { setImmediate } from 'node:timers/promises'
import type { Item } from '#domain/backlog/item.ts'
import { ordered } from '#domain/kernel/state.ts'
import type { ImportSource } from '#protocol/import-choices.ts'
import type { Host } from '../../workspace/host.ts'
import type { KnownDraft } from './known-again.ts'
import { mayImport } from './may-import.ts'
import { tellsItem, toolOf } from './origin-ids.ts'

/** By what an item of a file is known: its id there, and its title where the id alone does not tell it. */
export interface Trace {
  id: string
  title: string | null
}

/** As many as tell where a file was before. */
const ENOUGH = 2_000
/** Items that are looked at within a millisecond or two. */
const PIECE = 5_000

export function tracesOf(source: ImportSource, drafts: readonly KnownDraft[]): Trace[] {
  return drafts
    .slice(0, ENOUGH)
    .map(({ origin, draft }) => ({ id: origin, title: tellsItem(source, origin) ? null : draft.title }))
}

/**
 * The product in which most of a file's items stand, or most of whose items from that tool stand in the file, as far
 * as the member may import there.
 */
export async function homeOf(
  host: Host,
  member: string,
  source: ImportSource,
  traces: readonly Trace[],
): Promise<string | null> {
  const tool = toolOf(source)
  const titles = new Map(traces.map(({ id, title }) => [id, title]))
  const isKnown = ({ source: from, title }: Item) =>
    from !== null && titles.has(from.id) && [null, title.trim()].includes(titles.get(from.id)!)
  let home: { product: string; known: number } | null = null
  for (const product of [...host.state.records.product.keys()]) {
    if (mayImport(host, member, product)) continue
    const items = await host.read((state) => [...ordered(state, 'item', product)])
    let came = 0
    let known = 0
    for (let at = 0; at < items.length; at += PIECE) {
      const there = items.slice(at, at + PIECE).filter((item) => item.source?.tool === tool)
      came += there.length
      known += there.filter(isKnown).length
      await setImmediate()
    }
    const isHome = known > 0 && 2 * known >= Math.min(traces.length, came)
    if (isHome && known > (home?.known ?? 0)) home = { product, known }
  }
  return home?.product ?? null
}
