import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import { type Change, inverse, merged, type ScopedChange } from './change.ts'
import type { Attempted, Context, Decision, Surroundings } from './command.ts'
import type { CommandCall } from './commit.ts'
import { leftOut, scopesNamed } from './left-out.ts'
import { malformed } from './malformed.ts'
import { mayName, mayTouch } from './may.ts'
import type { Model } from './model.ts'
import { namedIn } from './named.ts'
import type { Note } from './note.ts'
import type { Scope } from './scope.ts'
import { scoped } from './scope-of.ts'
import { type Left, mostShortfalls, readable, type ScopedShortfall, type Shortfall } from './shortfall.ts'
import { applyChange, type State } from './state.ts'
import { isMadeTwice, takenId } from './taken-id.ts'
import { upgradedCall } from './upgraded-call.ts'
import { fitLists, fitWishes, passOver } from './wishes.ts'

/**
 * Where not all came about as it was asked `short` says what did not, for whoever asked, and `done` are the calls as
 * they were done: without wishes for what is gone, and fewer where they stand alone.
 */
export type BatchResult =
  | {
      changes: ScopedChange[]
      note: Note | null
      done?: readonly CommandCall[] | undefined
      short?: readonly Shortfall[] | undefined
    }
  | { refusal: Refusal; at: number }

export interface Manner {
  /**
   * The State has some scopes only, and of what a batch makes one may have brought its part already, the others not;
   * that part then stands as it is.
   */
  isPart?: boolean
  /** Each call stands alone: what can be done is done, and the rest is named. Refused when nothing can. */
  alone?: boolean | undefined
}

/**
 * Decides a batch as one step. Each command sees what those before it did; when one is refused everything is
 * rolled back, unless they stand alone. On acceptance the State holds the result and `changes` has one entry a record.
 *
 * Wishes come first: where what they name is gone the rest is decided without (see wishes.ts). Rights are asked twice,
 * of the State as the command finds it: of the records that the input names, before anything is decided, so that what
 * somebody may not see is answered like what is not there; and of the scopes that the changes touch, before they are
 * applied, since handing over or deleting takes away the right to do so. Nothing is made twice.
 */
export function runBatch(
  model: Model,
  state: State,
  calls: readonly CommandCall[],
  context: Surroundings,
  { isPart = false, alone = false }: Manner = {},
): BatchResult {
  const { goesOn, ...known } = context
  const contextOf = (call: number): Context => ({
    ...known,
    call,
    schema: model.schema,
    attempt: (tried, from) => attempt(model, state, tried, isPart, from, { ...context, call }),
  })
  const ran = runCalls(model, state, calls, { isPart, alone, wishing: 'all', contextOf, goesOn })
  if ('refusal' in ran) return ran
  const changes = merged(ran.steps.flat())
  const short = readable(ran.short, new Set(changes.map(({ scope }) => scope)))
  const told = ran.short.slice(0, mostShortfalls).map(({ at, what, refusal }) => ({ at, what, refusal }))
  const note = noteOf(ran.notes, changes, short)
  return told.length === 0 ? { changes, note } : { changes, note, done: ran.done, short: told }
}

/**
 * What the last command says of itself, with the reasons of all and what did not come about. A note goes to whoever
 * follows the commit, so a command is heard whose scopes the commit touches.
 */
function noteOf(
  notes: readonly Noted[],
  changes: readonly ScopedChange[],
  short: readonly Shortfall[],
): Note | null {
  const scopes = new Set(changes.map(({ scope }) => scope))
  const heard = notes.filter(({ of }) => of.length > 0 && of.every(({ scope }) => scopes.has(scope)))
  const last = heard.at(-1)
  if (!last && short.length === 0) return null
  const because = heard.flatMap(({ note }) => note.because ?? [])
  return { ...last?.note, ...(because.length > 0 && { because }), ...(short.length > 0 && { short }) }
}

interface Noted {
  note: Note
  /** what the command that says it changed */
  of: readonly ScopedChange[]
}

interface Ran {
  steps: ScopedChange[][]
  notes: Noted[]
  done: CommandCall[]
  short: ScopedShortfall[]
}

interface Running {
  isPart: boolean
  alone: boolean
  /** which wishes for what is gone fall back */
  wishing: 'all' | 'places'
  contextOf(call: number): Context
  goesOn: Surroundings['goesOn']
}

