import { z } from 'zod'
import { created } from '../kernel/change.ts'
import { defineCommand, planners } from '../kernel/command.ts'
import { free, lookUp } from '../kernel/lookup.ts'
import { productId } from '../product/product.ts'
import { isRefusal } from '../refusals.ts'
import { featureId } from '../roadmap/feature.ts'
import { featureTrouble } from './same-product.ts'
import { themeFields, themeId } from './theme.ts'

export const createTheme = defineCommand({
  name: 'create-theme',
  title: 'Add theme',
  input: z.object({
    theme: themeId,
    product: productId,
    name: themeFields.name,
    words: themeFields.words.default([]),
    feature: featureId.nullable().default(null),
  }),
  allow: planners,
  creates: { theme: 'theme' },
  decide(state, { theme, product, ...fields }) {
    const missing = lookUp(state, 'product', product)
    if (isRefusal(missing)) return missing
    return (
      free(state, 'theme', theme) ??
      featureTrouble(state, product, fields.feature) ?? [created('theme', { id: theme, product, ...fields })]
    )
  },
})
