import type { Command } from '#domain/command.ts'
import type { CommandCall } from '#domain/commit.ts'
import { refuse } from '#domain/refusals.ts'
import { mostCommands } from '#protocol/messages.ts'
import { newId } from './new-id.ts'
import { type Refused, refused } from './outcome.ts'

/**
 * The calls as they will be decided and sent: ids drawn for the records they make, defaults filled in, text
 * trimmed. An input that its schema does not accept refuses as `malformed`, in the schema's own words.
 */
export function prepareCalls(
  calls: readonly CommandCall[],
  commandNamed: (name: string) => Command | undefined,
): CommandCall[] | Refused {
  if (calls.length === 0) return refused(refuse('empty-batch'), 0)
  if (calls.length > mostCommands) {
    const about = { what: 'This step', count: calls.length, most: mostCommands }
    return refused(refuse('too-large', about), 0)
  }
  const ready: CommandCall[] = []
  for (const [at, { name, input }] of calls.entries()) {
    const command = commandNamed(name)
    if (!command) return refused(refuse('unknown-command', { name }), at)
    const parsed = command.input.safeParse(withIds(command, input))
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!
      return refused(refuse('malformed', { field: issue.path.join('.') || null, reason: issue.message }), at)
    }
    ready.push({ name, input: parsed.data })
  }
  return ready
}

function withIds(command: Command, input: unknown): unknown {
  if (!command.creates || typeof input !== 'object' || input === null) return input
  const filled: { [field: string]: unknown } = { ...input }
  for (const [field, kind] of Object.entries(command.creates)) filled[field] ??= newId(kind)
  return filled
}
