import type { Cursor } from './desk.ts'

/** Where somebody was in the list when they opened an item: Back brings them there. */
interface Place {
  product: string
  query: string
  cursor: Cursor
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
