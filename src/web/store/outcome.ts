import type { z } from 'zod'
import type { Change } from '#domain/kernel/change.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Shortfall } from '#domain/kernel/shortfall.ts'
import { type Refusal, sentence } from '#domain/refusals.ts'

/** The product said no; nothing happened. Show the sentence where the person acted. */
export interface Refused {
  refusal: Refusal
  sentence: string
  /** which of the batch's commands was refused */
  at: number
}

/** The server failed at the batch again and again, through no fault of the person; nothing was written. */
export interface Faulted {
  fault: string
  sentence: string
}

/** The server's word on a batch: `'seq' in settled` when it happened, else `settled.sentence` says why not. */
export type Settled = { seq: number } | Refused | Faulted

/** The batch is on its way, and on the screen unless it must wait for what the server says of it. */
export interface Accepted {
  /** id of the batch, and of its commit once the server has made it; for `undoBatch` */
  id: string
  /** the commands as sent, with ids drawn and defaults filled in */
  calls: readonly CommandCall[]
  /** what it did to the screen; empty when everything stood so already, and then nothing is sent */
  changes: readonly Change[]
  /** what of it this page knows not to come about; what the server finds besides is told by `ScreenStore.shortfalls` */
  short: readonly Shortfall[]
  /** it touches what this page does not hold: nothing is shown of it until the server has decided */
  waiting: boolean
  /** never rejects; waits as long as the server is away */
  settled: Promise<Settled>
  refusal?: undefined
  sentence?: undefined
}

export type RunOutcome = Accepted | Refused

/** A batch that was on the screen and is not any more, because the server said no. */
export interface LateRefusal {
  id: string
  label: string
  sentence: string
  /** null when the server could not, rather than would not */
  refusal: Refusal | null
  /** what the person asked for, typed text included */
  calls: readonly CommandCall[]
  /** runs the same commands again, as a new batch; others given: those instead, as the person has changed them */
  tryAgain(calls?: readonly CommandCall[]): RunOutcome
}

/** What of an accepted batch did not come about, told once the server has decided. */
export interface LateShortfall {
  id: string
  label: string
  short: readonly Shortfall[]
  /** of a long undo: the step that it took back */
  of?: string
}

export function refused(refusal: Refusal, at: number): Refused {
  return { refusal, sentence: sentence(refusal), at }
}

/** Anything that names a command and says what its input is: the commands of the domain. */
export interface CommandShape {
  name: string
  title: string
  input: z.ZodType
}

/**
 * What a caller gives a command. Ids of records to be made and fields with a default may be left out; where the
 * command's schema says precisely which those are, the rest must be there.
 */
export type InputOf<C extends CommandShape> =
  unknown extends z.input<C['input']> ? Partial<z.output<C['input']>> : z.input<C['input']>

/** One call of a batch, checked by the command's type: `runAll([call(editItem, { item, title }), …])`. */
export function call<C extends CommandShape>(command: C, input: InputOf<C>): CommandCall {
  return { name: command.name, input }
}
