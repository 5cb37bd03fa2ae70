import { z } from 'zod'
import type { Item } from '../backlog/item.ts'
import { newNumbering } from '../backlog/numbering.ts'
import { type Change, created, deleted, type ScopedChange } from '../kernel/change.ts'
import { type Context, defineCommand } from '../kernel/command.ts'
import { trouble } from '../kernel/judge.ts'
import { lookAfter, lookIn } from '../kernel/look.ts'
import { members } from '../kernel/right.ts'
import type { Scope } from '../kernel/scope.ts'
import { scopeOf } from '../kernel/scope-of.ts'
import type { Left } from '../kernel/shortfall.ts'
import { find, type State } from '../kernel/state.ts'
import type { AnyRecord, Kind, Row } from '../kinds.ts'
import { rights } from '../people/rights.ts'
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import { inSight, lostBy } from './in-sight.ts'
import { keptRanks } from './kept-ranks.ts'
import { holder, nameOf, restored, touched } from './restore.ts'

/**
 * Undo, and redo: takes back what one commit did, as a new commit, so that reverting the revert redoes it.
 * A field that somebody set otherwise since keeps the later value; what was made is unmade only if nobody
 * touched or used it since; what was deleted comes back only if what it belongs to is there. All that can be taken back
 * is, and what must stay is named; when nothing can be because of that, it is refused.
 */
export const revertCommit = defineCommand({
  name: 'revert-commit',
  title: 'Undo',
  input: z.object({ commit: z.string().min(1).max(64) }),
  // Judged by the effect: nobody may take back by undoing what they may not do.
  allow: members,
  needs: (_state, { commit }) => ({ commits: [commit] }),
  decide(state, { commit }, context) {
    const target = context.commit(commit)
    if (!target || !inSight(state, context.actor, target.changes)) return refuse('no-such-commit')
    const { steps, stuck, left } = reverting(state, context.actor, target.changes)
    const refused = mayRevert(state, context, steps.values(), target.changes)
    if (refused) return refused
    const [why] = [...stuck.values()].map(({ refusal }) => refusal)
    // Who may do what is one piece: half of a handing over would be neither the one nor the other.
    const whole = target.changes.find(({ id, kind }) => stuck.has(id) && rights.decidedBy.includes(kind))
    if (whole) return stuck.get(whole.id)!.refusal
    if (steps.size === 0 && why) return why
    const stays = target.changes.flatMap((change) => {
      const { refusal, of = [] } = stuck.get(change.id) ?? {}
      return refusal ? { what: nameBefore(state, change), refusal, of: [change.scope, ...of] } : []
    })
    return { changes: [...steps.values(), ...missingNumberings(steps)], left: [...stays, ...left] }
  },
})

function nameBefore(state: State, { kind, before, after }: Change): string {
  return nameOf(state, kind, (before ?? after) as AnyRecord)
}

/** id of what cannot be taken back at all -> why, and in which scope what keeps it is */
type Stuck = Map<string, { refusal: Refusal; of?: readonly Scope[] }>

interface Reverting {
  steps: Map<string, Change>
  stuck: Stuck
  /** what of the others must stay */
  left: Left[]
}

/** All that can be taken back together: what is stuck may keep other things, so it is looked at until nothing new is. */
function reverting(state: State, actor: string, changes: readonly ScopedChange[]): Reverting {
  const kept = keptRanks(state, changes)
  const stuck = new Map() as Stuck
  for (;;) {
    const before = stuck.size
    const { steps, left } = stepsBack(state, changes, kept, stuck)
    if (stuck.size > before) continue
    holdOn(state, actor, changes, steps, stuck)
    if (stuck.size > before) continue
    clash(state, steps, stuck)
    if (stuck.size > before) continue
    stayWhole(state, changes, steps, stuck)
    if (stuck.size === before) return { steps, stuck, left }
  }
}

