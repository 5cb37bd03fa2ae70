import type { Command } from '#domain/kernel/command.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { mostReasons, type Reason, type Statement } from '#domain/kernel/note.ts'
import type { Kind } from '#domain/kinds.ts'
import type { Suggestion } from '#domain/proposals/suggestion.ts'

/** One command that a derivation suggests, as `create-proposal` takes it. */
export interface SuggestionDraft extends Reason {
  command: string
  input: { [field: string]: unknown }
  confidence: Suggestion['confidence']
  evidence: Statement[]
}

/** What a derivation comes to: a value, until somebody proposes it to others or applies it. */
export interface ProposalDraft {
  title: Statement
  suggestions: SuggestionDraft[]
}

/** Draws a fresh id for a record of the kind; pages and servers bring their own randomness. */
export type DrawId = (kind: Kind) => string

/** What is said of a suggestion. What a person typed or the plan says is certain; what was found in texts is not. */
export interface Grounds extends Reason {
  confidence?: Suggestion['confidence']
  evidence?: Statement[]
}

export function suggest<Input>(
  { name }: Command<Input>,
  input: { [F in keyof Input]?: unknown },
  { what, why, confidence = 'high', evidence = [] }: Grounds,
): SuggestionDraft {
  return { command: name, input, what, why, confidence, evidence }
}

/** The commands themselves, to be run as one step without proposing them first. */
export function callsOf({ suggestions }: ProposalDraft): CommandCall[] {
  return suggestions.map(({ command, input }) => ({ name: command, input }))
}

/** What the commit says of them then: of a very long list no more than it has room for. */
export function reasonsOf({ suggestions }: ProposalDraft): Reason[] {
  return suggestions.slice(0, mostReasons).map(({ what, why }) => ({ what, why }))
}
