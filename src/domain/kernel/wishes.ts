import type { AnyRecord, Kind, Row } from '../kinds.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Command } from './command.ts'
import type { CommandCall } from './commit.ts'
import type { Fields } from './field.ts'
import { lookIn } from './look.ts'
import type { Model } from './model.ts'
import { idFields } from './named.ts'
import { productOf, scopeOf } from './scope-of.ts'
import type { Gone, Left } from './shortfall.ts'
import { find, ordered, type State } from './state.ts'

/**
 * A field of an input that names what a person would like, and not what the command is about: a tie to another record,
 * which becomes none when that is gone, or a place behind one, which becomes the end of the list.
 */
export type Wish<Input = never> =
  | 'tie'
  | {
      /** of which kind the list is; the input's field of that name says what is to be placed */
      place: Kind
      /** whose list it is; undefined when that is not there either */
      within(state: State, input: Input): string | undefined
    }
export type Wishes<Input = never> = { readonly [field: string]: Wish<Input> }

/** The ties among the fields that a command may set: those that a deletion clears as well. */
export function tiesOf(fields: Fields): { [field: string]: 'tie' } {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, { edit, ref }]) =>
      edit && ref?.onDelete === 'clear' ? [[name, 'tie' as const]] : [],
    ),
  )
}

export interface Asking {
  model: Model
  state: State
  actor: string
  /** what an id named once, as far as the actor may know */
  gone(id: string): Gone | undefined
}

/** An input as it can be done, and what of it cannot be as it was wished. */
export interface Fitted {
  input: unknown
  left: Left[]
  /** fields that hold what nobody has asked for */
  instead: readonly string[]
}

/**
 * Puts what can be had in the place of wishes for what is gone. What was never there, as far as the actor may know, is
 * left for the decision to refuse: somebody has mistyped it.
 *
 * @param passed what stood to be placed earlier in the batch and was not; whoever was to stand behind it stands where
 *   it would have
 * @param which of which wishes that is true
 */
export function fitWishes(
  asking: Asking,
  command: Command,
  input: unknown,
  passed: ReadonlyMap<string, string | null>,
  which: 'all' | 'places' = 'all',
): Fitted {
  const { model, state, gone } = asking
  const { wishes } = command
  if (!wishes) return { input, left: [], instead: [] }
  const fitted = { ...(input as Row) } as { [field: string]: unknown }
  const left: Left[] = []
  const instead: string[] = []
  const isHere = (kind: Kind, id: string) => seen(asking, kind, id)
  const lacks = (code: 'tie-gone' | 'place-gone', about: Refusal['about']) =>
    left.push({ what: calledIn(model, state, command, input), refusal: refuse(code, about) })
  for (const { field, kind } of idFields(model.kinds, command)) {
    const wish = wishes[field] as Wish<unknown> | undefined
    const asked = fitted[field]
    if (!wish || typeof asked !== 'string') continue
    if (wish === 'tie') {
      if (which === 'places') continue
      const was = isHere(kind, asked) ? undefined : gone(asked)
      if (!was) continue
      fitted[field] = null
      lacks('tie-gone', { field, kind, name: was.name || null })
      continue
    }
    const id = behindPassed(asked, passed)
    fitted[field] = id
    if (id === null) continue
    const neighbour = isHere(kind, id)
    const was = neighbour ? { name: state.kinds.of(kind).name(neighbour) } : gone(id)
    const within = wish.within(state, input)
    if (!was || within === undefined || (neighbour && !wentElsewhere(state, kind, neighbour, within)))
      continue
    instead.push(field)
    fitted[field] = lastBut(state, kind, within, fitted[wish.place])
    lacks('place-gone', { kind, name: was.name || null })
  }
  return { input: left.length > 0 || passed.size > 0 ? fitted : input, left, instead }
}

