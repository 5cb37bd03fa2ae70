import { useCallback, useState } from 'react'

/** A text that was typed and not saved, with the id of the document it began from. */
export interface TextDraft {
  text: string
  base: string | null
}

const keyOf = (id: string) => `throughline.text-draft.${id}`

export function readDraft(id: string): TextDraft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null') as Partial<TextDraft> | null
    if (typeof kept?.text !== 'string') return null
    return { text: kept.text, base: typeof kept.base === 'string' ? kept.base : null }
  } catch {
    return null
  }
}

export function keepDraft(id: string, draft: TextDraft | null): void {
  try {
    if (draft) localStorage.setItem(keyOf(id), JSON.stringify(draft))
    else localStorage.removeItem(keyOf(id))
  } catch {
    // A browser that keeps nothing keeps it as long as the page is open.
  }
}

/** The draft of a text of the record, kept in this browser until it is saved or thrown away. */
export function useDraft(id: string): [TextDraft | null, (draft: TextDraft | null) => void] {
  const [draft, setDraft] = useState(() => readDraft(id))
  const change = useCallback(
    (next: TextDraft | null) => {
      setDraft(next)
      keepDraft(id, next)
    },
    [id],
  )
  return [draft, change]
}
