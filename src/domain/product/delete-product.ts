import { z } from 'zod'
import { defineCommand } from '../kernel/command.ts'
import { lookUp } from '../kernel/lookup.ts'
import { removal } from '../kernel/removal.ts'
import { owners } from '../kernel/right.ts'
import { isRefusal } from '../refusals.ts'
import { productId } from './product.ts'

/** Deletes the product with its roadmap and backlog; one undo brings all of it back. */
export const deleteProduct = defineCommand({
  name: 'delete-product',
  title: 'Delete product',
  input: z.object({ product: productId }),
  allow: owners,
  decide(state, { product }) {
    const record = lookUp(state, 'product', product)
    return isRefusal(record) ? record : removal(state, 'product', [product])
  },
})
