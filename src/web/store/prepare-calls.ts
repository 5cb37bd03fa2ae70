import type { CommandCall } from '#domain/kernel/commit.ts'
import { malformed } from '#domain/kernel/malformed.ts'
import type { Model } from '#domain/kernel/model.ts'
import { withIds } from '#domain/kernel/with-ids.ts'
import type { Kind } from '#domain/kinds.ts'
import { refuse } from '#domain/refusals.ts'
import { batchTrouble } from '#protocol/batch-trouble.ts'
import { idWith } from './new-id.ts'
import { type Refused, refused } from './outcome.ts'

/**
 * The calls as they will be decided and sent: ids drawn for the records they make, defaults filled in, text
 * trimmed. An input that its schema does not accept refuses as `malformed`, in the schema's own words.
 */
export function prepareCalls(calls: readonly CommandCall[], model: Model): CommandCall[] | Refused {
  const trouble = batchTrouble(calls)
  if (trouble) return refused(trouble, 0)
  const drawn = (kind: Kind) => idWith(model.kinds.of(kind).prefix)
  const ready: CommandCall[] = []
  for (const [at, { name, input }] of calls.entries()) {
    const command = model.commandNamed(name)
    if (!command) return refused(refuse('unknown-command', { name }), at)
    const parsed = command.input.safeParse(withIds(command, input, drawn))
    if (!parsed.success) return refused(malformed(parsed.error), at)
    ready.push({ name, input: parsed.data })
  }
  return ready
}
