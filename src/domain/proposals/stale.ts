import { saidInWords } from '#words/area.ts'
import { staleWords } from '#words/proposals.ts'
import { type Recall, valueInWords } from '../history/in-words.ts'
import type { Field } from '../kernel/field.ts'
import { find, findById, type State } from '../kernel/state.ts'
import type { AnyRecord, Kind, Row } from '../kinds.ts'
import type { Suggestion } from './suggestion.ts'

/**
 * What has changed since a suggestion was made in what it is about, as a sentence; null when nothing did. What
 * other suggestions of the proposal make is no part of that.
 */
export function changedSince(state: State, { was }: Pick<Suggestion, 'was'>): string | null {
  for (const [id, fields] of Object.entries(was)) {
    const found = findById(state, id)
    if (!found) {
      const kind = state.kinds.ofId(id)
      return staleWords('gone', { kind: kind ? saidInWords(state.kinds.of(kind).label) : id })
    }
    for (const [field, value] of Object.entries(fields)) {
      // What a later schema has renamed or dropped says nothing of what stands now.
      const told = state.kinds.of(found.kind).fields[field]
      if (!told) continue
      const is = (found.record as Row)[field]
      if (JSON.stringify(is) !== JSON.stringify(value)) return fieldChanged(state, found, told, value, is)
    }
  }
  return null
}

function fieldChanged(
  state: State,
  { kind, record }: { kind: Kind; record: AnyRecord },
  told: Field,
  was: unknown,
  is: unknown,
): string {
  const { name, label } = state.kinds.of(kind)
  const values = {
    name: name(record) || saidInWords(label),
    field: saidInWords(told.label),
  }
  if (told.type === 'document') return staleWords('rewritten', values)
  const recall: Recall = (of, id) => find(state, of, id) as AnyRecord | undefined
  const [before, after] = [was, is].map(
    (value) => valueInWords(state, told, value, recall) || staleWords('none'),
  )
  return staleWords('set', { ...values, before: before!, after: after! })
}
