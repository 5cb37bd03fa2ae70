import { useCallback, useMemo, useState } from 'react'
import type { Item } from '#domain/backlog/item.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import { keepDraft, readDraft } from '#web/store/drafts.ts'
import { store } from '#web/store/the-store.ts'

/** A text that was typed and not saved, with the id of the document it began from. */
export interface TextDraft {
  text: string
  base: string | null
}

/** The draft of an item's description, kept in this browser until it is saved or thrown away. */
export function useDraft({ id, product }: Item): [TextDraft | null, (draft: TextDraft | null) => void] {
  const place = useMemo(
    () => ({ member: store.member, scope: scopeIn(product, 'backlog'), name: `description ${id}` }),
    [product, id],
  )
  const [draft, setDraft] = useState(() => asDraft(readDraft(place)))
  const change = useCallback(
    (next: TextDraft | null) => {
      setDraft(next)
      keepDraft(place, next ?? undefined)
    },
    [place],
  )
  return [draft, change]
}

function asDraft(kept: unknown): TextDraft | null {
  const { text, base } = (kept ?? {}) as Partial<TextDraft>
  return typeof text === 'string' ? { text, base: typeof base === 'string' ? base : null } : null
}
