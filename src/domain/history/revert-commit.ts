import { z } from 'zod'
import type { Item } from '../backlog/item.ts'
import { type Change, created, deleted } from '../change.ts'
import { defineCommand, planners } from '../command.ts'
import { type AnyRecord, definitionOf, type Kind } from '../kinds.ts'
import { keyTaken } from '../product/key-taken.ts'
import type { Product } from '../product/product.ts'
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import { referrers } from '../removal.ts'
import { find, type State } from '../state.ts'

type Row = AnyRecord & { [field: string]: unknown }

/**
 * Undo, and redo: takes back what one commit did, as a new commit, so that reverting the revert redoes it.
 * A field that somebody set otherwise since keeps the later value; what was made is unmade only if nobody
 * touched or used it since; what was deleted comes back only if what it belongs to is there.
 */
export const revertCommit = defineCommand({
  name: 'revert-commit',
  title: 'Undo',
  input: z.object({ commit: z.string().min(1).max(64) }),
  allow: planners,
  refersTo: ({ commit }) => [commit],
  decide(state, { commit }, context) {
    const target = context.commit(commit)
    if (!target) return refuse('no-such-commit')
    const remade = new Set(target.changes.filter(({ after }) => after === null).map(({ id }) => id))
    const steps = new Map<string, Change>()
    const made: Change[] = []
    for (const change of target.changes) {
      if (change.before === null) {
        made.push(change)
        continue
      }
      const step = restored(state, change, remade)
      if (isRefusal(step)) return step
      if (step) steps.set(step.id, step)
    }
    // What the commit made goes last: by then nothing that the commit itself tied to it holds on to it.
    for (const { kind, id, after } of made) {
      const current = find(state, kind, id)
      if (!current) continue
      if (touched(kind, current, after!)) return refuse('changed-since', { what: nameOf(current) })
      steps.set(id, deleted(kind, current as never))
    }
    for (const { kind, id } of made) {
      const user = find(state, kind, id) && holder(state, kind, id, steps)
      if (user) return refuse('used-since', { what: nameOf(find(state, kind, id)!), by: nameOf(user) })
    }
    const changes = [...steps.values()]
    return clash(state, changes) ?? changes
  },
})

/** What came about since can make the old values illegal: a key given away, or a parent now beneath its child. */
function clash(state: State, changes: readonly Change[]): Refusal | null {
  const parents = new Map<string, string | null>()
  for (const { kind, id, after } of changes) {
    if (kind === 'product' && after) {
      const taken = keyTaken(state, (after as Product).key, id)
      if (taken) return taken
    }
    if (kind === 'item' && after) parents.set(id, (after as Item).parent)
  }
  const parentOf = (id: string) => (parents.has(id) ? parents.get(id) : find(state, 'item', id)?.parent)
  for (const start of parents.keys()) {
    const seen = new Set<string>()
    for (let id: string | null | undefined = start; id; id = parentOf(id)) {
      if (seen.has(id)) return refuse('own-parent')
      seen.add(id)
    }
  }
  return null
}

function restored(state: State, change: Change, remade: ReadonlySet<string>): Change | Refusal | null {
  const { kind, id, before, after } = change
  const current = find(state, kind, id)
  if (before && after)
    return current ? putBack(state, kind, current as Row, before as Row, after as Row, remade) : null
  return before && !current ? remake(state, kind, before, remade) : null
}

/** Whether somebody set a field of what the commit made since; its place in an order does not count. */
function touched(kind: Kind, current: AnyRecord, made: AnyRecord): boolean {
  const monotonic = definitionOf(kind).monotonic ?? []
  return Object.keys(made).some(
    (field) =>
      field !== 'rank' && !monotonic.includes(field) && !same((current as Row)[field], (made as Row)[field]),
  )
}

/** A record that would still point at `id` once the steps are done. */
function holder(
  state: State,
  kind: Kind,
  id: string,
  steps: ReadonlyMap<string, Change>,
): AnyRecord | undefined {
  for (const user of referrers(state, kind, id)) {
    const step = steps.get(user.id)
    if (!step || (step.after as Row | null)?.[user.field] === id) return find(state, user.kind, user.id)
  }
  return undefined
}

function remake(state: State, kind: Kind, gone: AnyRecord, remade: ReadonlySet<string>): Change | Refusal {
  const back = { ...gone } as Row
  for (const [field, ref] of Object.entries(definitionOf(kind).refs)) {
    const target = back[field] as string | null
    if (target === null || remade.has(target) || find(state, ref.kind as Kind, target)) continue
    if (ref.onDelete === 'cascade') return refuse('missing-since', { what: nameOf(gone) })
    back[field] = null as never
  }
  return created(kind, back as never)
}

function putBack(
  state: State,
  kind: Kind,
  current: Row,
  before: Row,
  after: Row,
  remade: ReadonlySet<string>,
): Change | null {
  const { refs, monotonic = [] } = definitionOf(kind)
  const fields: Record<string, unknown> = {}
  for (const field of Object.keys(before)) {
    if (monotonic.includes(field) || same(before[field], after[field]) || !same(current[field], after[field]))
      continue
    const target = before[field] as string | null
    const ref = refs[field]
    if (ref && target !== null && !remade.has(target) && !find(state, ref.kind as Kind, target)) continue
    fields[field] = target
  }
  if (Object.keys(fields).length === 0) return null
  return { kind, id: current.id, before: current, after: { ...current, ...fields } } as Change
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

function nameOf(record: AnyRecord): string {
  if ('title' in record) return record.title
  if ('text' in record) return record.text
  return ('name' in record && record.name) || record.id
}
