import { z } from 'zod'
import { saidInWords } from '#words/area.ts'
import { changed } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { trouble } from '../kernel/judge.ts'
import { lookAfter } from '../kernel/look.ts'
import { members } from '../kernel/right.ts'
import { find, type State } from '../kernel/state.ts'
import type { AnyRecord, Kind, Row } from '../kinds.ts'
import { rights } from '../people/rights.ts'
import { refuse } from '../refusals.ts'
import { nameOf } from './restore.ts'

/**
 * Gives one record the values that it had right after a commit, as a new step. All that may be edited comes back,
 * long texts by the id of their document; its place stays, and what it pointed at and is gone stays away.
 */
export const restoreRecord = defineCommand({
  name: 'restore-record',
  title: 'Restore',
  input: z.object({ record: z.string().min(1).max(64), commit: z.string().min(1).max(64) }),
  // Judged by the effect, as undo is: nobody may bring back what they may not change.
  allow: members,
  needs: (_state, { commit }) => ({ commits: [commit] }),
  decide(state, { record: id, commit }, context) {
    const step = context.commit(commit)
    // A page holds few commits; the server finds every one there is.
    if (!step) return refuse('not-at-hand', { kind: 'commit', id: commit })
    const then = step.changes.find((change) => change.id === id)
    if (!then || !rights.maySee(state, context.actor, then.scope)) return refuse('no-such-commit')
    const { kind, before, after } = then
    const current = find(state, kind, id) as AnyRecord | undefined
    if (!current || !after)
      return refuse('gone-since', { what: nameOf(state, kind, (after ?? before) as AnyRecord) })
    const { values: fields, gone } = valuesOf(state, kind, after as Row, current as Row)
    const change = changed(kind, current as never, fields as never)
    const { revert } = state.kinds.of(kind)
    const allow = typeof revert === 'function' ? revert(change) : revert
    const refused = rights.may(state, context.actor, allow, [then.scope])
    if (refused) return refused
    const what = nameOf(state, kind, current)
    const left = gone.map((field) => ({
      what,
      refusal: refuse('value-gone', { what, field }),
      of: [then.scope],
    }))
    if (Object.keys(fields).length === 0) return { changes: [], left }
    const look = lookAfter(state, new Map([[id, change]]))
    return trouble(state, look, kind, change.after as AnyRecord, current) ?? { changes: [change], left }
  },
})

/** What has to be set for a record to stand as it did, only what differs; and the fields whose value is gone. */
function valuesOf(
  state: State,
  kind: Kind,
  then: Row,
  now: Row,
): { values: { [field: string]: unknown }; gone: string[] } {
  const { fields, refs } = state.kinds.of(kind)
  const values: { [field: string]: unknown } = {}
  const gone: string[] = []
  for (const [name, { edit, label }] of Object.entries(fields)) {
    const value = then[name] as unknown
    if (!edit || value === undefined || JSON.stringify(value) === JSON.stringify(now[name])) continue
    const ref = refs[name]
    if (ref && value !== null && !find(state, ref.kind as Kind, value as string))
      gone.push(saidInWords(label))
    else values[name] = value
  }
  return { values, gone }
}
