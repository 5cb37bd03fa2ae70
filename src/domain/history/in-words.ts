import { type Said, saidInWords } from '#words/area.ts'
import { fieldWords } from '#words/fields.ts'
import { historyWords } from '#words/history.ts'
import type { Change } from '../kernel/change.ts'
import type { Field } from '../kernel/field.ts'
import type { KindDefinition } from '../kernel/kind.ts'
import { find, type State } from '../kernel/state.ts'
import type { AnyRecord, Kind, Row } from '../kinds.ts'
import { showDate } from '../roadmap/release-date.ts'

/** One line of a step: which record, and what became of it. */
export interface Line {
  kind: Kind
  id: string
  said: Said
}

/** Finds a record as it was then, or as it is. */
export type Recall = (kind: Kind, id: string) => AnyRecord | undefined

/**
 * What changes did, in words: a line for each record made or gone, for each field set, and for each place. What only
 * made room for others is not told, nor what the product keeps for itself.
 */
export function inWords(
  state: State,
  changes: readonly Pick<Change, 'kind' | 'id' | 'before' | 'after' | 'aside'>[],
): Line[] {
  const then = new Map(changes.map(({ id, before, after }) => [id, (after ?? before)! as AnyRecord]))
  const recall: Recall = (kind, id) => then.get(id) ?? (find(state, kind, id) as AnyRecord | undefined)
  return changes.flatMap((change) => linesOf(state, change, recall))
}

/** What nobody can edit, such as what gives numbers or how far a long step has come, is no news. */
export function isTold({ fields }: Pick<KindDefinition, 'fields'>): boolean {
  return Object.values(fields).some(({ edit }) => edit)
}

function linesOf(
  state: State,
  { kind, id, before, after, aside }: Pick<Change, 'kind' | 'id' | 'before' | 'after' | 'aside'>,
  recall: Recall,
): Line[] {
  const definition = state.kinds.of(kind)
  const record = (after ?? before) as AnyRecord
  const own = definition.name(record) || saidInWords(definition.label)
  const { bearer } = definition
  const whose = bearer && valueInWords(state, definition.fields[bearer]!, (record as Row)[bearer], recall)
  const name = whose ?? own
  const line = (said: Said): Line => ({ kind, id, said })
  if (!isTold(definition)) return []
  if (!before || !after) {
    const values = { kind: saidInWords(definition.label), name: whose ? `${whose}: ${own}` : own }
    return [line(historyWords.said(after ? 'made' : 'gone', values))]
  }
  const lines: Line[] = []
  for (const [field, told] of Object.entries(definition.fields)) {
    const [was, is] = [(before as Row)[field], (after as Row)[field]]
    if (was === is || JSON.stringify(was) === JSON.stringify(is)) continue
    if (field === 'rank') {
      if (!aside) lines.push(line(historyWords.said('moved', { name })))
    } else if (told.type !== 'system') lines.push(line(fieldLine(state, told, name, was, is, recall)))
  }
  return lines
}

function fieldLine(
  state: State,
  field: Field,
  name: string,
  was: unknown,
  is: unknown,
  recall: Recall,
): Said {
  const label = saidInWords(field.label)
  if (field.type === 'document') {
    const key = was === null ? 'written' : is === null ? 'erased' : 'rewritten'
    return historyWords.said(key, { field: label, name })
  }
  const [before, after] = [valueInWords(state, field, was, recall), valueInWords(state, field, is, recall)]
  if (before === '') return historyWords.said('given', { field: label, name, after })
  if (after === '') return historyWords.said('cleared', { field: label, name, before })
  return historyWords.said('set', { field: label, name, before, after })
}

/** A field's value as people read it; empty for none. */
export function valueInWords(state: State, field: Field, value: unknown, recall: Recall): string {
  if (value === null || value === undefined || value === '') return ''
  switch (field.type) {
    case 'choice': {
      const choice = field.values?.find((one) => one.value === value)
      return choice ? saidInWords(choice.label) : String(value)
    }
    case 'date':
      return showDate(String(value))
    case 'flag':
      return fieldWords(value ? 'yes' : 'no')
    case 'words':
      return (value as readonly string[]).join(', ')
    case 'ref': {
      const kind = field.ref!.kind as Kind
      const record = recall(kind, value as string)
      const definition = state.kinds.of(kind)
      return record ? definition.name(record) || saidInWords(definition.label) : saidInWords(definition.label)
    }
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
}
