import { changed } from '../kernel/change.ts'
import type { Decision } from '../kernel/command.ts'
import { trouble } from '../kernel/judge.ts'
import { lookAfter } from '../kernel/look.ts'
import { lookUpAll } from '../kernel/lookup.ts'
import type { State } from '../kernel/state.ts'
import type { Row } from '../kinds.ts'
import { isRefusal } from '../refusals.ts'

/** Sets one field that points somewhere on many items; those that stand so already are left. */
export function setOnItems(
  state: State,
  items: readonly string[],
  field: 'feature' | 'theme',
  target: string | null,
): Decision {
  const records = lookUpAll(state, 'item', items)
  if (isRefusal(records)) return records
  const changes = records
    .filter((record) => record[field] !== target)
    .map((record) => changed('item', record, { [field]: target } as never))
  const look = lookAfter(state, new Map(changes.map((change) => [change.id, change])))
  // What holds of one item of a product holds of all of them.
  const judged = new Set<unknown>()
  for (const { before, after } of changes) {
    const { product } = after as Row & { product: string }
    if (judged.has(product)) continue
    judged.add(product)
    const refused = trouble(state, look, 'item', after!, before)
    if (refused) return refused
  }
  return changes
}
