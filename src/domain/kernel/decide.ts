import type { AnyRecord, Kind } from '../kinds.ts'
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import { type Change, inverse, merged, type ScopedChange } from './change.ts'
import type { Attempted, Command, Context, Decision, Surroundings } from './command.ts'
import type { CommandCall } from './commit.ts'
import { type Look, lookIn } from './look.ts'
import { malformed } from './malformed.ts'
import type { Model } from './model.ts'
import { namedIn } from './named.ts'
import type { Note } from './note.ts'
import { type Scope, workspaceScope } from './scope.ts'
import { scopeOf } from './scope-of.ts'
import { applyChange, find, type State } from './state.ts'
import { upgradedCall } from './upgraded-call.ts'

export type BatchResult = { changes: ScopedChange[]; note: Note | null } | { refusal: Refusal; at: number }

/**
 * Decides a batch as one step. Each command sees what those before it did; when one is refused everything is
 * rolled back. On acceptance the State holds the result and `changes` has one entry a record.
 *
 * Rights are asked twice, of the State as the command finds it: of the records that the input names, before anything
 * is decided, so that what somebody may not see is answered like what is not there; and of the scopes that the
 * changes touch, before they are applied, since handing over or deleting takes away the right to do so.
 *
 * Nothing is made twice. `isPart`: the State has some scopes only, and of what a batch makes one may have brought its
 * part already, the others not; that part then stands as it is.
 */
export function runBatch(
  model: Model,
  state: State,
  calls: readonly CommandCall[],
  context: Surroundings,
  isPart = false,
): BatchResult {
  const { goesOn, ...known } = context
  const contextOf = (call: number): Context => ({
    ...known,
    call,
    schema: model.schema,
    attempt: (tried, from) => attempt(model, state, tried, isPart, from, { ...context, call }),
  })
  const ran = runCalls(model, state, calls, { isPart, contextOf, goesOn })
  if ('refusal' in ran) return ran
  const changes = merged(ran.steps.flat())
  return { changes, note: noteOf(ran.notes, changes) }
}

/**
 * What the last command says of itself, with the reasons of all. A note goes to whoever follows the commit, so a
 * command is heard whose scopes the commit touches.
 */
function noteOf(notes: readonly Noted[], changes: readonly ScopedChange[]): Note | null {
  const scopes = new Set(changes.map(({ scope }) => scope))
  const heard = notes.filter(({ of }) => of.length > 0 && of.every(({ scope }) => scopes.has(scope)))
  const last = heard.at(-1)
  if (!last) return null
  const because = heard.flatMap(({ note }) => note.because ?? [])
  return because.length > 0 ? { ...last.note, because } : last.note
}

interface Noted {
  note: Note
  /** what the command that says it changed */
  of: readonly ScopedChange[]
}

interface Running {
  isPart: boolean
  contextOf(call: number): Context
  goesOn: Surroundings['goesOn']
}

function runCalls(
  model: Model,
  state: State,
  calls: readonly CommandCall[],
  { isPart, contextOf, goesOn = () => true }: Running,
): { steps: ScopedChange[][]; notes: Noted[] } | { refusal: Refusal; at: number } {
  const steps: ScopedChange[][] = []
  const homes = new Map<string, Scope>()
  const notes: Noted[] = []
  let count = 0
  const failed = (refusal: Refusal, at: number) => {
    rollBack(state, steps.flat())
    return { refusal, at }
  }
  try {
    for (const [at, call] of calls.entries()) {
      const command = model.commandNamed(call.name)
      if (!command) return failed(refuse('unknown-command', { name: call.name }), at)
      if (!goesOn(count)) return failed(refuse('too-costly', { done: at, of: calls.length }), at)
      const context = contextOf(at)
      const refused = named(model, state, command, call.input, context.actor)
      if (refused) return failed(refused, at)
      const decision: Decision = command.decide(state, call.input, context)
      if (isRefusal(decision)) return failed(decision, at)
      const all = scoped(state, decision)
      const changes = isPart ? all.filter((change) => !isMadeTwice(state, change)) : all
      const overstepped =
        taken(state, changes) ??
        moved(homes, changes) ??
        touched(model, state, command, changes, context.actor)
      if (overstepped) return failed(overstepped, at)
      const note = command.note?.(state, call.input)
      if (note) notes.push({ note, of: changes })
      const step: ScopedChange[] = []
      steps.push(step)
      for (const change of changes) {
        applyChange(state, change)
        step.push(change)
      }
      count += step.length
    }
  } catch (error) {
    // A fault must not leave half a batch in a State that goes on serving everyone.
    rollBack(state, steps.flat())
    throw error
  }
  return { steps, notes }
}

