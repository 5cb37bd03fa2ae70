import type { Command } from '#domain/kernel/command.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Kind } from '#domain/kinds.ts'

/** One command of a proposal, with what it would do and why, for the person who reads it. */
export interface Step {
  call: CommandCall
  /** what would come about: 'Epic "Route search"' */
  what: string
  why: string
}

/** A list of commands that is not applied yet: a person reads it, and applies it as one commit or not at all. */
export interface Proposal {
  /** what the commit will be called in the history */
  title: string
  steps: Step[]
}

/** Draws a fresh id for a record of the kind; pages and servers bring their own randomness. */
export type DrawId = (kind: Kind) => string

export function step<Input>(
  command: Command<Input>,
  input: { [F in keyof Input]?: unknown },
  what: string,
  why: string,
): Step {
  return { call: { name: command.name, input }, what, why }
}
