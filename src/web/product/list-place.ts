/** Where somebody was in the list when they opened an item: Back brings them there. */
interface Place {
  product: string
  query: string
  cursor: { id: string | null; column: number }
  scroll: number
}

let kept: Place | null = null

export function keepPlace(place: Place): void {
  kept = place
}

/** The place that was kept of this list, once. */
export function takePlace(product: string, query: string): Place | null {
  const place = kept?.product === product && kept.query === query ? kept : null
  kept = null
  return place
}

/** The filter of the list from which an item of the product was opened; empty where it was none. */
export function queryLeft(product: string): string {
  return kept?.product === product ? kept.query : ''
}

/** Somebody has gone on to another item since: Back brings them to its row. */
export function movePlace(product: string, id: string): void {
  if (kept?.product === product) kept = { ...kept, cursor: { ...kept.cursor, id } }
}
