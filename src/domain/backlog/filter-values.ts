import { saidInWords } from '#words/area.ts'
import { filterLineWords } from '#words/backlog.ts'
import { find, ordered, pointing, type State } from '../kernel/state.ts'
import type { AnyRecord, Kind } from '../kinds.ts'
import { featuresOf } from '../roadmap/trace.ts'
import { absences, fieldsByKey } from './filter-keys.ts'
import { byWhich } from './filter-names.ts'

/** A word that may stand behind a key, and what people call it where that is another. */
export interface FilterValue {
  value: string
  label: string | null
}

/** Words of `is:` beside the kinds and statuses. */
export const standings = ['orphan', 'open', 'item'] as const

const moments = ['@current', '@next', '@previous'] as const

/** What can be asked for behind a key, as it is offered and as it stands; nothing where any number or words will do. */
export function valuesOf(state: State, product: string, key: string): FilterValue[] {
  const { fields } = state.kinds.of('item')
  const told = fieldsByKey(fields)
  const choices = (name: string): FilterValue[] =>
    (told.get(name)?.field.values ?? []).map(({ value, label }) => ({
      value,
      label: saidInWords(label),
    }))
  switch (key) {
    case 'is':
      return [
        ...standings.map((value) => ({ value, label: value === 'item' ? null : filterLineWords(value) })),
        ...choices('type'),
        ...choices('status'),
      ]
    case 'no':
    case 'has':
      return absences(fields).map(bare)
    case 'release':
      return [
        ...moments.map(bare),
        ...calledSo([...ordered(state, 'release', product)].filter(({ name }) => name !== '')),
      ]
    case 'feature':
      return calledSo([...ordered(state, 'release', product)].flatMap(({ id }) => featuresOf(state, id)))
    case 'theme':
      return calledSo(themesOf(state, product))
    default: {
      const field = told.get(key)?.field
      if (field?.type === 'choice') return choices(key)
      if (field?.type === 'flag' || field?.type === 'document') return ['yes', 'no'].map(bare)
      if (field?.type !== 'ref') return []
      const kind = field.ref!.kind as Kind
      if (kind === 'item') return []
      const { name } = state.kinds.of(kind)
      const records = [...(state.records[kind] as Map<string, AnyRecord>).values()]
      return [...new Set(records.map(name))].map(bare)
    }
  }
}

const bare = (value: string): FilterValue => ({ value, label: null })

export function themesOf(state: State, product: string) {
  return [...pointing(state, 'theme', 'product', product)].flatMap((id) => find(state, 'theme', id) ?? [])
}

/** How the filter asks for each: by its name where that says which one is meant. */
function calledSo(records: readonly { id: string; name: string }[]): FilterValue[] {
  const named = Map.groupBy(records, ({ name }) => name)
  return records.map((record) => bare(named.get(record.name)!.length > 1 ? byWhich(record) : record.name))
}
