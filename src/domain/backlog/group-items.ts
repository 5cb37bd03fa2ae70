import { z } from 'zod'
import { changed } from '../kernel/change.ts'
import { defineCommand, planners } from '../kernel/command.ts'
import { lookUpAll } from '../kernel/lookup.ts'
import { isRefusal } from '../refusals.ts'
import { itemId } from './item.ts'
import { themeTrouble } from './same-product.ts'
import { themeId } from './theme.ts'

/** Puts items into a theme; null takes them out of theirs. */
export const groupItems = defineCommand({
  name: 'group-items',
  title: 'Group items into a theme',
  input: z.object({ items: z.array(itemId).min(1).max(100_000), theme: themeId.nullable() }),
  allow: planners,
  decide(state, { items, theme }) {
    const records = lookUpAll(state, 'item', items)
    if (isRefusal(records)) return records
    for (const product of new Set(records.map((record) => record.product))) {
      const trouble = themeTrouble(state, product, theme)
      if (trouble) return trouble
    }
    return records
      .filter((record) => record.theme !== theme)
      .map((record) => changed('item', record, { theme }))
  },
})
