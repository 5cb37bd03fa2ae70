import type { Field, Fields } from '../kernel/field.ts'
import { item } from './item.ts'

/** Keys that are no field of an item: what it is, what is missing or there, and where it leads. */
const special = ['is', 'no', 'has', 'release'] as const

/** What can be missing besides fields: an item that traces to no feature has no goal and no release either. */
export const traced = ['goal', 'release'] as const

/** Everything that may stand before a colon. */
export function keysOf(fields: Fields): ReadonlySet<string> {
  return new Set([...special, ...fieldsByKey(fields).keys()])
}

/** key -> the field that it asks for */
export function fieldsByKey(fields: Fields): ReadonlyMap<string, { name: string; field: Field }> {
  const found = new Map<string, { name: string; field: Field }>()
  for (const [name, field] of Object.entries(fields))
    if (field.filter) found.set(field.filter.key, { name, field })
  return found
}

/** What `no:` and `has:` can ask for. */
export function absences(fields: Fields): string[] {
  const own = [...fieldsByKey(fields)].flatMap(([key, { field }]) => (field.filter?.absent ? [key] : []))
  return [...traced, ...own]
}

/** The keys of the product's own items. */
export const filterKeys = keysOf(item.fields)
