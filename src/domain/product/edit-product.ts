import { z } from 'zod'
import { defineCommand, owners } from '../kernel/command.ts'
import { edit, lookUp } from '../kernel/lookup.ts'
import { isRefusal } from '../refusals.ts'
import { keyTaken } from './key-taken.ts'
import { productFields, productId } from './product.ts'

export const editProduct = defineCommand({
  name: 'edit-product',
  title: 'Edit product',
  input: z.object({ product: productId, ...z.object(productFields).partial().shape }),
  allow: owners,
  decide(state, { product, ...fields }) {
    const record = lookUp(state, 'product', product)
    return isRefusal(record)
      ? record
      : (keyTaken(state, fields.key, product) ?? edit('product', record, fields))
  },
})
