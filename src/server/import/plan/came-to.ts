import { hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Item } from '#domain/backlog/item.ts'
import { ordered } from '#domain/kernel/state.ts'
import type { ImportSource } from '#protocol/import-choices.ts'
import type { Host } from '../../workspace/host.ts'
import type { KnownDraft } from './known-again.ts'
import { mayImport } from './may-import.ts'
import { tellsItem, toolOf } from './origin-ids.ts'
import { isSameSite, siteOf } from './origins.ts'

/** By what an item of a file is known: its id there, where that is, and its title where the id alone does not tell it. */
export interface Sign {
  id: string
  site: string
  title: string | null
}

/** As many as tell where a file was before. */
const ENOUGH = 2_000
/** Items that are looked at within a millisecond or two. */
const PIECE = 5_000

export function signsOf(source: ImportSource, drafts: readonly KnownDraft[]): Sign[] {
  return drafts.slice(0, ENOUGH).map(({ origin, draft }) => ({
    id: origin,
    site: siteOf(draft.externalUrl),
    title: tellsItem(source, origin) ? null : draft.title,
  }))
}

/** Where a file was before, as it was looked for last. */
export interface CameTo {
  product: string | null
  /** by what its items were known then */
  by: string
}

/**
 * Looks for it once a file: all items of all products are walked for that, so another choice looks again only where
 * that makes its items known by something else, or the member may import there no longer.
 */
export async function cameToOf(
  host: Host,
  member: string,
  { source, signs }: { source: ImportSource; signs: readonly Sign[] },
  last: CameTo | null,
): Promise<CameTo> {
  const by = hash('sha256', JSON.stringify([source, signs]))
  const stands = last?.by === by && (last.product === null || !mayImport(host, member, last.product))
  return stands ? last : { by, product: await cameTo(host, member, source, signs) }
}

/**
 * The product in which most of a file's items stand, or most of whose items from that tool stand in the file, as far
 * as the member may import there.
 */
async function cameTo(
  host: Host,
  member: string,
  source: ImportSource,
  signs: readonly Sign[],
): Promise<string | null> {
  const tool = toolOf(source)
  const byId = new Map(signs.map((sign) => [sign.id, sign]))
  const isKnown = ({ source: from, title }: Item) => {
    const sign = from === null ? undefined : byId.get(from.id)
    if (!from || !sign || !isSameSite(siteOf(from.url), sign.site)) return false
    return sign.title === null || sign.title === title.trim()
  }
  let found: { product: string; known: number } | null = null
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
    const isThere = known > 0 && 2 * known >= Math.min(signs.length, came)
    if (isThere && known > (found?.known ?? 0)) found = { product, known }
  }
  return found?.product ?? null
}
