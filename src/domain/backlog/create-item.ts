import { z } from 'zod'
import { changed, created } from '../kernel/change.ts'
import { defineCommand, planners } from '../kernel/command.ts'
import { free, lookUp } from '../kernel/lookup.ts'
import { placeAfter } from '../kernel/place.ts'
import { ordered } from '../kernel/state.ts'
import { productId } from '../product/product.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { featureId } from '../roadmap/feature.ts'
import { itemFields, itemId, itemSource } from './item.ts'
import { parentTrouble } from './parent-trouble.ts'
import { featureTrouble, themeTrouble } from './same-product.ts'
import { themeId } from './theme.ts'

/**
 * Adds an item to the backlog: behind `after`, at the top when that is null, at the bottom when it is left out.
 * The product gives the number.
 */
export const createItem = defineCommand({
  name: 'create-item',
  title: 'Add item',
  input: z.object({
    item: itemId,
    product: productId,
    title: itemFields.title,
    kind: itemFields.kind.default('story'),
    status: itemFields.status.default('draft'),
    estimate: itemFields.estimate.default(null),
    description: itemFields.description.default(''),
    parent: itemFields.parent.default(null),
    feature: featureId.nullable().default(null),
    theme: themeId.nullable().default(null),
    source: itemSource.default(null),
    after: itemId.nullable().optional(),
  }),
  allow: planners,
  creates: { item: 'item' },
  decide(state, { item, product, after, ...fields }, context) {
    const owner = lookUp(state, 'product', product)
    if (isRefusal(owner)) return owner
    const trouble =
      free(state, 'item', item) ??
      parentTrouble(state, item, product, fields.parent) ??
      featureTrouble(state, product, fields.feature) ??
      themeTrouble(state, product, fields.theme)
    if (trouble) return trouble
    const list = ordered(state, 'item', product)
    const neighbour = after ? lookUp(state, 'item', after) : after === null ? null : (list.last() ?? null)
    if (isRefusal(neighbour)) return neighbour
    if (neighbour && neighbour.product !== product) return refuse('other-product', { kind: 'item' })
    const { rank, spread } = placeAfter('item', list, neighbour, null)
    return [
      ...spread,
      created('item', {
        id: item,
        product,
        number: owner.nextNumber,
        ...fields,
        rank,
        createdAt: context.at,
      }),
      changed('product', owner, { nextNumber: owner.nextNumber + 1 }),
    ]
  },
})
