import { z } from 'zod'
import { defineCommand } from '../kernel/command.ts'
import { edit, lookUp } from '../kernel/lookup.ts'
import { changedMeanwhile, wasOf } from '../kernel/meanwhile.ts'
import { owners } from '../kernel/right.ts'
import { isRefusal } from '../refusals.ts'
import { productId, product as productKind } from './product.ts'

const { name, key, vision, stage } = productKind.fields

export const editProduct = defineCommand({
  name: 'edit-product',
  title: 'Edit product',
  input: z.object({
    product: productId,
    name: name.schema.optional(),
    key: key.schema.optional(),
    vision: vision.schema.optional(),
    stage: stage.schema.optional(),
    was: wasOf(productKind.fields, ['name', 'key', 'vision', 'stage']),
  }),
  allow: owners,
  decide(state, { product, was, ...fields }) {
    const record = lookUp(state, 'product', product)
    if (isRefusal(record)) return record
    const clash = changedMeanwhile(state, 'product', record, fields, was)
    if (clash) return clash
    const renamed = fields.key !== undefined && fields.key !== record.key
    const others = record.formerKeys.filter((key) => key !== fields.key && key !== record.key)
    const formerKeys = [...others, record.key]
    return edit(state, 'product', record, { ...fields, ...(renamed && { formerKeys }) })
  },
})
