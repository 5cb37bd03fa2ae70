import { may } from '../people/may.ts'
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import { type Change, inverse, merged } from './change.ts'
import type { Command, Context } from './command.ts'
import type { CommandCall } from './commit.ts'
import { applyChange, type State } from './state.ts'

export type BatchResult = { changes: Change[] } | { refusal: Refusal; at: number }

/**
 * Decides a batch as one step. Each command sees what those before it did; when one is refused everything is
 * rolled back. On acceptance the State holds the result and `changes` has one entry a record.
 */
export function runBatch(
  state: State,
  calls: readonly CommandCall[],
  context: Context,
  commandNamed: (name: string) => Command | undefined,
): BatchResult {
  const done: Change[] = []
  try {
    for (const [at, call] of calls.entries()) {
      const command = commandNamed(call.name)
      const decision = command
        ? (may(state, context.actor, command) ?? command.decide(state, call.input, context))
        : refuse('unknown-command', { name: call.name })
      if (isRefusal(decision)) {
        rollBack(state, done)
        return { refusal: decision, at }
      }
      for (const change of decision) {
        applyChange(state, change)
        done.push(change)
      }
    }
  } catch (error) {
    // A fault must not leave half a batch in a State that goes on serving everyone.
    rollBack(state, done)
    throw error
  }
  return { changes: merged(done) }
}

/** Takes applied changes back, newest first. */
export function rollBack(state: State, changes: readonly Change[]): void {
  for (let index = changes.length - 1; index >= 0; index--) applyChange(state, inverse(changes[index]!))
}
