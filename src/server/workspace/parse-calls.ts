import { setImmediate } from 'node:timers/promises'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { malformed } from '#domain/kernel/malformed.ts'
import type { Model } from '#domain/kernel/model.ts'
import { type Refusal, refuse } from '#domain/refusals.ts'
import { plainIssue } from '../plain-issue.ts'

// A few milliseconds of parsing, then the sockets get their turn.
const SLICE = 1_000

export type ParsedCalls = { calls: CommandCall[] } | { refusal: Refusal; at: number }

/** Replaces each input by what its command's schema makes of it: only fields that the schema names remain. */
export async function parseCalls(calls: readonly CommandCall[], model: Model): Promise<ParsedCalls> {
  const parsed: CommandCall[] = []
  for (const [at, { name, input }] of calls.entries()) {
    if (at > 0 && at % SLICE === 0) await setImmediate()
    const command = model.commandNamed(name)
    if (!command) return { refusal: refuse('unknown-command', { name }), at }
    const result = command.input.safeParse(input, { error: plainIssue })
    if (!result.success) return { refusal: malformed(result.error), at }
    parsed.push({ name, input: result.data })
  }
  return { calls: parsed }
}
