import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Model } from '#domain/kernel/model.ts'
import { find, type State } from '#domain/kernel/state.ts'
import type { Kind, Row } from '#domain/kinds.ts'
import type { Refusal } from '#domain/refusals.ts'
import type { Whose } from '#words/clash.ts'
import { subjectOf } from './subject-of.ts'

/** Two people set one field: what it was when this person began, what it is now, and what they want. */
export interface Clash {
  kind: Kind
  id: string
  /** the field's name in the kind's table */
  field: string
  was: unknown
  is: unknown
  typed: unknown
  /** who came in between */
  whose: Whose
}

/** Who it was that a refusal says came in between. */
export function whoseOf({ about: { by, self } }: Refusal): Whose {
  if (self) return { who: 'self', name: '' }
  return typeof by === 'string' ? { who: 'name', name: by } : { who: 'unknown', name: '' }
}

type Input = { readonly [field: string]: unknown }

/** What a refusal says of two values of one field, with the values as they are; null when it says something else. */
export function clashOf(state: State, refusal: Refusal | null, call: CommandCall | undefined): Clash | null {
  if (refusal?.code !== 'changed-meanwhile' || !call) return null
  const { kind, id, name } = refusal.about as { kind: Kind; id: string; name: string }
  const input = call.input as Input
  const record = find(state, kind, id) as Row | undefined
  return {
    kind,
    id,
    field: name,
    was: (input.was as Input | undefined)?.[name],
    is: record?.[name],
    typed: input[name],
    whose: whoseOf(refusal),
  }
}

/** The same edits, begun from what stands now: this person has seen it and wants their own. */
export function begunAfresh(
  model: Pick<Model, 'kinds'>,
  state: State,
  calls: readonly CommandCall[],
): CommandCall[] {
  return calls.map((call) => {
    const { was, ...input } = call.input as Input & { was?: Input }
    const subject = subjectOf(model, call)
    if (!was) return call
    // What it is about no record says by itself: it is sent as who has seen what stands.
    if (!subject) return { ...call, input }
    const record = find(state, subject.kind, subject.id) as Row | undefined
    if (!record) return call
    const now = Object.fromEntries(Object.keys(was).map((field) => [field, record[field]]))
    return { ...call, input: { ...input, was: now } }
  })
}
