import { z } from 'zod'
import { idOf, line, longText, moment, rankKey } from '../kernel/fields.ts'
import { byRank, defineKind } from '../kernel/kind.ts'
import { productId } from '../product/product.ts'
import { featureId } from '../roadmap/feature.ts'
import { themeId } from './theme.ts'

export const itemId = idOf('itm')
export type ItemId = z.output<typeof itemId>

export const itemKinds = [
  'epic',
  'story',
  'constraint',
  'workflow',
  'storyboard',
  'sketch',
  'mock-up',
  'defect',
  'technical',
] as const
export type ItemKind = (typeof itemKinds)[number]

export const itemStatuses = ['draft', 'ready', 'doing', 'done'] as const
export type ItemStatus = (typeof itemStatuses)[number]

/** Where an imported item came from; tool and id together make a second import skip it. */
const source = z.object({
  tool: z.string().max(40),
  id: z.string().max(200),
  // Other addresses, `javascript:` among them, do things when they are opened.
  url: z
    .string()
    .max(2000)
    .regex(/^https?:\/\/\S+$/i, 'must be an address that begins with http:// or https://')
    .nullable(),
})

export const itemFields = {
  title: line('Title', 1000),
  kind: z.enum(itemKinds),
  status: z.enum(itemStatuses),
  estimate: z
    .number()
    .min(0, 'Estimate must be 0 or more')
    .max(10_000, 'Estimate must be 10,000 or less')
    .nullable(),
  description: longText('Description'),
  parent: itemId.nullable(),
}
export const itemSource = source.nullable()

const schema = z.object({
  id: itemId,
  product: productId,
  number: z.int().positive(),
  ...itemFields,
  rank: rankKey,
  feature: featureId.nullable(),
  theme: themeId.nullable(),
  source: itemSource,
  createdAt: moment,
})
export type Item = z.output<typeof schema>

export const item = defineKind<Item>({
  prefix: 'itm',
  schema: schema as z.ZodType<Item>,
  refs: {
    product: { kind: 'product', onDelete: 'cascade' },
    feature: { kind: 'feature', onDelete: 'clear' },
    theme: { kind: 'theme', onDelete: 'clear' },
    parent: { kind: 'item', onDelete: 'clear' },
  },
  order: { within: 'product', compare: byRank },
})
