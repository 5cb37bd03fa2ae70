import { useCallback, useRef, useState } from 'react'
import type { Item } from '#domain/backlog/item.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import { recordName } from '#web/product/record-fields.ts'
import { type DraftKeeper, type DraftSubject, useDraft } from '#web/product/use-draft.ts'
import type { FieldDraft } from '#web/store/drafts.ts'
import { againCalls } from '#web/store/make-again.ts'
import { store } from '#web/store/the-store.ts'
import { fieldWords } from '#words/fields.ts'
import { trayWords } from '#words/tray.ts'

/** A text that was typed and not saved, with the id of the document it began from. */
export interface TextDraft {
  text: string
  base: string | null
}

interface KeptText extends TextDraft {
  /** what that document says; null while it is not at hand */
  began: string | null
}

const label = () => fieldWords('description')

function subjectOf(item: Item): DraftSubject {
  const whose = () => recordName(store.state, 'item', item)
  return {
    scope: scopeIn(item.product, 'backlog'),
    name: `description ${item.id}`,
    called: () => trayWords('description', { name: whose() }),
    whose,
    lines: 'many',
    of: { kind: 'item', id: item.id },
    again: {
      typed: (texts) => ({ description: texts[label()] }),
      calls: (typed) => againCalls(store.model, store.state, 'item', item, typed, () => undefined),
    },
  }
}

/** The draft of an item's description, kept in this browser until it is saved or thrown away; `kept`: as it is by now. */
export function useTextDraft(item: Item) {
  const keeper = useDraft(subjectOf(item))
  const [draft, setDraft] = useState(() => asTextDraft(keeper.read()))
  const latest = useRef(draft)
  const change = useCallback(
    (next: TextDraft | null) => {
      latest.current = next && { ...next, began: textBefore(next.base, latest.current) }
      setDraft(latest.current)
      keep(keeper, latest.current)
    },
    [keeper],
  )
  const kept = useCallback(() => asTextDraft(keeper.read()), [keeper])
  return { draft, change, kept }
}

/** What stood there before; of one that began on an earlier visit as far as it was known then. */
function textBefore(base: string | null, before: KeptText | null): string | null {
  if (base === null) return ''
  return store.documents.peek(base) ?? (before?.base === base ? before.began : null)
}

function keep(keeper: DraftKeeper, next: KeptText | null): void {
  const more = next && { began: { text: next.began }, beside: { base: next.base } }
  keeper.keep(next && { [label()]: next.text }, more ?? {})
}

function asTextDraft(kept: FieldDraft | null): KeptText | null {
  const text = kept?.texts[label()]
  const { base = null } = (kept?.beside ?? {}) as Partial<TextDraft>
  const { text: began = null } = (kept?.began ?? {}) as { text?: string | null }
  return text === undefined ? null : { text, base, began: base === null ? '' : began }
}
