import { createItem } from '#domain/backlog/create-item.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import { type Refusal, refuse } from '#domain/refusals.ts'
import type { Host } from '../../workspace/host.ts'

/** Refuses who may not add items to the product; one that they may not see is not there for them, as they called it. */
export function mayImport(
  { state, model: { rights } }: Pick<Host, 'state' | 'model'>,
  member: string,
  product: string,
  called = product,
): Refusal | null {
  if (!rights.maySee(state, member, scopeIn(product, 'plan'))) return noProduct(called)
  return rights.may(state, member, createItem.allow, [scopeIn(product, 'backlog')])
}

export function noProduct(id: string): Refusal {
  return refuse('not-found', { kind: 'product', id })
}
