import { z } from 'zod'
import { defineCommand, planners } from '../kernel/command.ts'
import { edit, lookUp } from '../kernel/lookup.ts'
import { isRefusal } from '../refusals.ts'
import { itemFields, itemId } from './item.ts'
import { parentTrouble } from './parent-trouble.ts'

export const editItem = defineCommand({
  name: 'edit-item',
  title: 'Edit item',
  input: z.object({ item: itemId, ...z.object(itemFields).partial().shape }),
  allow: planners,
  decide(state, { item, ...fields }) {
    const record = lookUp(state, 'item', item)
    if (isRefusal(record)) return record
    return parentTrouble(state, item, record.product, fields.parent) ?? edit('item', record, fields)
  },
})
