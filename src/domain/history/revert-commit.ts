import { z } from 'zod'
import type { Item } from '../backlog/item.ts'
import { newNumbering } from '../backlog/numbering.ts'
import { type Change, created, deleted, type ScopedChange } from '../kernel/change.ts'
import { type Context, defineCommand } from '../kernel/command.ts'
import { trouble } from '../kernel/judge.ts'
import { lookAfter, lookIn } from '../kernel/look.ts'
import { members } from '../kernel/right.ts'
import { scopeOf } from '../kernel/scope-of.ts'
import { find, type State } from '../kernel/state.ts'
import type { AnyRecord } from '../kinds.ts'
import { rights } from '../people/rights.ts'
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import { inSight, lostBy } from './in-sight.ts'
import { keptRanks } from './kept-ranks.ts'
import { holder, nameOf, restored, touched } from './restore.ts'

/**
 * Undo, and redo: takes back what one commit did, as a new commit, so that reverting the revert redoes it.
 * A field that somebody set otherwise since keeps the later value; what was made is unmade only if nobody
 * touched or used it since; what was deleted comes back only if what it belongs to is there.
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
    const steps = reverting(state, context.actor, target.changes)
    if (isRefusal(steps)) return steps
    return (
      mayRevert(state, context, steps.values(), target.changes) ??
      clash(state, steps) ?? [...steps.values(), ...missingNumberings(steps)]
    )
  },
})

function reverting(state: State, actor: string, changes: readonly Change[]): Map<string, Change> | Refusal {
  const remade = new Set(changes.filter(({ after }) => after === null).map(({ id }) => id))
  const kept = keptRanks(state, changes)
  const steps = new Map<string, Change>()
  const made: Change[] = []
  for (const change of changes) {
    if (change.before === null) {
      made.push(change)
      continue
    }
    const step = restored(state, change, remade, kept)
    if (isRefusal(step)) return step
    if (step) steps.set(step.id, change.aside ? { ...step, aside: true } : step)
  }
  // What the commit made goes last: by then nothing that the commit itself tied to it holds on to it.
  for (const { kind, id, after } of made) {
    const current = find(state, kind, id) as AnyRecord | undefined
    if (!current) continue
    if (touched(state, kind, current, after!))
      return refuse('changed-since', { what: nameOf(state, kind, current) })
    steps.set(id, deleted(kind, current as never))
  }
  for (const { kind, id } of made) {
    const current = find(state, kind, id) as AnyRecord | undefined
    const user = current && holder(state, kind, id, steps)
    if (user) {
      const what = nameOf(state, kind, current)
      const scope = scopeOf(state.kinds, lookIn(state), user.kind, user.record)
      // What uses it may be where the actor sees nothing, such as a product that somebody new leads.
      if (!scope || !rights.maySee(state, actor, scope)) return refuse('changed-since', { what })
      return refuse('used-since', { what, by: nameOf(state, user.kind, user.record) })
    }
  }
  return steps
}

/**
 * Values that were legal once can clash with what came about since: a key given away, a parent now beneath its
 * child, an id that another product uses now. Judged as it would be after all steps, so that two records may swap.
 */
function clash(state: State, steps: ReadonlyMap<string, Change>): Refusal | null {
  const look = lookAfter(state, steps)
  for (const { kind, after, before } of steps.values()) {
    const refused = after && trouble(state, look, kind, after as AnyRecord, before as AnyRecord | null)
    if (refused) return refused
  }
  return null
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
