import { deleteOf } from '../kernel/kind-commands.ts'
import { owners } from '../kernel/right.ts'
import { product } from './product.ts'

/** Deletes the product with its roadmap and backlog; one undo brings all of it back. */
export const deleteProduct = deleteOf('product', product, { title: 'Delete product', allow: owners })
