import { z } from 'zod'
import { lookIn } from '../kernel/look.ts'
import { defineQuery } from '../kernel/query.ts'
import { scopeOf } from '../kernel/scope-of.ts'
import { findById, type State } from '../kernel/state.ts'
import { itemByKey, productByKey } from '../keys.ts'
import type { AnyRecord, Kind } from '../kinds.ts'
import { refuse } from '../refusals.ts'

/** Any record by its id, or by its key where it has one. */
export const record = defineQuery({
  name: 'record',
  title: 'Show one record',
  input: z.object({ id: z.string().min(1).max(80) }),
  reads(state, { id }) {
    const found = recordNamed(state, id)
    const scope = found && scopeOf(state.kinds, lookIn(state), found.kind, found.record)
    return scope === undefined ? refuse('not-found', { kind: 'record', id }) : [scope]
  },
  answer: (state, { id }) => recordNamed(state, id) ?? refuse('not-found', { kind: 'record', id }),
})

export function recordNamed(state: State, text: string): { kind: Kind; record: AnyRecord } | undefined {
  const standing = findById(state, text)
  if (standing) return standing
  const product = productByKey(state, text)
  if (product) return { kind: 'product', record: product }
  const item = itemByKey(state, text)
  return item && { kind: 'item', record: item }
}
