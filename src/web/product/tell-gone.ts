import type { CommandCall } from '#domain/kernel/commit.ts'
import { find } from '#domain/kernel/state.ts'
import { asFieldDraft, type DraftPlace, drafts, type FieldDraft } from '#web/store/drafts.ts'
import { store } from '#web/store/the-store.ts'
import { showToast } from '#web/ui/toast.tsx'
import { trayWords as say } from '#words/tray.ts'
import { calledNow } from './known-draft.ts'
import { openTray } from './tray-door.ts'

/** A toast names what was typed; all of it stands in the tray. */
export const shortened = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}…` : text)

/** Says that what somebody was typing in is gone, with their words, and how to have it back. */
export function tellGone(
  place: DraftPlace,
  draft: FieldDraft,
  madeAgain: (calls: readonly CommandCall[]) => void,
): void {
  const isDeleted = draft.of !== null && find(store.state, draft.of.kind, draft.of.id) === undefined
  const text = say(isDeleted ? 'goneTyped' : 'fieldGoneTyped', {
    what: isDeleted ? draft.whose : calledNow(store.state, draft),
    typed: shortened(Object.values(draft.texts).join(' · ')),
    ...store.whoDeleted(draft.of?.id),
  })
  const isToBeHad = draft.again !== null && store.foresee(draft.again) === null
  showToast({
    text,
    tone: 'bad',
    action: isToBeHad
      ? {
          label: say('createAgain'),
          perform: () => {
            // With what was typed on since.
            const now = asFieldDraft(drafts.read(place)) ?? draft
            const calls = makeAgain(place, now)
            if (calls) madeAgain(calls)
            else if (now.again === null) openTray()
          },
        }
      : { label: say('show'), perform: openTray },
  })
}

/** Makes what a draft was of again, as it was typed; answers with what was done, or null when it was refused. */
export function makeAgain(place: DraftPlace, draft: FieldDraft): readonly CommandCall[] | null {
  if (draft.again === null) return null
  const outcome = store.runAll(draft.again)
  if (outcome.refusal) {
    showToast({ text: outcome.sentence, tone: 'bad', action: { label: say('show'), perform: openTray } })
    return null
  }
  drafts.keep(place, undefined)
  showToast({ text: say('createdAgain', { whose: draft.whose }) })
  return outcome.calls
}