/** What each change that is not stuck comes to; finds those that are. */
function stepsBack(
  state: State,
  changes: readonly ScopedChange[],
  kept: ReadonlySet<string>,
  stuck: Stuck,
): { steps: Map<string, Change>; left: Left[] } {
  const remade = new Set(changes.flatMap(({ id, after }) => (after === null && !stuck.has(id) ? id : [])))
  const steps = new Map<string, Change>()
  const left: Left[] = []
  for (const change of changes) {
    const { id, before } = change
    if (before === null || stuck.has(id)) continue
    const back = restored(state, change, remade, kept)
    if (isRefusal(back)) {
      stuck.set(id, { refusal: back })
      continue
    }
    if (back.step) steps.set(id, back.step)
    left.push(...back.left.map((refusal) => ({ what: '', refusal, of: [change.scope] })))
  }
  // What the commit made goes last: by then nothing that the commit itself tied to it holds on to it.
  for (const { kind, id, before, after } of changes) {
    const current = before === null && find(state, kind, id)
    if (!current || stuck.has(id)) continue
    if (touched(state, kind, current, after!))
      stuck.set(id, { refusal: refuse('changed-since', { what: nameOf(state, kind, current) }) })
    else steps.set(id, deleted(kind, current as never))
  }
  return { steps, left }
}

/** What was made stays while something that is there afterwards uses it; what it uses itself then stays as well. */
function holdOn(
  state: State,
  actor: string,
  changes: readonly Change[],
  steps: Map<string, Change>,
  stuck: Stuck,
): void {
  const queue = changes.filter(({ id, before }) => before === null && steps.get(id)?.after === null)
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { kind, id } = next
    const user = steps.has(id) ? holder(state, kind, id, steps) : undefined
    if (!user) continue
    const current = find(state, kind, id) as AnyRecord
    const what = nameOf(state, kind, current)
    const scope = scopeOf(state.kinds, lookIn(state), user.kind, user.record)
    // What uses it may be where the actor sees nothing, such as a product that somebody new leads.
    const isSeen = scope !== undefined && rights.maySee(state, actor, scope)
    const by = isSeen ? nameOf(state, user.kind, user.record) : ''
    if (isSeen) stuck.set(id, { refusal: refuse('used-since', { what, by }), of: [scope] })
    else stuck.set(id, { refusal: refuse('changed-since', { what }) })
    steps.delete(id)
    for (const [field, ref] of Object.entries(state.kinds.of(kind).refs)) {
      const target = (current as Row)[field] as string | null
      const step = target === null ? undefined : steps.get(target)
      if (step && step.after === null) queue.push({ ...step, kind: ref.kind as Kind } as Change)
    }
  }
}

/** What makes another record whole comes and goes with that. */
function stayWhole(
  state: State,
  changes: readonly Change[],
  steps: ReadonlyMap<string, Change>,
  stuck: Stuck,
): void {
  for (const { kind, id, before, after } of changes) {
    const { wholeWith } = state.kinds.of(kind)
    if (!wholeWith || (before && after)) continue
    const whole = ((before ?? after) as Row)[wholeWith] as string
    if (steps.has(id) && stuck.has(whole)) stuck.set(id, stuck.get(whole)!)
    if (stuck.has(id) && steps.has(whole)) stuck.set(whole, stuck.get(id)!)
  }
}

/**
 * Values that were legal once can clash with what came about since: a key given away, a parent now beneath its
 * child, an id that another product uses now. Judged as it would be after all steps, so that two records may swap.
 */
function clash(state: State, steps: ReadonlyMap<string, Change>, stuck: Stuck): void {
  const look = lookAfter(state, steps)
  for (const { kind, id, after, before } of steps.values()) {
    const refused = after && trouble(state, look, kind, after as AnyRecord, before as AnyRecord | null)
    if (refused) stuck.set(id, { refusal: refused })
  }
}

/** A product that was deleted before numberings were there comes back with one that goes on where it was. */
function missingNumberings(steps: ReadonlyMap<string, Change>): Change[] {
  const changes = [...steps.values()]
  return changes.flatMap(({ kind, id, before, after }) => {
    if (kind !== 'product' || before || !after || steps.has(newNumbering(id).id)) return []
    const numbers = changes.flatMap((change) =>
      change.kind === 'item' && change.after ? [(change.after as Item).number] : [],
    )
    return [created('numbering', newNumbering(id, Math.max(0, ...numbers) + 1))]
  })
}

function mayRevert(
  state: State,
  { actor }: Context,
  steps: Iterable<Change>,
  target: readonly ScopedChange[],
): Refusal | null {
  const scopes = new Map(target.map(({ id, scope }) => [id, scope]))
  const lost = lostBy(state, actor, target)
  for (const step of steps) {
    const scope = scopes.get(step.id)!
    if (lost(scope)) continue
    const { revert } = state.kinds.of(step.kind)
    const allow = typeof revert === 'function' ? revert(step) : revert
    const refused = rights.may(state, actor, allow, [scope])
    if (refused) return refused
  }
  return null
}
