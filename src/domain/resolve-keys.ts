import { lookIn } from './kernel/look.ts'
import type { Model } from './kernel/model.ts'
import { type IdField, idFields } from './kernel/named.ts'
import { scopeOf } from './kernel/scope-of.ts'
import type { State } from './kernel/state.ts'
import { itemByKey, productByKey } from './keys.ts'
import type { AnyRecord, Kind } from './kinds.ts'
import { isRefusal, type Refusal, refuse } from './refusals.ts'

type Asked = Parameters<typeof idFields>[1]
type Input = { readonly [field: string]: unknown }

/**
 * The input with ids where a person wrote keys: `TM-42` for an item, `TM` for a product. A key that names nothing, or
 * nothing that the actor may see, refuses; what looks like no key is left to the schema.
 */
export function withIdsForKeys(
  model: Model,
  state: State,
  actor: string,
  asked: Asked & { creates?: { readonly [field: string]: Kind } },
  input: unknown,
): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
  const resolved: { [field: string]: unknown } = { ...(input as Input) }
  for (const idField of idFields(model.kinds, asked)) {
    const value = resolved[idField.field]
    if (value === undefined || value === null || asked.creates?.[idField.field]) continue
    const id = resolvedValue(model, state, actor, idField, value)
    if (isRefusal(id)) return id
    resolved[idField.field] = id
  }
  return resolved
}

function resolvedValue(
  model: Model,
  state: State,
  actor: string,
  idField: IdField,
  value: unknown,
): unknown | Refusal {
  if (!Array.isArray(value)) return idFor(model, state, actor, idField.kind, value)
  const ids: unknown[] = []
  for (const one of value) {
    const id = idFor(model, state, actor, idField.kind, one)
    if (isRefusal(id)) return id
    ids.push(id)
  }
  return ids
}

/** The id that a text names, for the kinds that have keys; other texts as they are. */
export function idFor(
  model: Model,
  state: State,
  actor: string,
  kind: Kind,
  text: unknown,
): unknown | Refusal {
  if (typeof text !== 'string' || text.startsWith(`${model.kinds.of(kind).prefix}_`)) return text
  const record: AnyRecord | undefined =
    kind === 'item' ? itemByKey(state, text) : kind === 'product' ? productByKey(state, text) : undefined
  if (kind !== 'item' && kind !== 'product') return text
  const scope = record && scopeOf(model.kinds, lookIn(state), kind, record)
  if (!record || scope === undefined || !model.rights.maySee(state, actor, scope))
    return refuse('not-found', { kind, id: text })
  return record.id
}
