import type { Desk } from './desk.ts'
import { type DropPlaces, dropIntoList } from './drag-rows.ts'
import { carryByTouch } from './touch-drag.ts'

export { dragRow } from './drag-rows.ts'

/** Takes rows that are dragged with a mouse or carried by a finger. */
export function takeDrops(desk: Desk, places: DropPlaces): () => void {
  const ends = [dropIntoList(desk, places), carryByTouch(desk, places)]
  return () => {
    for (const end of ends) end()
  }
}