/** Runs calls and takes them back: what they would do. Texts that they write are named after the call they are part of. */
function attempt(
  model: Model,
  state: State,
  calls: readonly CommandCall[],
  isPart: boolean,
  from: number = model.schema,
  { batch, call, actor, at, goesOn }: Surroundings & { call: number },
): Attempted {
  const read: CommandCall[] = []
  const names: string[][] = []
  for (const [place, { name, input }] of calls.entries()) {
    const command = model.commandNamed(name)
    if (!command) return { refusal: refuse('unknown-command', { name }), at: place }
    const parsed = command.input.safeParse(upgradedCall(model, { name, input }, from).input)
    if (!parsed.success) return { refusal: malformed(parsed.error), at: place }
    read.push({ name, input: parsed.data })
    names.push([...namedIn(model.kinds, command, parsed.data)].map(({ id }) => id))
  }
  const nothing = () => undefined
  const contextOf = (place: number): Context => ({
    ...{ actor, at, batch: `${batch}.${call}`, call: place, schema: model.schema },
    ...{ commit: nothing, document: nothing },
    attempt: () => ({ refusal: refuse('not-proposable'), at: 0 }),
  })
  const ran = runCalls(model, state, read, { isPart, contextOf, goesOn })
  if ('refusal' in ran) return ran
  rollBack(state, ran.steps.flat())
  return { steps: ran.steps, named: names }
}

/** Takes applied changes back, newest first. */
export function rollBack(state: State, changes: readonly Change[]): void {
  for (let index = changes.length - 1; index >= 0; index--) applyChange(state, inverse(changes[index]!))
}

function named(model: Model, state: State, command: Command, input: unknown, actor: string): Refusal | null {
  if (actor === 'system') return null
  // Whoever may not do such a thing anywhere learns nothing of what is here.
  const never = model.rights.may(state, actor, command.allow, [])
  if (never) return never
  const look = lookIn(state)
  const scopes = new Set<Scope>()
  for (const { field, kind, id } of namedIn(model.kinds, command, input)) {
    if (command.creates?.[field]) continue
    const record = find(state, kind, id)
    const scope = record && scopeOf(model.kinds, look, kind, record as AnyRecord)
    // One answer, in one order, for what is not there and for what may not be seen.
    if (scope === undefined || (!scopes.has(scope) && !model.rights.maySee(state, actor, scope)))
      return refuse('not-found', { kind, id })
    // Naming a colleague asks nothing of the workspace; changing one does.
    if (scope !== workspaceScope) scopes.add(scope)
  }
  return model.rights.may(state, actor, command.allow, scopes)
}

function touched(
  model: Model,
  state: State,
  command: Command,
  changes: readonly ScopedChange[],
  actor: string,
): Refusal | null {
  if (actor === 'system') return null
  return model.rights.may(state, actor, command.allow, new Set(changes.map(({ scope }) => scope)))
}

function taken(state: State, changes: readonly Change[]): Refusal | null {
  const twice = changes.find((change) => isMadeTwice(state, change))
  return twice ? refuse('id-taken', { kind: twice.kind, id: twice.id }) : null
}

function isMadeTwice(state: State, { kind, id, before }: Change): boolean {
  return before === null && find(state, kind, id) !== undefined
}

/** An id that a batch takes away in one scope is not free in another yet: who follows the first would never hear. */
function moved(homes: Map<string, Scope>, changes: readonly ScopedChange[]): Refusal | null {
  for (const { kind, id, scope } of changes) {
    if ((homes.get(id) ?? scope) !== scope) return refuse('id-taken', { kind, id })
    homes.set(id, scope)
  }
  return null
}

/** The changes, not applied yet, with their scopes. What is made is followed up through what is made with it. */
export function scoped(state: State, changes: readonly Change[]): ScopedChange[] {
  let made: Map<string, AnyRecord> | undefined
  const look: Look = (kind: Kind, id: string) => {
    const standing = find(state, kind, id)
    if (standing) return standing as never
    made ??= new Map(changes.flatMap(({ id: of, after }) => (after ? [[of, after as AnyRecord]] : [])))
    return made.get(id) as never
  }
  return changes.map((change) => {
    const scope = scopeOf(state.kinds, look, change.kind, (change.after ?? change.before)!)
    if (scope === undefined) throw new Error(`${change.kind} ${change.id} belongs to no product`)
    return { ...change, scope }
  })
}
