import { z } from 'zod'
import { defineCommand } from '../kernel/command.ts'
import { lookUpAll } from '../kernel/lookup.ts'
import { removal } from '../kernel/removal.ts'
import { planners } from '../kernel/right.ts'
import { isRefusal } from '../refusals.ts'
import { itemId } from './item.ts'

/** Deletes items; those beneath them stay and stand on their own. */
export const deleteItems = defineCommand({
  name: 'delete-items',
  title: 'Delete items',
  input: z.object({ items: z.array(itemId).min(1).max(100_000) }),
  allow: planners,
  decide(state, { items }) {
    const records = lookUpAll(state, 'item', items)
    return isRefusal(records) ? records : removal(state, 'item', items)
  },
})
