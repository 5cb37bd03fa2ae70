import type { CommandCall } from '#domain/kernel/commit.ts'
import { lookIn } from '#domain/kernel/look.ts'
import type { Model } from '#domain/kernel/model.ts'
import { shapeOf } from '#domain/kernel/named.ts'
import { ordered, type State } from '#domain/kernel/state.ts'
import type { AnyRecord, Kind, Row } from '#domain/kinds.ts'
import type { Refusal } from '#domain/refusals.ts'
import { goalOf } from '#domain/roadmap/trace.ts'
import { newId } from './new-id.ts'
import { subjectOf } from './subject-of.ts'

/**
 * The calls that make a record again as it stands, with what was typed in its fields; a goal stands for its release.
 * Null where no command makes such a record by itself. Better asked while what it belongs to is there.
 *
 * @param textOf a long text by its id
 */
export function againCalls(
  model: Pick<Model, 'kinds' | 'commandNamed'>,
  state: State,
  kind: Kind,
  record: AnyRecord,
  typed: { readonly [field: string]: unknown },
  textOf: (document: string) => string | undefined,
): CommandCall[] | null {
  const fields: { [name: string]: unknown } = { ...(record as Row), ...typed }
  if (kind === 'goal') {
    const release = lookIn(state)('release', fields.release as string)
    return release
      ? againCalls(
          model,
          state,
          'release',
          release as AnyRecord,
          { text: fields.text, type: fields.type },
          textOf,
        )
      : null
  }
  if (kind === 'release') {
    const goal = goalOf(state, record.id)
    if (goal) Object.assign(fields, { text: goal.text, type: goal.type, ...typed })
  }
  const command = model.commandNamed(`create-${kind}`)
  if (!command) return null
  const input: { [name: string]: unknown } = { [kind]: newId(kind) }
  for (const name of Object.keys(shapeOf(command.input))) {
    const value = fields[name]
    if (name === kind || value === undefined) continue
    const isText = model.kinds.of(kind).fields[name]?.type === 'document' && !(name in typed)
    input[name] = isText ? (textOf(String(value)) ?? '') : value
  }
  const { order, ranked } = model.kinds.of(kind)
  if (ranked && order && 'after' in shapeOf(command.input)) {
    const list = ordered(state, kind, (record as Row)[order.within] as string)
    input.after = list.before(record as never)?.id ?? null
  }
  return [{ name: command.name, input }]
}

/**
 * Of a refused edit of what is gone: the calls that make it again as it was typed; null for anything else.
 *
 * @param known.gone a record as it was when somebody deleted it; undefined when this page did not see that
 */
export function editedAgain(
  model: Pick<Model, 'kinds' | 'commandNamed'>,
  state: State,
  calls: readonly CommandCall[],
  refusal: Refusal | null,
  known: {
    gone: (id: string) => AnyRecord | undefined
    textOf: (document: string) => string | undefined
  },
): CommandCall[] | null {
  const [only] = calls
  const subject = only && calls.length === 1 ? subjectOf(model, only) : null
  const record = subject && refusal?.code === 'not-found' ? known.gone(subject.id) : undefined
  if (!subject || !record) return null
  const { was, base, [subject.kind]: id, ...typed } = only!.input as { [field: string]: unknown }
  return againCalls(model, state, subject.kind, record, typed, known.textOf)
}
