import { changed } from '../kernel/change.ts'
import { createOf } from '../kernel/kind-commands.ts'
import { refuse } from '../refusals.ts'
import { item, itemSource } from './item.ts'
import { numberingOf } from './numbering.ts'

/** Adds an item to the backlog, see `createOf` for its place. The numbering of the product gives the number. */
export const createItem = createOf('item', item, {
  title: 'Add item',
  more: { source: itemSource.default(null) },
  also(state, { product, source }) {
    const numbering = numberingOf(state, product as string)
    if (!numbering) return refuse('not-found', { kind: 'product', id: product as string })
    const number = numbering.nextNumber
    return {
      fields: { number, source },
      changes: [changed('numbering', numbering, { nextNumber: number + 1 })],
    }
  },
})
