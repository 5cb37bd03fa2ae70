import type { AnyRecord, Kind, Row } from '../kinds.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Look } from './look.ts'
import { productOf } from './scope-of.ts'
import type { State } from './state.ts'

/**
 * Whether a record may stand as it would be: what it points at is there and of its product, and its kind's own rule
 * holds. `look` sees the State as it would be after all that is judged together, so that two records may swap what
 * neither could take alone. `before` is null for a new record.
 */
export function trouble(
  state: State,
  look: Look,
  kind: Kind,
  record: AnyRecord,
  before: AnyRecord | null,
): Refusal | null {
  const { kinds } = state
  const definition = kinds.of(kind)
  const product = productOf(kinds, look, kind, record)
  if (before && productOf(kinds, look, kind, before) !== product) return refuse('other-product', { kind })
  for (const [field, ref] of Object.entries(definition.refs)) {
    const target = (record as Row)[field] as string | null
    if (target === null || (before && (before as Row)[field] === target)) continue
    const of = ref.kind as Kind
    const other = look(of, target)
    if (!other) return refuse('not-found', { kind: of, id: target })
    const there = productOf(kinds, look, of, other)
    if (there !== undefined && product !== undefined && there !== product)
      return refuse('other-product', { kind: of })
  }
  return definition.judge?.(look, record, before, state) ?? null
}
