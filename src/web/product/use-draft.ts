import { useEffect, useMemo, useRef } from 'react'
import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import { find } from '#domain/kernel/state.ts'
import type { Kind } from '#domain/kinds.ts'
import { DraftHold, isDraftKept } from '#web/store/draft-hold.ts'
import { asFieldDraft, type DraftPlace, drafts, type FieldDraft } from '#web/store/drafts.ts'
import type { ScreenStore } from '#web/store/screen-store.ts'
import { useStore } from '#web/store/use-store.ts'
import { swallowTyping } from '#web/ui/swallow-typing.ts'
import { openDrafts } from './open-drafts.ts'
import { tellGone } from './tell-gone.ts'
import { type MadeAgain, type Typing, typedOn } from './typed-on.ts'

/** What a field or a form is a draft of. */
export interface DraftSubject {
  scope: Scope
  /** unlike that of any other field of the scope */
  name: string
  /** "Title of TM-2" */
  called(): string
  /** what that record is called: "TM-2 Search" */
  whose?(): string
  /** Enter is part of the text, and does not save it */
  lines?: 'many'
  /** the record that it is of */
  of?: { kind: Kind; id: string }
  /** whether it can still be typed, where that takes more than its record */
  stands?(): boolean
  again?: MadeAgain
  /** it was made again */
  madeAgain?(calls: readonly CommandCall[]): void
}

/** Keeps what is typed in a field or a form until it is sent or thrown away. */
export interface DraftKeeper {
  /** what waits here from before; null for nothing */
  read(): FieldDraft | null
  has(): boolean
  /** keeps what was typed by what its fields are called; with null it was sent, or thrown away on purpose */
  keep(texts: FieldDraft['texts'] | null, more?: DraftMore): void
  /** keeps what was thrown away after all; nobody is typing it, so it waits to be gone on with, in the tray too */
  putBack(texts: FieldDraft['texts'], more?: DraftMore): void
}

interface DraftMore {
  /** what the field said when the typing began */
  began?: unknown
  /** what was chosen beside the words */
  beside?: unknown
}

/**
 * The one way in which half-written words are kept. When the field goes with the record that it is of, whatever took
 * it from under the hand, the person is told what they had typed, and how to have it back; what they type on before
 * they see it goes with it.
 */
export function useDraft(subject: DraftSubject): DraftKeeper {
  const { scope, name } = subject
  const store = useStore()
  const latest = useRef(subject)
  latest.current = subject
  const keeper = useMemo(() => {
    const main = { member: store.member, scope, name }
    return new Keeper(main, () => latest.current)
  }, [store, scope, name])
  useEffect(() => {
    const stop = drafts.watch(() => keeper.rescue())
    return () => {
      stop()
      const { place } = keeper
      const wasOpen = openDrafts.close(place)
      const draft = asFieldDraft(drafts.read(place))
      if (!wasOpen || !draft || !store.holds(place.scope) || !hasGone(store, draft, latest.current)) return
      tellGone(place, draft, (calls) => latest.current.madeAgain?.(calls))
      // What is typed on was meant for what is gone.
      swallowTyping((text) => keeper.typeOn(text))
    }
  }, [keeper, store])
  return keeper
}

/** Whether somebody else has taken the field away, with its record or otherwise. */
function hasGone(store: ScreenStore, { of }: FieldDraft, { stands }: DraftSubject): boolean {
  if (of && store.ownChange(of.id) !== 'none') return false
  return stands ? !stands() : of !== null && find(store.state, of.kind, of.id) === undefined
}

const here = () => location.pathname + location.search

class Keeper implements DraftKeeper {
  readonly #main: DraftPlace
  readonly #hold: DraftHold
  readonly #subject: () => DraftSubject
  #last: Typing | null = null
  /** the address of the screen that it was typed on last */
  #path: string | null = null

  constructor(main: DraftPlace, subject: () => DraftSubject) {
    this.#main = main
    this.#hold = new DraftHold(main)
    this.#subject = subject
  }

  get place(): DraftPlace {
    return this.#hold.place
  }

  read = (): FieldDraft | null => asFieldDraft(this.#hold.read())

  has = (): boolean => isDraftKept(this.#main)

  keep = (texts: FieldDraft['texts'] | null, more: DraftMore = {}): void => {
    if (texts === null || Object.values(texts).every((text) => text === '')) {
      openDrafts.close(this.place)
      this.#last = null
      this.#hold.keep(undefined)
      return
    }
    const before = this.#last
    const typed = Object.keys(texts).find((label) => texts[label] !== before?.draft.texts[label])
    this.#path = here()
    const draft = this.#draftOf(texts, more)
    this.#last = { draft, label: typed ?? before?.label ?? '', calls: draft.again }
    this.#put(draft)
  }

  putBack = (texts: FieldDraft['texts'], more: DraftMore = {}): void => {
    this.#hold.keep(this.#draftOf(texts, more))
  }

  #draftOf(texts: FieldDraft['texts'], { began = null, beside = null }: DraftMore): FieldDraft {
    const { called, whose, of = null, again } = this.#subject()
    const made = again?.typed(texts) ?? null
    return {
      texts,
      began,
      beside,
      called: called(),
      whose: whose?.() ?? called(),
      path: this.#path ?? here(),
      at: new Date().toISOString(),
      of,
      again: made && (again?.calls(made) ?? null),
    }
  }

  rescue(): void {
    const { place } = this
    this.#hold.rescue()
    if (place !== this.place && openDrafts.close(place)) openDrafts.open(this.place)
  }

  /** The field is gone, and this was typed after it: it stands at the end of what was typed in there. */
  typeOn(text: string | null): void {
    if (!this.#last || !drafts.has(this.place)) return
    // Enter would have saved it: what comes after was meant for something else.
    if (text === '\n' && this.#subject().lines !== 'many') {
      this.#last = null
      return
    }
    this.#last = typedOn(this.#last, text, this.#subject().again)
    this.#hold.keep(this.#last.draft)
    // It lies in the tray already.
    drafts.tell()
  }

  #put(draft: FieldDraft): void {
    const { place } = this
    this.#hold.keep(draft)
    if (place !== this.place) openDrafts.close(place)
    openDrafts.open(this.place)
  }
}