/** What is left to stand behind, past all that was not placed; as it was asked where that leads round in a circle. */
function behindPassed(asked: string, passed: ReadonlyMap<string, string | null>): string | null {
  const past = new Set<string>()
  let id: string | null | undefined = asked
  while (typeof id === 'string' && passed.has(id)) {
    if (past.has(id)) return asked
    past.add(id)
    id = passed.get(id)
  }
  return id ?? null
}

/** Whether a neighbour stands in another list of the same product by now; one of another product never stood in this. */
function wentElsewhere(state: State, kind: Kind, neighbour: AnyRecord, within: string): boolean {
  const { order, refs } = state.kinds.of(kind)
  const look = lookIn(state)
  const list = find(state, refs[order!.within]!.kind as Kind, within) as AnyRecord | undefined
  if (!list || (neighbour as Row)[order!.within] === within) return false
  const product = productOf(state.kinds, look, refs[order!.within]!.kind as Kind, list)
  return productOf(state.kinds, look, kind, neighbour) === product
}

/** What a list of an input names and is not here is left out and told; when nothing of it is, that is the refusal. */
export function fitLists(asking: Asking, command: Command, input: unknown): Fitted | Refusal {
  const { model, gone } = asking
  const fitted = { ...(input as Row) } as { [field: string]: unknown }
  const left: Left[] = []
  for (const { field, kind, many } of idFields(model.kinds, command)) {
    const ids = fitted[field]
    if (!many || !Array.isArray(ids)) continue
    const here = ids.filter((id) => seen(asking, kind, id))
    if (here.length === ids.length) continue
    for (const id of ids)
      if (!seen(asking, kind, id))
        left.push({ what: gone(id)?.name ?? '', refusal: refuse('not-found', { kind, id }) })
    if (here.length === 0) return left[0]!.refusal
    fitted[field] = here
  }
  return { input: left.length > 0 ? fitted : input, left, instead: [] }
}

/**
 * Keeps what a call would have placed and was not done: whoever was to stand behind that stands where it would have.
 * Once it is placed after all it is a neighbour like any other.
 */
export function passOver(
  model: Model,
  { name, input }: CommandCall,
  isDone: boolean,
  passed: Map<string, string | null>,
): void {
  const { wishes = {} } = model.commandNamed(name) ?? {}
  for (const [field, wish] of Object.entries(wishes)) {
    if (wish === 'tie') continue
    const { [field]: after, [wish.place]: own } = input as { [field: string]: unknown }
    if (typeof own !== 'string') continue
    if (isDone) passed.delete(own)
    else if (typeof after === 'string' || after === null) passed.set(own, after)
  }
}

function seen({ model, state, actor }: Asking, kind: Kind, id: string): AnyRecord | undefined {
  const record = find(state, kind, id) as AnyRecord | undefined
  const scope = record && scopeOf(state.kinds, lookIn(state), kind, record)
  if (scope === undefined) return undefined
  return actor === 'system' || model.rights.maySee(state, actor, scope) ? record : undefined
}

/** The last of a list, as if `self` did not stand in it. */
function lastBut(state: State, kind: Kind, within: string, self: unknown): string | null {
  const list = ordered(state, kind, within)
  const last = list.last()
  const behind = last && last.id === self ? list.before(last) : last
  return behind?.id ?? null
}

/** What a command is about, as people call it: what it makes, or the first record that it must find. */
export function calledIn(model: Model, state: State, command: Command, input: unknown): string {
  const named = input as Row
  for (const { field, kind, many } of idFields(model.kinds, command)) {
    const value = named[field] as unknown
    const id = many ? (value as string[] | undefined)?.[0] : value
    if (command.wishes?.[field] || typeof id !== 'string') continue
    const { name } = state.kinds.of(kind)
    if (command.creates?.[field]) return nameOr(() => name(named as never))
    const record = find(state, kind, id) as AnyRecord | undefined
    if (record) return name(record)
  }
  return ''
}

/** Inputs look much like the records that they make, but need not. */
function nameOr(name: () => string): string {
  try {
    return name() ?? ''
  } catch {
    return ''
  }
}
