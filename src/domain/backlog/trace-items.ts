import { z } from 'zod'
import { changed } from '../kernel/change.ts'
import { defineCommand, planners } from '../kernel/command.ts'
import { lookUpAll } from '../kernel/lookup.ts'
import { isRefusal } from '../refusals.ts'
import { featureId } from '../roadmap/feature.ts'
import { itemId } from './item.ts'
import { featureTrouble } from './same-product.ts'

/** Ties items to the feature they build, and so to its goal; null lets them hang loose. */
export const traceItems = defineCommand({
  name: 'trace-items',
  title: 'Trace items to a feature',
  input: z.object({ items: z.array(itemId).min(1).max(100_000), feature: featureId.nullable() }),
  allow: planners,
  decide(state, { items, feature }) {
    const records = lookUpAll(state, 'item', items)
    if (isRefusal(records)) return records
    for (const product of new Set(records.map((record) => record.product))) {
      const trouble = featureTrouble(state, product, feature)
      if (trouble) return trouble
    }
    return records
      .filter((record) => record.feature !== feature)
      .map((record) => changed('item', record, { feature }))
  },
})
