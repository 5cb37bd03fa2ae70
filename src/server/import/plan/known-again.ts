import type { ImportChoices } from '#protocol/import-choices.ts'
import type { ImportTwin } from '#protocol/import-report.ts'
import type { ItemDraft, Reading } from '../formats/draft.ts'
import { isContentId, originIds, tellsItem } from './origin-ids.ts'
import { type Here, isSameSite, type Origin, siteOf } from './origins.ts'

/** What a draft is here already, or may be. */
export interface KnownDraft {
  draft: ItemDraft
  /** the source's id for it, or one made here */
  origin: string
  /** the item that it is, for certain or since somebody, or most of the file, says so */
  item: Origin | null
  /** the item that it may be, where something is left to decide */
  twin: { of: Origin; by: ImportTwin['by'] } | null
  /** its id came with other items only */
  isOther: boolean
}

export interface KnownAgain {
  drafts: KnownDraft[]
  /** how many are here */
  known: number
}

const LOOK = 250

/**
 * Finds the items of a file that are in the product already. An id that tells the item, or an id and its title, is
 * certain. What else has the id, under another title, or the title, under another id, is a likely twin, and taken for
 * the same where the file comes again: where more of its ids have their titles here than do not.
 *
 * Yields a few milliseconds of work apart.
 */
export function* knownAgain(
  { source, drafts }: Pick<Reading, 'source' | 'drafts'>,
  above: ReadonlyMap<ItemDraft, ItemDraft>,
  here: Here,
  { twins = [], others = [] }: Pick<ImportChoices, 'twins' | 'others'>,
): Generator<null, KnownAgain> {
  const idOf = originIds(above)
  const found: (KnownDraft & { others: Origin[] })[] = []
  const claimed = new Set<string>()
  for (const [at, draft] of drafts.entries()) {
    if (at % LOOK === 0) yield null
    const origin = idOf(draft)
    const known = here.of(origin).filter(({ site }) => isSameSite(site, siteOf(draft.externalUrl)))
    const item = isContentId(origin)
      ? (known[0] ?? null)
      : (known.find(({ title }) => title.trim() === draft.title) ?? null)
    if (item) claimed.add(item.item)
    found.push({ draft, origin, item, twin: null, isOther: false, others: item ? [] : known })
  }
  const left =
    here.size === 0 ? null : new Set(found.flatMap(({ item, draft }) => (item ? [] : [draft.title])))
  /** Of what has its id: not what another line is, nor what another line that is left says by its title. */
  const renamedOf = ({ origin, others }: (typeof found)[number], near: number) =>
    tellsItem(source, origin)
      ? others[0]
      : others
          .filter(({ item, title }) => !claimed.has(item) && !left?.has(title.trim()))
          .sort((a, b) => Math.abs(a.number - near) - Math.abs(b.number - near))[0]
  const exact = found.filter(({ item, origin }) => item && !isContentId(origin)).length
  const renamed = found.filter((one) => !tellsItem(source, one.origin) && renamedOf(one, 0)).length
  const comesAgain = exact > renamed
  // Tables made by hand count from 1 in each file: where no title is that of its number it is another table.
  const isAnother = exact === 0 && renamed >= ENOUGH

  const passed = new Map<readonly Origin[], number>()
  /** The first of those with that title that is no line yet: of many that are called alike each is looked at once. */
  function nextTitled(title: string): Origin | undefined {
    const all = here.titled(title)
    let at = passed.get(all) ?? 0
    while (at < all.length && claimed.has(all[at]!.item)) at++
    passed.set(all, at)
    return all[at]
  }

  const said = { same: new Set(twins), other: new Set(others) }
  // What came with one file stands together, so what stands beside the line before is meant.
  let near = found.find(({ item }) => item)?.item?.number ?? 0
  for (const one of found) {
    if (one.item) {
      near = one.item.number
      continue
    }
    const { draft, origin } = one
    const isTold = tellsItem(source, origin)
    const numbered = one.others.length > 0 ? renamedOf(one, near) : undefined
    const titled = nextTitled(draft.title)
    const byNumber = numbered && { of: numbered, by: 'number' as const }
    const byTitle = titled && { of: titled, by: 'title' as const }
    const likely = (isTold || comesAgain ? byNumber : byTitle) ?? byTitle ?? byNumber
    // The same title under an id that tells is another item's.
    const isTaken = isTold ? likely === byNumber : comesAgain
    if (likely && (said.same.has(draft.line) || (isTaken && !said.other.has(draft.line)))) {
      one.item = likely.of
      near = likely.of.number
      claimed.add(likely.of.item)
    }
    const isAsked = likely?.by === 'title' || !isAnother || one.item || said.other.has(draft.line)
    if (likely && isAsked) one.twin = likely
    one.isOther = !one.item && one.others.length > 0
  }
  return { drafts: found, known: found.filter(({ item }) => item).length }
}

const ENOUGH = 5
