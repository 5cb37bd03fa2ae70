import { z } from 'zod'
import { created } from '../kernel/change.ts'
import { defineCommand, owners } from '../kernel/command.ts'
import { free } from '../kernel/lookup.ts'
import { keyTaken } from './key-taken.ts'
import { productFields, productId } from './product.ts'

/** Makes a product; whoever makes it leads both its roadmap and its backlog. */
export const createProduct = defineCommand({
  name: 'create-product',
  title: 'Create product',
  input: z.object({
    product: productId,
    name: productFields.name,
    key: productFields.key,
    vision: productFields.vision.default(''),
    stage: productFields.stage.default('development'),
    sample: z.boolean().default(false),
  }),
  allow: owners,
  creates: { product: 'product' },
  decide(state, { product, ...fields }, context) {
    return (
      free(state, 'product', product) ??
      keyTaken(state, fields.key, product) ?? [
        created('product', {
          id: product,
          ...fields,
          owner: state.records.member.get(context.actor)?.id ?? null,
          focus: null,
          nextNumber: 1,
          createdAt: context.at,
        }),
      ]
    )
  },
})
