import { type Look, productOf } from '../belonging.ts'
import type { Change } from '../kernel/change.ts'
import { find, type State } from '../kernel/state.ts'
import { type AnyRecord, definitionOf, type Kind, type Row } from '../kinds.ts'
import { lastOwner } from '../people/last-owner.ts'
import type { Member } from '../people/member.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { targetOrder } from '../roadmap/target-order.ts'

/**
 * Values that were legal once can clash with what came about since: a key given away, a parent now beneath its
 * child, a target range whose other end moved, an id that another product uses now. Judges the State as it
 * would be after all steps, so that two records may swap what neither could take alone.
 */
export function clash(state: State, steps: ReadonlyMap<string, Change>): Refusal | null {
  const look: Look = (kind, id) => {
    const step = steps.get(id)
    return (step ? (step.after ?? undefined) : find(state, kind, id)) as never
  }
  for (const { kind, id, before, after } of steps.values()) {
    if (kind === 'member' && before) {
      const trouble = lastOwner(state, look, before as Member, after as Member | null)
      if (trouble) return trouble
    }
    if (!after) continue
    const trouble =
      (kind === 'product' ? sharedKey(state, look, id) : null) ??
      (kind === 'item' ? beneathItself(look, id) : null) ??
      ('target' in after ? targetOrder(after) : null) ??
      strayed(state, look, kind, before, after)
    if (trouble) return trouble
  }
  return null
}

function sharedKey(state: State, look: Look, id: string): Refusal | null {
  const key = look('product', id)?.key
  for (const other of state.records.product.keys()) {
    const product = other === id ? undefined : look('product', other)
    if (product && product.key === key) return refuse('key-taken', { key, product: product.name })
  }
  return null
}

function beneathItself(look: Look, id: string): Refusal | null {
  const seen = new Set<string>()
  for (let above: string | null | undefined = id; above; above = look('item', above)?.parent) {
    if (seen.has(above)) return refuse('own-parent')
    seen.add(above)
  }
  return null
}

function strayed(
  state: State,
  look: Look,
  kind: Kind,
  before: AnyRecord | null,
  after: AnyRecord,
): Refusal | null {
  const product = productOf(look, kind, after)
  if (product === undefined) return null
  const standing: Look = (of, id) => find(state, of, id)
  if (before && productOf(standing, kind, before) !== product) return refuse('other-product', { kind })
  for (const [field, ref] of Object.entries(definitionOf(kind).refs)) {
    const target = (after as Row)[field] as string | null
    const record = target === null ? undefined : look(ref.kind as Kind, target)
    const other = record && productOf(look, ref.kind as Kind, record)
    if (other !== undefined && other !== product) return refuse('other-product', { kind: ref.kind })
  }
  return null
}
