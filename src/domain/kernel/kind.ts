import type { z } from 'zod'
import { byCodeUnits } from '#base/by-code-units.ts'

/** What happens to a record when the record that its field points at is deleted. */
export type OnDelete = 'clear' | 'cascade'

export interface Ref {
  /** the kind of record that the field points at */
  kind: string
  onDelete: OnDelete
}

/**
 * What one kind of record is. Everything generic reads this table: storage, snapshot, indexes, deletion,
 * undo, invariants, OpenAPI. A kind with `order` stands in a strict order within the record its `within`
 * field names; `compare` may refine the rank (releases stand in time order).
 */
export interface KindDefinition<Body extends { id: string } = { id: string }> {
  prefix: string
  schema: z.ZodType<Body>
  refs: { readonly [field: string]: Ref }
  order?: { within: string; compare(a: Body, b: Body): number }
  /** Fields that only grow; undo leaves them, so that a number once given is never given again. */
  monotonic?: readonly string[]
}

export function defineKind<Body extends { id: string }>(
  definition: KindDefinition<Body>,
): KindDefinition<Body> {
  return definition
}

/** Rank first, id as the tie-break, so that no two records ever share a place. */
export function byRank(a: { rank: string; id: string }, b: { rank: string; id: string }): number {
  return byCodeUnits(a.rank, b.rank) || byCodeUnits(a.id, b.id)
}
