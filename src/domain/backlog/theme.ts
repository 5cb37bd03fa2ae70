import { z } from 'zod'
import { idOf, line } from '../kernel/fields.ts'
import { defineKind } from '../kernel/kind.ts'
import { productId } from '../product/product.ts'
import { featureId } from '../roadmap/feature.ts'

export const themeId = idOf('thm')
export type ThemeId = z.output<typeof themeId>

export const themeFields = { name: line('Theme', 200), words: z.array(z.string().max(100)).max(20) }

const schema = z.object({
  id: themeId,
  product: productId,
  ...themeFields,
  /** the feature that the theme became on the roadmap */
  feature: featureId.nullable(),
})
export type Theme = z.output<typeof schema>

/** A cluster of backlog items found bottom-up. */
export const theme = defineKind<Theme>({
  prefix: 'thm',
  schema: schema as z.ZodType<Theme>,
  refs: {
    product: { kind: 'product', onDelete: 'cascade' },
    feature: { kind: 'feature', onDelete: 'clear' },
  },
})
