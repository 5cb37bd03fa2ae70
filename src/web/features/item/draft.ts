import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Item } from '#domain/backlog/item.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import { find } from '#domain/kernel/state.ts'
import { openDrafts } from '#web/product/open-drafts.ts'
import { recordName } from '#web/product/record-fields.ts'
import { tellGone } from '#web/product/tell-gone.ts'
import { asFieldDraft, type FieldDraft, keepDraft, readDraft } from '#web/store/drafts.ts'
import { againCalls } from '#web/store/make-again.ts'
import { store } from '#web/store/the-store.ts'
import { fieldWords } from '#words/fields.ts'
import { trayWords } from '#words/tray.ts'

/** A text that was typed and not saved, with the id of the document it began from. */
export interface TextDraft {
  text: string
  base: string | null
}

const placeOf = ({ id, product }: Pick<Item, 'id' | 'product'>) => ({
  member: store.member,
  scope: scopeIn(product, 'backlog'),
  name: `description ${id}`,
})

/** What is kept of an item's description by now, whichever page of it keeps it. */
export const keptDraft = (item: Item): TextDraft | null => asDraft(readDraft(placeOf(item)))

/** The draft of an item's description, kept in this browser until it is saved or thrown away. */
export function useDraft(item: Item): [TextDraft | null, (draft: TextDraft | null) => void] {
  const { id, product } = item
  const place = useMemo(() => placeOf({ id, product }), [product, id])
  const [draft, setDraft] = useState(() => asDraft(readDraft(place)))
  const whole = useRef(item)
  whole.current = item
  const isHere = useRef(false)
  const change = useCallback(
    (next: TextDraft | null) => {
      setDraft(next)
      if (next === null) openDrafts.close(place)
      else if (isHere.current) openDrafts.open(place)
      keepDraft(place, next ? { ...next, ...told(whole.current, next.text) } : undefined)
    },
    [place],
  )
  // The page of an item that is deleted goes from under the typing.
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
      const draft = openDrafts.close(place) ? asFieldDraft(readDraft(place)) : null
      const isGone = store.holds(place.scope) && find(store.state, 'item', id) === undefined
      if (draft && isGone && store.ownChange(id) === 'none') tellGone(place, draft, () => {})
    }
  }, [place, id])
  return [draft, change]
}

function asDraft(kept: unknown): TextDraft | null {
  const { text, base } = (kept ?? {}) as Partial<TextDraft>
  return typeof text === 'string' ? { text, base: typeof base === 'string' ? base : null } : null
}

/** What is told of the draft away from its item. */
function told(item: Item, text: string): FieldDraft {
  const { state, model } = store
  const whose = recordName(state, 'item', item)
  return {
    texts: { [fieldWords('description')]: text },
    began: null,
    beside: null,
    called: trayWords('description', { name: whose }),
    whose,
    path: location.pathname + location.search,
    at: new Date().toISOString(),
    of: { kind: 'item', id: item.id },
    again: againCalls(model, state, 'item', item, { description: text }, () => undefined),
  }
}
