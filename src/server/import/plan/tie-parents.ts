import type { ItemDraft } from '../formats/draft.ts'
import type { Warnings } from '../formats/warnings.ts'
import type { Accepted } from './draft-input.ts'
import type { Here } from './origins.ts'

export interface TiedBy {
  here: Here
  /** who stands beneath whom in the file */
  above: ReadonlyMap<ItemDraft, ItemDraft>
  /** the item here that a draft is, or will be */
  itemOf: ReadonlyMap<ItemDraft, string>
}

/**
 * Finds each item's parent: one of the file, else one that came from the same tool before. One that the file has
 * further down is tied late: its child is made first and tied afterwards, so that the order of the file stays.
 *
 * @param itemById a source's id -> the item here that it is, or will be
 */
export function tieParents(
  accepted: readonly Accepted[],
  itemById: ReadonlyMap<string, string>,
  { here, above, itemOf }: TiedBy,
  warnings: Warnings,
): void {
  // Most files have no tree.
  let places: Map<string, number> | null = null
  const placeOf = (item: string) => {
    places ??= new Map(accepted.map((one, at) => [one.item, at]))
    return places.get(item) ?? -1
  }
  for (const [at, child] of accepted.entries()) {
    const over = above.get(child.draft)
    const reference = child.draft.parentExternalId
    if (!over && reference === null) continue
    const earlier = reference === null ? [] : here.of(reference)
    const parent =
      (over && itemOf.get(over)) ??
      (reference === null
        ? null
        : (itemById.get(reference) ?? (earlier.length === 1 ? earlier[0]!.item : null)))
    if (parent === null) warnings.at(child.draft.line, 'absent-parents', reference ?? over?.title ?? '')
    child.parent = parent
    child.isTiedLate = parent !== null && placeOf(parent) >= at
  }
}
