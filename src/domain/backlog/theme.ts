import { z } from 'zod'
import { fieldWords } from '#words/fields.ts'
import { kindWords } from '#words/kinds.ts'
import { idOf } from '../kernel/fields.ts'
import { type BodyOf, type DefinedKind, defineKind } from '../kernel/kind.ts'
import { lineField, optionalRefField, refField, systemField } from '../kernel/make-field.ts'
import { planners } from '../kernel/right.ts'
import { productId } from '../product/product.ts'
import { featureId } from '../roadmap/feature.ts'

export const themeId = idOf('thm')

const fields = {
  product: refField('product', { kind: 'product', id: productId, onDelete: 'cascade' }),
  name: { ...lineField('theme', { most: 200 }), label: fieldWords.said('name') },
  words: {
    ...systemField('words', z.array(z.string().max(100)).max(20)),
    type: 'words' as const,
    edit: true as const,
    initial: [] as string[],
  },
  /** the feature that the theme became on the roadmap */
  feature: optionalRefField('feature', { kind: 'feature', id: featureId }),
}
export type Theme = BodyOf<'thm', typeof fields>

/** A cluster of backlog items found bottom-up. */
export const theme: DefinedKind<'thm', typeof fields> = defineKind('thm', fields, {
  label: kindWords.said('theme'),
  many: kindWords.said('theme.many'),
  home: { shelf: 'backlog', through: 'product' },
  name: ({ name }) => name,
  revert: planners,
})
