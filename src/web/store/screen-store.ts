import type { Command } from '#domain/kernel/command.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Model } from '#domain/kernel/model.ts'
import type { Note } from '#domain/kernel/note.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import type { State } from '#domain/kernel/state.ts'
import type { Unwell, Whereabouts } from '#protocol/messages.ts'
import type { Whose } from '#words/clash.ts'
import type { Documents } from './documents.ts'
import type { Flashes } from './flashes.ts'
import type { CommandShape, InputOf, LateRefusal, LateShortfall, RunOutcome } from './outcome.ts'
import type { Others } from './presence.ts'
import type { Happening, Signal } from './signal.ts'
import type { Subscriptions } from './subscriptions.ts'
import type { Overwritten } from './typed.ts'
import type { UndoLabels } from './undo/undo-stack.ts'

/**
 * `loading` until the first word from the server; `offline` while it is away (work goes on and waits);
 * `signed-out` and `outdated` are final: sign in, or reload. `past` is a moment that is over.
 */
export type Status = 'loading' | 'live' | 'offline' | 'signed-out' | 'outdated' | 'past'

/** What screens read: the State as the person sees it, and word of what changed in it. */
export interface ReadStore {
  /** the kinds of record there are, and what can be done with them */
  readonly model: Pick<Model, 'kinds' | 'commandNamed'>
  /** Read it, never write it; its maps and lists change in place. */
  readonly state: State
  /** The last commit of the server that the State holds. */
  readonly seq: number
  /** Id of the member whose page this is; empty until known. */
  readonly member: string
  readonly status: Signal<Status>
  /** what keeps the server from saving */
  readonly unwell: Signal<Unwell | null>
  /** whether there is a State to show */
  readonly loaded: Signal<boolean>
  /** moves when a scope comes or goes */
  readonly held: Signal<number>
  /** the product that is looked at; null on a screen of none */
  readonly product: Signal<string | null>
  readonly subscriptions: Subscriptions
  /** what somebody else has just changed, and where what this person did has landed; see useFlash */
  readonly flashes: Flashes
  /** long texts, loaded when they are looked at */
  readonly documents: Documents
  readonly others: Others
  /** Whether the person may run the command in the product that they look at: buttons ask the same rule as the server. */
  may(command: Pick<Command, 'allow'>): boolean
  /** Whether the page holds the scope; a stakeholder's has no backlog. */
  holds(scope: Scope): boolean
  /** Whether all that may be had of the product is here. */
  opened(product: string): boolean
  /** Whether the plans of all products that may be had are here. */
  hasPlans(): boolean
}

export interface RunOptions {
  note?: Note
  /** what the person did, for undo and for a late refusal; the command's title unless given */
  label?: string
  /** each command stands alone: what can be done is done, and the outcome and `shortfalls` name the rest */
  alone?: boolean
}

/** All that screens stand on: what they read, and all that can be done to it. */
export interface ScreenStore extends ReadStore {
  readonly pendingCount: Signal<number>
  /** how many of them show nothing yet: they touch what this page does not hold */
  readonly unforeseenCount: Signal<number>
  /** what undo and redo are about, "Move item" */
  readonly history: Signal<UndoLabels>
  /** batches that the server refused after they had been shown */
  readonly refusals: Happening<LateRefusal>
  /** what of an accepted batch did not come about after all */
  readonly shortfalls: Happening<LateShortfall>
  /** somebody else replaced what this person typed on this visit */
  readonly overwrites: Happening<Overwritten>
  /** the server holds another life of the log than this page knew: a backup was put back */
  readonly restorations: Happening<void>
  /** Looks at a product from now on: its backlog comes, and that of the one before goes. */
  open(product: string): void
  /** Tells the others where the person is. */
  here(where: Whereabouts | null): void
  /**
   * Does one thing: decided now, on the screen in this frame, then sent. A local refusal comes back as a value;
   * should the server refuse later, `refusals` tells.
   */
  run<C extends CommandShape>(command: C, input: InputOf<C>, options?: RunOptions): RunOutcome
  /** Does several things as one step: all or none, undone as one. */
  runAll(calls: readonly CommandCall[], options?: RunOptions): RunOutcome
  /** What becomes of a record by what this page did and the server has not confirmed: all else is by others. */
  ownChange(id: string): 'none' | 'changed' | 'removed'
  /** Who deleted a record, as far as this page was told. */
  whoDeleted(id: string | undefined): Whose
  /** Who set a field last, as far as this page was told. */
  whoSet(id: string, field: string): Whose
  /** Takes back the last thing this page did; null when there is nothing. A refused undo says why. */
  undo(): RunOutcome | null
  /** Does again what was undone last; null when there is nothing. */
  redo(): RunOutcome | null
  /** Takes back one particular step, whatever was done since: the Undo of a toast. */
  undoBatch(id: string): RunOutcome
}
