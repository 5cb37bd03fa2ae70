import type { z } from 'zod'
import { area } from '#words/area.ts'
import type { Kind } from '../kinds.ts'
import type { Role } from '../people/member.ts'
import type { Refusal } from '../refusals.ts'
import type { Change } from './change.ts'
import type { Commit } from './commit.ts'
import type { State } from './state.ts'

/** What a decision may know besides the State. The server's values are the law; a browser's are a forecast. */
export interface Context {
  /** a member's id, or `system` for what the server itself does */
  actor: string
  /** ISO moment of the commit; stored, never branched on */
  at: string
  /** commits that the batch refers to, see `Command.refersTo` */
  commit(id: string): Commit | undefined
}

export type Decision = readonly Change[] | Refusal

/**
 * One thing people can do. Listing it in commands.ts puts it on the web, REST, the command line, history and
 * undo. `decide` is pure and synchronous: it reads the State and returns changes, or a refusal.
 */
export interface Command<Input = unknown> {
  name: string
  /** what the person did, for menus, history and the API's summary: "Move item" */
  title: string
  input: z.ZodType<Input>
  /** the roles that may; `system` (the server itself) always may */
  allow: readonly Role[]
  /** the input's fields that name records to be made; a door may fill in a missing one */
  creates?: { readonly [field: string]: Kind }
  /** ids of commits that the decision reads */
  refersTo?(input: Input): readonly string[]
  decide(state: State, input: Input, context: Context): Decision
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

/** Who works on the plan. Stakeholders see it and comment. */
export const planners: readonly Role[] = ['owner', 'team']
/** Who leads both artefacts. */
export const owners: readonly Role[] = ['owner']
