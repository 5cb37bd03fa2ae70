import type { Commit } from '#domain/kernel/commit.ts'
import { type Refusal, refuse } from '#domain/refusals.ts'
import { mostCommands } from '#protocol/messages.ts'

/**
 * Refuses a batch that takes back more than an import makes. A command that names a step costs what the step did,
 * however short it is itself: without this, a small request that undoes a large import a thousand times over would
 * hold everybody up for hours. One step may always be taken back, whatever its size.
 */
export function referredTrouble(
  named: readonly string[],
  commit: (id: string) => Pick<Commit, 'changes'> | undefined,
): Refusal | null {
  if (named.length < 2) return null
  const count = named.reduce((sum, id) => sum + (commit(id)?.changes.length ?? 0), 0)
  return count > mostCommands ? refuse('too-large', { what: 'This step', count, most: mostCommands }) : null
}