function runCalls(
  model: Model,
  state: State,
  calls: readonly CommandCall[],
  { isPart, alone, wishing, contextOf, goesOn = () => true }: Running,
): Ran | { refusal: Refusal; at: number } {
  const ran: Ran = { steps: [], notes: [], done: [], short: [] }
  const homes = new Map<string, Scope>()
  /** what was not placed -> behind what it would have stood */
  const passed = new Map<string, string | null>()
  let first: { refusal: Refusal; at: number } | null = null
  let count = 0
  try {
    for (const [at, call] of calls.entries()) {
      if (!goesOn(count)) {
        rollBack(state, ran.steps.flat())
        return { refusal: refuse('too-costly', { done: at, of: calls.length }), at }
      }
      const context = contextOf(at)
      const one = wished(model, state, call, context, { passed, alone, wishing })
      // Before it is done, since what it deletes is nowhere afterwards.
      const of = 'left' in one && one.left.length > 0 ? scopesNamed(model, state, call, context) : []
      const done = 'code' in one ? one : runCall(model, state, one, context, homes, isPart)
      if (isRefusal(done)) {
        first ??= { refusal: done, at }
        if (!alone) {
          rollBack(state, ran.steps.flat())
          return first
        }
        ran.short.push({ at, ...leftOut(model, state, call, done, context) })
        passOver(model, call, false, passed)
        continue
      }
      const { call: fitted, left } = one as Wished
      for (const { what, refusal } of left) ran.short.push({ at, what, refusal, of })
      for (const { what, refusal, of: other = [] } of done.left)
        ran.short.push({ at, what, refusal, of: other })
      if (done.note) ran.notes.push({ note: done.note, of: done.changes })
      ran.steps.push(done.changes)
      ran.done.push(fitted)
      if (passed.size > 0) passOver(model, call, true, passed)
      count += done.changes.length
    }
  } catch (error) {
    // A fault must not leave half a batch in a State that goes on serving everyone.
    rollBack(state, ran.steps.flat())
    throw error
  }
  // Where nothing could be done there is nothing to keep, and the first reason is as good as any.
  return ran.done.length === 0 && first ? first : ran
}

/** Decides one command and applies it, or leaves the State as it is. */
function runCall(
  model: Model,
  state: State,
  { call: { name, input }, instead }: Wished,
  context: Context,
  homes: Map<string, Scope>,
  isPart: boolean,
): { changes: ScopedChange[]; left: readonly Left[]; note: Note | null } | Refusal {
  const command = model.commandNamed(name)
  if (!command) return refuse('unknown-command', { name })
  const refused = mayName(model, state, command, input, context.actor, instead)
  if (refused) return refused
  const decision: Decision = command.decide(state, input, context)
  if (isRefusal(decision)) return decision
  const { changes: decided, left } = 'left' in decision ? decision : { changes: decision, left: [] }
  const all = scoped(state, decided)
  const changes = isPart ? all.filter((change) => !isMadeTwice(state, change)) : all
  const overstepped =
    takenId(state, changes, homes) ?? mayTouch(model, state, command, changes, context.actor)
  if (overstepped) return overstepped
  for (const { id, scope } of changes) homes.set(id, scope)
  const note = command.note?.(state, input) ?? null
  const applied: ScopedChange[] = []
  try {
    for (const change of changes) {
      applyChange(state, change)
      applied.push(change)
    }
  } catch (error) {
    rollBack(state, applied)
    throw error
  }
  return { changes, left, note }
}

interface Wished {
  call: CommandCall
  left: readonly Left[]
  instead: readonly string[]
}

/** The call as it can be done: without what it wishes for in vain, and where it stands alone without what is not here. */
function wished(
  model: Model,
  state: State,
  { name, input }: CommandCall,
  { actor, gone = () => undefined }: Context,
  {
    passed,
    alone,
    wishing,
  }: Pick<Running, 'alone' | 'wishing'> & { passed: ReadonlyMap<string, string | null> },
): Wished | Refusal {
  const command = model.commandNamed(name)
  if (!command) return refuse('unknown-command', { name })
  const asking = { model, state, actor, gone }
  const fitted = fitWishes(asking, command, input, passed, wishing)
  const { instead } = fitted
  if (!alone) return { call: { name, input: fitted.input }, left: fitted.left, instead }
  const here = fitLists(asking, command, fitted.input)
  if (isRefusal(here)) return here
  return { call: { name, input: here.input }, left: [...fitted.left, ...here.left], instead }
}

/** Runs calls and takes them back: what they would do. Texts that they write are named after the call they are part of. */
function attempt(
  model: Model,
  state: State,
  calls: readonly CommandCall[],
  isPart: boolean,
  from: number = model.schema,
  { batch, call, actor, at, gone, goesOn }: Surroundings & { call: number },
): Attempted {
  const read: CommandCall[] = []
  const names: string[][] = []
  for (const [place, { name, input }] of calls.entries()) {
    const command = model.commandNamed(name)
    if (!command) return { refusal: refuse('unknown-command', { name }), at: place }
    const parsed = command.input.safeParse(upgradedCall(model, { name, input }, from).input)
    if (!parsed.success) return { refusal: malformed(parsed.error), at: place }
    read.push({ name, input: parsed.data })
    const { wishes = {} } = command
    const isPlace = (field: string) => typeof wishes[field] === 'object'
    const named = [...namedIn(model.kinds, command, parsed.data)].filter(({ field }) => !isPlace(field))
    names.push(named.map(({ id }) => id))
  }
  const nothing = () => undefined
  const contextOf = (place: number): Context => ({
    ...{ actor, at, batch: `${batch}.${call}`, call: place, schema: model.schema },
    ...{ commit: nothing, document: nothing, ...(gone && { gone }) },
    attempt: () => ({ refusal: refuse('not-proposable'), at: 0 }),
  })
  // People read a proposal before it is run, so it does what it says or nothing; where it stands is a wish all the same.
  const ran = runCalls(model, state, read, { isPart, alone: false, wishing: 'places', contextOf, goesOn })
  if ('refusal' in ran) return ran
  rollBack(state, ran.steps.flat())
  return { steps: ran.steps, named: names, left: ran.short.map(({ what, refusal }) => ({ what, refusal })) }
}

/** Takes applied changes back, newest first. */
export function rollBack(state: State, changes: readonly Change[]): void {
  for (let index = changes.length - 1; index >= 0; index--) applyChange(state, inverse(changes[index]!))
}
