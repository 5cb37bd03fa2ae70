import { z } from 'zod'
import type { AnyRecord, Kind, RecordOf, Row } from '../kinds.ts'
import { isRefusal, type Refusal } from '../refusals.ts'
import type { Change } from './change.ts'
import { changed } from './change.ts'
import { type Command, type Context, defineCommand } from './command.ts'
import { documentId } from './document.ts'
import type { Field, Fields } from './field.ts'
import type { KindDefinition } from './kind.ts'
import { edit, lookUp, make } from './lookup.ts'
import { changedMeanwhile, type Was, wasOf } from './meanwhile.ts'
import { neighbourIn, placeAfter } from './place.ts'
import { removal } from './removal.ts'
import { planners, type Right } from './right.ts'
import { find, ordered, type State } from './state.ts'
import { type Bases, textFields, textNeeds, writtenTexts } from './texts.ts'
import type { InputUpgrades } from './upgrade.ts'
import { tiesOf } from './wishes.ts'

// The commands that nearly every kind has, from its table. A kind whose rules are its own writes its own.

type Kinded<F extends Fields> = Pick<KindDefinition<never>, 'prefix' | 'order' | 'ranked'> & {
  schema: z.ZodType<AnyRecord>
  fields: F
}
type Value<F extends Field> = F extends { text: z.ZodType<string> } ? string : z.output<F['schema']>
type Editable<F extends Fields> = { [N in keyof F as F[N]['edit'] extends true ? N : never]: Value<F[N]> }
type Initial<F extends Fields> = { [N in keyof F as F[N] extends { initial?: unknown } ? N : never]: unknown }
type Given<F extends Fields> = {
  [N in keyof F as F[N] extends { type: 'ref'; edit: false } ? N : never]: z.output<F[N]['schema']>
}
type Ids<K extends string> = { [N in K]: string }

export type EditInput<K extends string, F extends Fields> = Ids<K> &
  Partial<Editable<F>> & { base?: { [field: string]: string | null }; was?: Was }
export type CreateInput<K extends string, F extends Fields> = Ids<K> &
  Given<F> &
  Omit<Editable<F>, keyof Initial<F>> &
  Partial<Pick<Editable<F>, keyof Initial<F> & keyof Editable<F>>> & { after?: string | null }

interface Told {
  title: string
  allow?: readonly Right[]
  upgrades?: InputUpgrades
}

/** What a new record has besides what the caller says, and what else changes; or why there may be none. */
export type Also = (
  state: State,
  input: Row,
  context: Context,
) => { fields?: object; changes?: readonly Change[] } | Refusal

/**
 * `create-…`: makes a record of the kind. One of a ranked kind stands behind `after`, at the top when that is null,
 * at the bottom when it is left out.
 */
export function createOf<
  const K extends Kind,
  F extends Fields,
  M extends { [field: string]: z.ZodType } = Record<never, never>,
>(
  kind: K,
  definition: Kinded<F>,
  told: Told & { more?: M; also?: Also },
): Command<CreateInput<K, F> & { [N in keyof M]?: z.output<M[N]> }> {
  const { title, allow = planners, upgrades = {}, more, also } = told
  const { fields, order, ranked } = definition
  const id = idSchema(definition)
  const shape: { [field: string]: z.ZodType } = { [kind]: id }
  for (const [name, field] of Object.entries(fields)) {
    if (field.type === 'ref' && !field.edit && !('initial' in field)) shape[name] = field.schema
    else if (field.edit) shape[name] = withInitial(field)
  }
  Object.assign(shape, more)
  if (ranked) shape.after = id.nullable().optional()
  return defineCommand({
    name: `create-${kind}`,
    title,
    input: z.object(shape) as unknown as z.ZodType<CreateInput<K, F> & { [N in keyof M]?: z.output<M[N]> }>,
    allow,
    creates: { [kind]: kind },
    wishes: {
      ...tiesOf(fields),
      ...(ranked && {
        after: { place: kind, within: (_: State, input: unknown) => (input as Row)[order!.within] },
      }),
    } as never,
    texts: textFields(fields),
    from: { kind, table: definition, make: (table: typeof definition) => createOf(kind, table, told) },
    upgrades,
    decide(state, input, context) {
      const { [kind]: own, after, ...given } = input as unknown as Row
      const written = writtenTexts(kind, fields, null, given, {}, context)
      if (isRefusal(written)) return written
      const besides = also?.(state, input as unknown as Row, context) ?? {}
      if (isRefusal(besides)) return besides
      const record: { [field: string]: unknown } = {
        id: own,
        ...initials(fields),
        ...written.fields,
        ...besides.fields,
      }
      if ('createdAt' in fields) record.createdAt = context.at
      const spread: Change[] = []
      if (ranked) {
        const within = record[order!.within] as string
        const neighbour = neighbourIn(state, kind, within, after as string | null | undefined)
        if (isRefusal(neighbour)) return neighbour
        const place = placeAfter(kind, ordered(state, kind, within), neighbour as RecordOf<K> | null, null)
        record.rank = place.rank
        spread.push(...place.spread)
      }
      const change = make(state, kind, record as unknown as RecordOf<K>)
      if (isRefusal(change)) return change
      return [...spread, withDocuments(change, written.documents), ...(besides.changes ?? [])]
    },
  })
}

