import { z } from 'zod'
import { newNumbering } from '../backlog/numbering.ts'
import { created } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { make } from '../kernel/lookup.ts'
import { administrators } from '../kernel/right.ts'
import { memberId } from '../people/member.ts'
import { isRefusal } from '../refusals.ts'
import { productId, product as productKind } from './product.ts'

const { name, key, vision, stage } = productKind.fields

/** Makes a product; whoever makes it leads both its roadmap and its backlog, unless somebody else is named. */
export const createProduct = defineCommand({
  name: 'create-product',
  title: 'Create product',
  input: z.object({
    product: productId,
    name: name.schema,
    key: key.schema,
    vision: vision.schema.default(''),
    stage: stage.schema.default('development'),
    sample: z.boolean().default(false),
    owner: memberId.optional(),
  }),
  allow: administrators,
  creates: { product: 'product' },
  decide(state, { product, owner, ...fields }, { actor, at }) {
    const leader = owner ?? state.records.member.get(actor)?.id ?? null
    const made = make(state, 'product', {
      id: product,
      ...fields,
      owner: leader,
      focus: null,
      formerKeys: [],
      createdAt: at,
    })
    return isRefusal(made) ? made : [made, created('numbering', newNumbering(product))]
  },
})
