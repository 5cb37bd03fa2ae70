import { valueInWords } from '#domain/history/in-words.ts'
import type { Field } from '#domain/kernel/field.ts'
import type { Model } from '#domain/kernel/model.ts'
import { find, type State } from '#domain/kernel/state.ts'
import { itemKey } from '#domain/keys.ts'
import type { AnyRecord, Kind, Row } from '#domain/kinds.ts'
import { readDate, showDate } from '#domain/roadmap/release-date.ts'
import { fieldWords } from '#words/fields.ts'
import { recordWords } from '#words/records.ts'
import { dateTrouble } from './date-trouble.ts'

/** A field of a kind by its name. */
export interface NamedField {
  name: string
  field: Field
}

type Kinds = Pick<Model, 'kinds'>

const fieldsOf = ({ kinds }: Kinds, kind: Kind): NamedField[] =>
  Object.entries(kinds.of(kind).fields).map(([name, field]) => ({ name, field }))

/** What a form of the kind shows: all that may be edited, without the long texts, which have a place of their own. */
export function formFields(model: Kinds, kind: Kind): NamedField[] {
  return fieldsOf(model, kind).filter(({ field }) => field.edit && field.type !== 'document')
}

/** What a table of the kind shows. */
export function tableColumns(model: Kinds, kind: Kind): NamedField[] {
  return fieldsOf(model, kind).filter(({ field }) => field.column)
}

/** A value as people read it; empty for none. */
export function shownValue(state: State, field: Field, value: unknown): string {
  if (field.type === 'date') return value === null ? '' : showDate(value as string)
  return valueInWords(state, field, value, (kind, id) => find(state, kind, id) as AnyRecord | undefined)
}

/** What a record is called where it stands alone: an item has its key before its title. */
function recordName(state: State, kind: Kind, record: AnyRecord): string {
  const name = state.kinds.of(kind).name(record)
  const key = recordKey(state, kind, record)
  return key === null ? name : recordWords('keyed', { key, name })
}

/** TM-12 for an item, null for what has no key. */
export function recordKey(state: State, kind: Kind, record: AnyRecord): string | null {
  if (kind !== 'item') return null
  const item = record as Row as { product: string; number: number }
  const product = find(state, 'product', item.product)
  return product ? itemKey(product, item) : null
}

/** What was typed into a field: the value, or why it is none. */
export function readTyped(field: Field, text: string): { value: unknown } | { why: string } {
  const typed = text.trim()
  switch (field.type) {
    case 'number': {
      if (typed === '') return { value: null }
      const value = Number(typed.replace(',', '.'))
      return Number.isFinite(value) ? { value } : { why: recordWords('noNumber', { typed }) }
    }
    case 'date': {
      const value = readDate(typed)
      return value === undefined ? { why: dateTrouble(typed) } : { value }
    }
    case 'words':
      return { value: typed.split(',').flatMap((word) => word.trim() || []) }
    default:
      return { value: text }
  }
}

export interface Choice {
  value: string
  label: string
}

/** The records that a field may point at: of the same product, by their order or their name. */
export function refChoices(
  state: State,
  kind: Kind,
  record: AnyRecord,
  field: Field,
  productOf: (kind: Kind, record: AnyRecord) => string | undefined,
): Choice[] {
  const of = field.ref!.kind as Kind
  const product = productOf(kind, record)
  const { order } = state.kinds.of(of)
  const found: AnyRecord[] = []
  for (const one of state.records[of].values() as Iterable<AnyRecord>) {
    if (one.id === record.id) continue
    const there = productOf(of, one)
    if (there === undefined || product === undefined || there === product) found.push(one)
  }
  const named = found.map((one) => ({ one, label: recordName(state, of, one) }))
  named.sort((a, b) => (of === kind && order ? order.compare(a.one, b.one) : a.label.localeCompare(b.label)))
  return named.map(({ one, label }) => ({ value: one.id, label }))
}

export const labelOfFlag = (on: boolean): string => fieldWords(on ? 'yes' : 'no')
