import { z } from 'zod'
import { defineCommand } from '../kernel/command.ts'
import { planners } from '../kernel/right.ts'
import { itemId } from './item.ts'
import { setOnItems } from './set-on-items.ts'
import { themeId } from './theme.ts'

/** Puts items into a theme; null takes them out of theirs. */
export const groupItems = defineCommand({
  name: 'group-items',
  title: 'Group items into a theme',
  input: z.object({ items: z.array(itemId).min(1).max(100_000), theme: themeId.nullable() }),
  allow: planners,
  wishes: { theme: 'tie' },
  decide: (state, { items, theme }) => setOnItems(state, items, 'theme', theme),
})