/**
 * `edit-…`: sets the fields that are given. `was` holds the values that they had when the edit began: one that has
 * another by now refuses (see meanwhile.ts). `base` names the documents that long texts were edited from.
 */
export function editOf<const K extends Kind, F extends Fields>(
  kind: K,
  definition: Kinded<F>,
  told: Told,
): Command<EditInput<K, F>> {
  const { title, allow = planners, upgrades = {} } = told
  const { fields } = definition
  const texts = textFields(fields)
  const shape: { [field: string]: z.ZodType } = { [kind]: idSchema(definition) }
  for (const [name, field] of Object.entries(fields))
    if (field.edit) shape[name] = (field.text ?? field.schema).optional()
  shape.was = wasOf(fields)
  if (texts.length > 0) {
    const bases = Object.fromEntries(texts.map((name) => [name, documentId.nullable().optional()]))
    shape.base = z.object(bases).optional()
  }
  return defineCommand({
    name: `edit-${kind}`,
    title,
    input: z.object(shape) as unknown as z.ZodType<EditInput<K, F>>,
    allow,
    wishes: tiesOf(fields),
    texts,
    from: { kind, table: definition, make: (table: typeof definition) => editOf(kind, table, told) },
    upgrades,
    needs(state, input) {
      const { [kind]: id, base, was: _, ...given } = input as unknown as Row
      const record = state.records[kind].get(id as string) as Row | undefined
      return { documents: textNeeds(fields, record, given, base as Bases | undefined) }
    },
    decide(state, input, context) {
      const { [kind]: id, base, was, ...given } = input as unknown as Row
      const record = lookUp(state, kind, id as string)
      if (isRefusal(record)) return record
      const clash = changedMeanwhile(state, kind, record, given, was as Was | undefined)
      if (clash) return clash
      const written = writtenTexts(kind, fields, record as Row, given, (base ?? {}) as Bases, context)
      if (isRefusal(written)) return written
      const changes = edit(state, kind, record, written.fields as never)
      if (isRefusal(changes)) return changes
      return changes.map((change) => withDocuments(change, written.documents))
    },
  })
}

/** `delete-…`: deletes a record with what belongs to it; what only points at it stays. */
export function deleteOf<const K extends Kind>(
  kind: K,
  definition: Pick<Kinded<Fields>, 'schema'>,
  { title, allow = planners }: Told,
): Command<Ids<K>> {
  return defineCommand({
    name: `delete-${kind}`,
    title,
    input: z.object({ [kind]: idSchema(definition) }) as unknown as z.ZodType<Ids<K>>,
    allow,
    decide(state, input) {
      const id = (input as Ids<K>)[kind]
      const record = lookUp(state, kind, id)
      return isRefusal(record) ? record : removal(state, kind, [id])
    },
  })
}

/** `rank-…`: places a record behind another of its list (null: at the top). The intent is a neighbour, never a position. */
export function rankOf<const K extends Kind>(
  kind: K,
  definition: Pick<Kinded<Fields>, 'schema' | 'order'>,
  { title, allow = planners }: Told,
): Command<Ids<K> & { after: string | null }> {
  const { within } = definition.order!
  const id = idSchema(definition)
  return defineCommand({
    name: `rank-${kind}`,
    title,
    input: z.object({ [kind]: id, after: id.nullable() }) as unknown as z.ZodType<
      Ids<K> & { after: string | null }
    >,
    allow,
    wishes: {
      after: {
        place: kind,
        within: (state: State, input: Ids<K>) =>
          (find(state, kind, input[kind]) as Row | undefined)?.[within],
      },
    } as never,
    decide(state, input) {
      const { [kind]: own, after } = input as Ids<K> & { after: string | null }
      const record = lookUp(state, kind, own)
      if (isRefusal(record)) return record
      const list = (record as Row)[within] as string
      const neighbour = neighbourIn(state, kind, list, after, own)
      if (isRefusal(neighbour)) return neighbour
      const all = ordered(state, kind, list)
      if ((all.before(record)?.id ?? null) === after) return []
      const { rank, spread } = placeAfter(kind, all, neighbour as RecordOf<K> | null, record)
      return [...spread, changed(kind, record, { rank } as never)]
    },
  })
}

function idSchema({ schema }: { schema: z.ZodType }): z.ZodType<string> {
  return (schema as unknown as z.ZodObject<{ id: z.ZodType<string> }>).shape.id
}

function withInitial(field: Field): z.ZodType {
  const schema = field.text ?? field.schema
  if (!('initial' in field)) return schema
  return schema.default((field.type === 'document' ? '' : field.initial) as never)
}

function initials(fields: Fields): { [field: string]: unknown } {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => ('initial' in field ? [[name, field.initial]] : [])),
  )
}

function withDocuments(change: Change, documents: Change['documents'] & object): Change {
  return documents.length > 0 ? { ...change, documents } : change
}
