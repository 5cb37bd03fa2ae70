import type { Look } from '../kernel/look.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Item } from './item.ts'

/** Refuses an item that would stand beneath itself. */
export function beneathItself(look: Look, item: Item, before: Item | null): Refusal | null {
  if (item.parent === null || before?.parent === item.parent) return null
  const seen = new Set<string>()
  for (let above: string | null | undefined = item.id; above; above = look('item', above)?.parent) {
    if (seen.has(above)) return refuse('own-parent')
    seen.add(above)
  }
  return null
}
