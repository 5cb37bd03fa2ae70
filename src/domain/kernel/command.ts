import type { z } from 'zod'
import { area } from '#words/area.ts'
import type { Kind } from '../kinds.ts'
import type { Refusal } from '../refusals.ts'
import type { Change, ScopedChange } from './change.ts'
import type { CommandCall, Commit } from './commit.ts'
import type { Note } from './note.ts'
import type { Right } from './right.ts'
import type { Gone, Left } from './shortfall.ts'
import type { State } from './state.ts'
import type { InputUpgrades } from './upgrade.ts'
import type { Wishes } from './wishes.ts'

/** What a decision may know besides the State. The server's values are the law; a browser's are a forecast. */
export interface Context {
  /** a member's id, or `system` for what the server itself does */
  actor: string
  /** ISO moment of the commit; stored, never branched on */
  at: string
  /** id of the batch, and the command's place in it: what ids of new documents are made of */
  batch: string
  call: number
  /** commits and long texts that the batch needs, see `Command.needs`; undefined when not at hand */
  commit(id: string): Pick<Commit, 'changes'> | undefined
  document(id: string): string | undefined
  /** what an id named once, as far as the actor may know; undefined where nobody has looked */
  gone?(id: string): Gone | undefined
  /** the schema that inputs are read by */
  schema: number
  /**
   * What calls would do, each on top of those before it and judged as if the actor ran them; nothing is done. Their
   * inputs are those of schema `from`. What needs a commit or a text at hand is refused.
   */
  attempt(calls: readonly CommandCall[], from?: number): Attempted
}

/** What a host knows of a batch; the rest of a context follows from it. */
export interface Surroundings extends Omit<Context, 'call' | 'schema' | 'attempt'> {
  /** Whether there is room and time for more, after so many changes; for as much as there is, when nothing is said. */
  goesOn?(changes: number): boolean
}

/** Of each call its changes and the ids of what it names, places aside, which rights have judged. */
export interface Tried {
  steps: ScopedChange[][]
  named: string[][]
  /** places that could not be had */
  left: readonly Left[]
}
/** What calls would do, or the first refusal and the place of its call. */
export type Attempted = Tried | { refusal: Refusal; at: number }

export type Decision = readonly Change[] | Refusal | Partly

/** What a command did, and what it left. */
export interface Partly {
  changes: readonly Change[]
  left: readonly Left[]
}

/** What must be at hand before a synchronous decision. */
export interface Needs {
  /** ids of commits */
  commits?: readonly string[]
  /** ids of documents */
  documents?: readonly string[]
}

/**
 * One thing people can do. Listing it in commands.ts puts it on REST and the command line, into OpenAPI and the
 * history; a page runs it with `store.run`. Who may undo it follows from the kinds of the records that it changed.
 * `decide` is pure and synchronous: it reads the State and returns changes, or a refusal, or both what it did and what
 * it left.
 */
export interface Command<Input = unknown> {
  name: string
  /** what the person did, for menus, history and the API's summary: "Move item" */
  title: string
  input: z.ZodType<Input>
  /** what it asks of the actor; `system` (the server itself) always may */
  allow: readonly Right[]
  /** the input's fields that name records to be made; a door may fill in a missing one */
  creates?: { readonly [field: string]: Kind }
  /** the input's fields that are wishes: what they name may be gone, and the work still happens */
  wishes?: Wishes<Input>
  needs?(state: State, input: Input): Needs
  /** the input's fields with long texts, which the log keeps as documents only */
  texts?: readonly string[]
  decide(state: State, input: Input, context: Context): Decision
  /** what is said in the commit, beside what the caller says: asked once it is decided, of the State before */
  note?(state: State, input: Input): Note | null
  /** schema number -> how an input of the schema before it is read */
  upgrades?: InputUpgrades
  /** of an input that holds calls of other commands, and may be anything yet: the same with another in the place of each */
  withCalls?(input: object, other: (call: CommandCall) => CommandCall): object
  /** of a command that follows from a kind's table: the same from another table of that kind, see model.ts */
  from?: { kind: Kind; table: unknown; make(table: never): unknown }
}

/** The title that the file of a command gives is put into the catalogue, and read from there in the language of the moment. */
export function defineCommand<Input>(command: Command<Input>): Command<Input> {
  const { name, title } = command
  const say = area(`commands.${name}`, { title })
  return {
    ...command,
    get title() {
      return say('title')
    },
  }
}
