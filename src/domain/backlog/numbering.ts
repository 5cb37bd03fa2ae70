import { z } from 'zod'
import { kindWords } from '#words/kinds.ts'
import { type BodyOf, type DefinedKind, defineKind } from '../kernel/kind.ts'
import { refField, systemField } from '../kernel/make-field.ts'
import { planners } from '../kernel/right.ts'
import { find, type State } from '../kernel/state.ts'
import { productId } from '../product/product.ts'

const fields = {
  product: refField('product', { kind: 'product', id: productId, onDelete: 'cascade' }),
  nextNumber: systemField('nextNumber', z.int().positive()),
}
export type Numbering = BodyOf<'nbr', typeof fields>

/**
 * Gives a product's items their numbers. It stands with the backlog, not in the product: how many items there are
 * is nothing that those who only see the roadmap should learn.
 */
export const numbering: DefinedKind<'nbr', typeof fields> = defineKind('nbr', fields, {
  label: kindWords.said('numbering'),
  many: kindWords.said('numbering.many'),
  home: { shelf: 'backlog', through: 'product' },
  name: () => '',
  revert: planners,
  wholeWith: 'product',
  monotonic: ['nextNumber'],
})

/** One to a product, found by the product's own id. */
export function numberingOf(state: State, product: string): Numbering | undefined {
  return find(state, 'numbering', numberingIdOf(product))
}

export function newNumbering(product: string, nextNumber = 1): Numbering {
  return {
    id: numberingIdOf(product) as Numbering['id'],
    product: product as Numbering['product'],
    nextNumber,
  }
}

function numberingIdOf(product: string): string {
  return `nbr_${product.slice('prd_'.length)}`
}
