import { remember, remembered } from '#web/ui/remembered.ts'

/**
 * Which groups of a product's backlog this person has folded or unfolded, in this browser. Only what differs from how
 * a group begins is kept.
 */
export interface Folds {
  readonly [group: string]: boolean
}

/** Whose they are, and of which product. */
export interface FoldsOf {
  member: string
  product: string
}

const placeOf = ({ member, product }: FoldsOf) => `throughline-folds-${member}-${product}`

export function readFolds(of: FoldsOf): Folds {
  return remembered(placeOf(of), (kept) => ({ ...(kept as Folds | null) }))
}

/** `groups` are those that there are: of others nothing is kept. */
export function writeFolds(of: FoldsOf, folds: Folds, groups: readonly string[]): void {
  const kept = Object.entries(folds).filter(([id]) => groups.includes(id))
  remember(placeOf(of), kept.length === 0 ? null : Object.fromEntries(kept))
}
