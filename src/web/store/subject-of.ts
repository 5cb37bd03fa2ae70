import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Model } from '#domain/kernel/model.ts'
import { find, type State } from '#domain/kernel/state.ts'
import type { AnyRecord, Kind, Row } from '#domain/kinds.ts'
import { storeWords } from '#words/store.ts'

/** The one record that a call such as `edit-item` is about; null for one that is about several, or about no kind. */
export function subjectOf(
  { kinds }: Pick<Model, 'kinds'>,
  { name, input }: CommandCall,
): { kind: Kind; id: string } | null {
  const kind = /^[a-z]+-(.+)$/.exec(name)?.[1] ?? ''
  const id = (input as Row | undefined)?.[kind] as unknown
  return kinds.has(kind) && typeof id === 'string' ? { kind: kind as Kind, id } : null
}

/** What calls do, and to what. */
export function labelOf(model: Model, state: State, calls: readonly CommandCall[]): string {
  const step = model.commandNamed(calls[0]?.name ?? '')?.title ?? storeWords('change')
  const name = subjectName(model, state, calls)
  return name === null ? step : storeWords('stepOf', { step, name: shortened(name) })
}

/** What the record is called that the calls are about, now; null when they are about several, or make one. */
function subjectName(
  model: Pick<Model, 'kinds'>,
  state: State,
  calls: readonly CommandCall[],
): string | null {
  const subject = calls.length === 1 ? subjectOf(model, calls[0]!) : null
  const record = subject && (find(state, subject.kind, subject.id) as AnyRecord | undefined)
  const name = record ? model.kinds.of(subject.kind).name(record) : ''
  return name === '' ? null : name
}

/** As much of a name as a step is called by. */
const shortened = (name: string) => (name.length > 60 ? `${name.slice(0, 60)}…` : name)
