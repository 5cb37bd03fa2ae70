import { z } from 'zod'
import { defineCommand } from '../kernel/command.ts'
import { planners } from '../kernel/right.ts'
import { featureId } from '../roadmap/feature.ts'
import { itemId } from './item.ts'
import { setOnItems } from './set-on-items.ts'

/** Ties items to the feature they build, and so to its goal; null lets them hang loose. */
export const traceItems = defineCommand({
  name: 'trace-items',
  title: 'Trace items to a feature',
  input: z.object({ items: z.array(itemId).min(1).max(100_000), feature: featureId.nullable() }),
  allow: planners,
  wishes: { feature: 'tie' },
  decide: (state, { items, feature }) => setOnItems(state, items, 'feature', feature),
})
