import { z } from 'zod'
import { defineCommand, planners } from '../command.ts'
import { lookUpAll } from '../lookup.ts'
import { isRefusal } from '../refusals.ts'
import { removal } from '../removal.ts'
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
