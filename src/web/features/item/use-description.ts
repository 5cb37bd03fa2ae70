import { useState } from 'react'
import { editItem } from '#domain/backlog/edit-item.ts'
import type { Item } from '#domain/backlog/item.ts'
import type { Refusal } from '#domain/refusals.ts'
import { store as theStore } from '#web/store/the-store.ts'
import { useStore } from '#web/store/use-store.ts'
import { type TextDraft, useTextDraft } from './draft.ts'

export type Mode = 'read' | 'edit' | 'clash'

/**
 * Writing a description: against the text it began from, so that two people's changes are put together. What was
 * typed is kept until the server has it, whatever happens in between.
 */
export function useDescription(item: Item) {
  const store = useStore()
  const { draft, change: setDraft, kept: keptNow } = useTextDraft(item)
  const [mode, setMode] = useState<Mode>('read')
  const [sending, setSending] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)

  const failed = (refusal: Refusal | null, sentence: string, kept: TextDraft) => {
    setDraft(kept)
    setTrouble(refusal?.code === 'text-overlap' ? null : sentence)
    setMode(refusal?.code === 'text-overlap' ? 'clash' : 'edit')
  }
  const save = async (kept: TextDraft) => {
    setTrouble(null)
    setDraft(kept)
    const outcome = store.run(editItem, {
      item: item.id,
      description: kept.text,
      base: { description: kept.base },
    })
    if (outcome.refusal) return failed(outcome.refusal, outcome.sentence, kept)
    setMode('read')
    setSending(true)
    const settled = await outcome.settled
    setSending(false)
    // Whoever went on writing meanwhile has newer words in the draft; these are on the server, or in the tray.
    if ((keptNow()?.text ?? '') !== kept.text) return
    if ('seq' in settled) setDraft(null)
    else {
      // The words stand in the draft here.
      theStore.tray.drop(outcome.id)
      failed('refusal' in settled ? settled.refusal : null, settled.sentence, kept)
    }
  }
  return {
    mode,
    draft,
    sending,
    trouble,
    save,
    /** goes on with the draft, or begins one from what stands */
    edit(standing: string) {
      if (!draft) setDraft({ text: standing, base: item.description })
      setTrouble(null)
      setMode('edit')
    },
    type: (text: string) => setDraft({ text, base: draft ? draft.base : item.description }),
    /** leaves; what was typed stays, unless it says what stands */
    leave(standing: string) {
      if (draft?.text === standing) setDraft(null)
      setMode('read')
    },
    discard() {
      setDraft(null)
      setTrouble(null)
      setMode('read')
    },
    /** edits on, from what both wrote */
    rebase(text: string) {
      setDraft({ text, base: item.description })
      setMode('edit')
    },
  }
}
