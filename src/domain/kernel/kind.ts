import { z } from 'zod'
import { byCodeUnits } from '#base/by-code-units.ts'
import type { Said } from '#words/area.ts'
import type { Refusal } from '../refusals.ts'
import type { Change } from './change.ts'
import type { CountsOf } from './counts.ts'
import type { Field, Fields, OnDelete } from './field.ts'
import { idOf } from './fields.ts'
import type { Look } from './look.ts'
import type { Right } from './right.ts'
import type { Shelf } from './scope.ts'
import type { State } from './state.ts'
import type { RecordUpgrades } from './upgrade.ts'

export interface Ref {
  /** the kind of record that the field points at */
  kind: string
  onDelete: OnDelete
}

/**
 * Where the records of a kind live: in the workspace's own scope, or on a shelf of the product that they are
 * themselves (`self`) or that the record in the field `through` belongs to.
 */
export type Home = 'workspace' | { shelf: Shelf; through: 'self' | (string & {}) }

/**
 * What one kind of record is. Everything generic reads this table: storage, snapshot, indexes, deletion, undo,
 * rights, invariants, filter, import, forms, REST, OpenAPI and the command line.
 */
export interface KindDefinition<Body extends { id: string } = { id: string }> {
  prefix: string
  /** "Item", and "items" with their number */
  label: Said
  many: Said
  fields: { readonly [name: string]: Field }
  schema: z.ZodType<Body>
  refs: { readonly [field: string]: Ref }
  home: Home
  /** what a sentence calls a record */
  name(record: Body): string
  /** the field that says whose it is, where its own name says little: the log calls it by both */
  bearer?: string
  /** who may take back a change of such a record by undoing; nobody but the server unless said */
  revert: readonly Right[] | ((change: Change) => readonly Right[])
  /** a strict order within the record that the field names; `compare` may refine the rank (releases: time) */
  order?: { within: string; compare(a: Body, b: Body): number }
  /** has a rank that people set, by which it stands in its order */
  ranked?: boolean
  /** what a record adds to the counts of others, such as the items of a feature */
  count?: CountsOf<Body>
  /** fields that only grow; undo leaves them, so that a number once given is never given again */
  monotonic?: readonly string[]
  /** the field of what a record makes whole, as a goal does a release: one is never there without the other */
  wholeWith?: string
  /** fields of a record that are history by now: undoing what was done before they were leaves them */
  settled?(record: Body): readonly string[]
  /**
   * A rule that one record must keep, judged on the State as it would be (`look`): by commands that make or edit
   * one and by undo. Whether what it points at is there and of its product is judged for every kind.
   */
  judge?(this: void, look: Look, record: Body, before: Body | null, state: State): Refusal | null
  /** schema number -> how a record of the schema before it is read */
  upgrades?: RecordUpgrades
}

type Shape<F extends Fields> = { [N in keyof F]: F[N]['schema'] }
export type BodyOf<P extends string, F extends Fields> = z.output<z.ZodObject<Shape<F>>> & {
  id: `${P}_${string}`
}

/** The type of a kind, to be written at its constant: inferring it would go round in a circle through `kinds`. */
export type DefinedKind<P extends string, F extends Fields> = KindDefinition<BodyOf<P, F>> & { fields: F }

type Told<Body extends { id: string }> = Omit<KindDefinition<Body>, 'schema' | 'refs' | 'fields' | 'prefix'>

/** A kind from its fields: its schema and what it points at follow. */
export function defineKind<const P extends string, const F extends Fields>(
  prefix: P,
  fields: F,
  told: Told<BodyOf<P, F>>,
): DefinedKind<P, F> {
  const shape: { [name: string]: z.ZodType } = { id: idOf(prefix) }
  const refs: { [name: string]: Ref } = {}
  for (const [name, field] of Object.entries(fields)) {
    shape[name] = field.schema
    if (field.ref) refs[name] = field.ref
  }
  const schema = z.object(shape) as unknown as z.ZodType<BodyOf<P, F>>
  return { ...told, prefix, fields, schema, refs }
}

/** Rank first, id as the tie-break, so that no two records ever share a place. */
export function byRank(a: { rank: string; id: string }, b: { rank: string; id: string }): number {
  return byCodeUnits(a.rank, b.rank) || byCodeUnits(a.id, b.id)
}
