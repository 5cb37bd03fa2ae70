import { find, type State } from '#domain/kernel/state.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { mainPlace } from '#web/store/draft-hold.ts'
import { asFieldDraft, type DraftPlace, type FieldDraft, wordsOnly } from '#web/store/drafts.ts'
import { saidInWords } from '#words/area.ts'
import { fieldWords } from '#words/fields.ts'
import { trayWords as say } from '#words/tray.ts'
import { recordName } from './record-fields.ts'

/**
 * A draft as it can be told of away from its field; null for what is no half-written text. Those of derivations keep
 * what was typed for each feature, and an older page kept of a description no more than its text.
 */
export function asKnownDraft(state: State, place: DraftPlace, value: unknown): FieldDraft | null {
  const field = asFieldDraft(value)
  if (field) return field
  const [what, id = ''] = place.name.split(' ')
  if (what === 'description') {
    const { text } = value as { text?: unknown }
    return typeof text === 'string' && text !== ''
      ? told(state, 'item', id, { [fieldWords('description')]: text })
      : null
  }
  if (what === 'top-down') {
    const texts = Object.entries(value as { [feature: string]: unknown }).flatMap(([feature, text]) =>
      typeof text === 'string' && text.trim() !== '' ? [[nameOf(state, 'feature', feature), text]] : [],
    )
    return texts.length > 0 ? told(state, 'release', id, Object.fromEntries(texts)) : null
  }
  // A plan stands on its own screen; what another window has of one lies beside it.
  if (what === 'bottom-up' && mainPlace(place).name !== place.name) return wordsOnly(value)
  return null
}

/** What a draft is of, by what that is called now; by what it was called where it is gone. */
export function calledNow(state: State, { said, called, of }: FieldDraft): string {
  const record = of && find(state, of.kind, of.id)
  if (!said || !record) return called
  const name = recordName(state, of.kind, record as AnyRecord)
  return saidInWords({ ...said, values: { ...said.values, name } })
}

function told(state: State, kind: Kind, id: string, texts: FieldDraft['texts']): FieldDraft | null {
  const whose = nameOf(state, kind, id)
  const called = say(kind === 'item' ? 'description' : 'linesFor', { name: whose })
  return asFieldDraft({ texts, called, whose, of: { kind, id } })
}

function nameOf(state: State, kind: Kind, id: string): string {
  const record = find(state, kind, id) as AnyRecord | undefined
  return record ? recordName(state, kind, record) : ''
}
