import { z } from 'zod'
import { fieldTroubles } from '#words/fields.ts'
import { itemKindWords, itemStatusWords } from '#words/items.ts'
import { kindWords } from '#words/kinds.ts'
import { idOf } from '../kernel/fields.ts'
import { type BodyOf, byRank, type DefinedKind, defineKind } from '../kernel/kind.ts'
import {
  choiceField,
  createdAtField,
  documentField,
  lineField,
  numberField,
  optionalRefField,
  rankField,
  refField,
  systemField,
} from '../kernel/make-field.ts'
import { planners } from '../kernel/right.ts'
import { productId } from '../product/product.ts'
import { featureId } from '../roadmap/feature.ts'
import { beneathItself } from './beneath-itself.ts'
import { itemHeadings } from './item-headings.ts'
import { themeId } from './theme.ts'

export const itemId = idOf('itm')

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
export const itemSource = z
  .object({
    tool: z.string().max(40),
    id: z.string().max(200),
    // Other addresses, `javascript:` among them, do things when they are opened.
    url: z
      .string()
      .max(2000)
      .regex(/^https?:\/\/\S+$/i, { error: () => fieldTroubles('address') })
      .nullable(),
  })
  .nullable()

const fields = {
  product: refField('product', { kind: 'product', id: productId, onDelete: 'cascade' }),
  number: systemField('number', z.int().positive()),
  title: lineField('title', { most: 1000, imports: itemHeadings.title, column: true }),
  kind: choiceField('kind', itemKinds, {
    words: itemKindWords,
    initial: 'story',
    filter: { key: 'type' },
    imports: itemHeadings.kind,
    column: true,
  }),
  status: choiceField('status', itemStatuses, {
    words: itemStatusWords,
    initial: 'draft',
    filter: { key: 'status' },
    imports: itemHeadings.status,
    column: true,
  }),
  estimate: numberField('estimate', {
    least: 0,
    most: 10_000,
    filter: { key: 'estimate', absent: true },
    imports: itemHeadings.estimate,
    column: true,
  }),
  description: documentField('description', {
    filter: { key: 'description', absent: true },
    imports: itemHeadings.description,
  }),
  parent: optionalRefField(
    'parent',
    { kind: 'item', id: itemId },
    { filter: { key: 'parent', absent: true }, imports: itemHeadings.parent },
  ),
  rank: rankField,
  feature: optionalRefField(
    'feature',
    { kind: 'feature', id: featureId },
    { filter: { key: 'feature', absent: true } },
  ),
  theme: optionalRefField(
    'theme',
    { kind: 'theme', id: themeId },
    { filter: { key: 'theme', absent: true } },
  ),
  source: { ...systemField('source', itemSource), initial: null },
  createdAt: createdAtField,
}
export type Item = BodyOf<'itm', typeof fields>

// Made once: a workspace is opened with 100,000 of them.
const openItem = { traced: { items: 1 }, loose: { items: 1, loose: 1 } }
const doneItem = { traced: { items: 1, done: 1 }, loose: { items: 1, done: 1, loose: 1 } }
const openEpic = { ...openItem, traced: { items: 1, epics: 1 } }
const doneEpic = { ...doneItem, traced: { items: 1, done: 1, epics: 1 } }

export const item: DefinedKind<'itm', typeof fields> = defineKind('itm', fields, {
  label: kindWords.said('item'),
  many: kindWords.said('item.many'),
  home: { shelf: 'backlog', through: 'product' },
  name: ({ title }) => title,
  revert: planners,
  order: { within: 'product', compare: byRank },
  ranked: true,
  count: ({ product, feature, status, kind }) => {
    const [open, done] = kind === 'epic' ? [openEpic, doneEpic] : [openItem, doneItem]
    const { traced, loose } = status === 'done' ? done : open
    return feature === null
      ? [[product, loose]]
      : [
          [product, traced],
          [feature, traced],
        ]
  },
  judge: beneathItself,
  upgrades: {
    2: ({ description, ...rest }, { document }) => ({
      ...rest,
      description: description === '' ? null : document(description as string),
    }),
  },
})
