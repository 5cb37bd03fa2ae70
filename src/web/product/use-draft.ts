import { useEffect, useMemo, useRef } from 'react'
import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import { find } from '#domain/kernel/state.ts'
import type { Kind } from '#domain/kinds.ts'
import { asFieldDraft, type DraftPlace, drafts, type FieldDraft } from '#web/store/drafts.ts'
import { useStore } from '#web/store/use-store.ts'
import { swallowTyping } from '#web/ui/swallow-typing.ts'
import { openDrafts } from './open-drafts.ts'
import { tellGone } from './tell-gone.ts'

/** What a field or a form is a draft of. */
export interface DraftSubject {
  scope: Scope
  /** unlike that of any other field of the scope */
  name: string
  /** "Title of TM-2" */
  called(): string
  /** what that record is called: "TM-2 Search" */
  whose?(): string
  /** the record that it is of */
  of?: { kind: Kind; id: string }
  /** the calls that make the record again as it was typed, should it be gone */
  again?(texts: FieldDraft['texts']): CommandCall[] | null
  /** it was made again */
  madeAgain?(calls: readonly CommandCall[]): void
}

/** Keeps what is typed in a field or a form until it is sent or thrown away. */
export interface DraftKeeper {
  /** what waits here from before; null for nothing */
  read(): FieldDraft | null
  has(): boolean
  /** keeps what was typed by what its fields are called; with null it was sent, or thrown away on purpose */
  keep(texts: FieldDraft['texts'] | null, more?: { began?: unknown; beside?: unknown }): void
}

/**
 * The one way in which half-written words are kept. When the field goes with the record that it is of, whatever took
 * it from under the hand, the person is told what they had typed, and how to have it back.
 */
export function useDraft(subject: DraftSubject): DraftKeeper {
  const { scope, name } = subject
  const store = useStore()
  const latest = useRef(subject)
  latest.current = subject
  const keeper = useMemo(() => {
    const place: DraftPlace = { member: store.member, scope, name }
    return {
      place,
      read: () => asFieldDraft(drafts.read(place)),
      has: () => drafts.has(place),
      keep(texts: FieldDraft['texts'] | null, { began = null, beside = null } = {}) {
        if (texts === null || Object.values(texts).every((text) => text === '')) {
          openDrafts.close(place)
          if (drafts.has(place)) drafts.keep(place, undefined)
          return
        }
        const { called, whose, of = null, again } = latest.current
        const draft: FieldDraft = {
          texts,
          began,
          beside,
          called: called(),
          whose: whose?.() ?? called(),
          path: location.pathname + location.search,
          at: new Date().toISOString(),
          of,
          again: again?.(texts) ?? null,
        }
        openDrafts.open(place)
        drafts.keep(place, draft)
      },
    }
  }, [store, scope, name])
  useEffect(
    () => () => {
      const { place } = keeper
      const wasOpen = openDrafts.close(place)
      const draft = keeper.read()
      if (!wasOpen || !draft?.of || !store.holds(place.scope)) return
      const { kind, id } = draft.of
      if (find(store.state, kind, id) === undefined && store.ownChange(id) === 'none') {
        tellGone(place, draft, (calls) => latest.current.madeAgain?.(calls))
        // What is typed on was meant for what is gone.
        swallowTyping()
      }
    },
    [keeper, store],
  )
  return keeper
}
