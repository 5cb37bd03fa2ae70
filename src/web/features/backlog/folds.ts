/**
 * Which groups of a product's backlog this person has folded or unfolded, in this browser. Only what differs from how
 * a group begins is kept.
 */
export interface Folds {
  readonly [group: string]: boolean
}

const placeOf = (product: string) => `throughline-folds-${product}`

export function readFolds(product: string): Folds {
  try {
    return JSON.parse(localStorage.getItem(placeOf(product)) ?? '{}') as Folds
  } catch {
    // forbidden or spoilt storage: as they begin
    return {}
  }
}

/** `groups` are those that there are: of others nothing is kept. */
export function writeFolds(product: string, folds: Folds, groups: readonly string[]): void {
  const kept = Object.entries(folds).filter(([id]) => groups.includes(id))
  try {
    if (kept.length === 0) localStorage.removeItem(placeOf(product))
    else localStorage.setItem(placeOf(product), JSON.stringify(Object.fromEntries(kept)))
  } catch {
    // lasts as long as the page
  }
}
