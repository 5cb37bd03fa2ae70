import { useSyncExternalStore } from 'react'
import { find } from '#domain/kernel/state.ts'
import { asKnownDraft } from '#web/product/known-draft.ts'
import { openDrafts } from '#web/product/open-drafts.ts'
import { type DraftPlace, drafts, type FieldDraft } from '#web/store/drafts.ts'
import { store } from '#web/store/the-store.ts'
import type { TrayEntry } from '#web/store/tray.ts'

export interface WaitingDraft {
  place: DraftPlace
  draft: FieldDraft
}

export interface InTray {
  entries: readonly TrayEntry[]
  drafts: readonly WaitingDraft[]
  count: number
}

/** All that waits for the person: work that did not happen, and what is half written and not before them right now. */
export function useTray(): InTray {
  return useSyncExternalStore(watch, read)
}

const listeners = new Set<() => void>()
let last: InTray | null = null
let stops: (() => void)[] = []

function watch(listener: () => void): () => void {
  if (listeners.size === 0)
    stops = [
      drafts.watch(changed),
      store.tray.watch(changed),
      openDrafts.watch(changed),
      store.held.watch(changed),
    ]
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    for (const stop of stops) stop()
    last = null
  }
}

function changed(): void {
  last = null
  for (const listener of [...listeners]) listener()
}

function read(): InTray {
  last ??= look()
  return last
}

function look(): InTray {
  const entries = store.tray.entries()
  const waiting = drafts
    .of(store.member)
    .flatMap(({ place, value }): WaitingDraft[] => {
      const draft = openDrafts.has(place) ? null : asKnownDraft(store.state, place, value)
      if (!draft) return []
      return [{ place, draft }]
    })
    .sort((a, b) => (a.draft.at < b.draft.at ? 1 : -1))
  return { entries, drafts: waiting, count: entries.length + waiting.length }
}

/** Whether the record that a draft is of is not there any more. */
export function isGone({ place, draft: { of } }: WaitingDraft): boolean {
  return of !== null && store.holds(place.scope) && !find(store.state, of.kind, of.id)
}
