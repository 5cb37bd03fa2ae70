import type { Command } from '#domain/kernel/command.ts'
import type { CommandCall, Commit } from '#domain/kernel/commit.ts'
import { type Refusal, refuse } from '#domain/refusals.ts'
import { mostCommands } from '#protocol/messages.ts'

/**
 * Refuses a batch that takes back more than an import makes. A command that names a step costs what the step did,
 * however short it is itself: without this, a small request that undoes a large import a thousand times over would
 * hold everybody up for hours. One step may always be taken back, whatever its size.
 */
export function referredTrouble(
  calls: readonly CommandCall[],
  commandNamed: (name: string) => Command | undefined,
  commit: (id: string) => Commit | undefined,
): Refusal | null {
  let steps = 0
  let count = 0
  for (const { name, input } of calls) {
    for (const id of commandNamed(name)?.refersTo?.(input) ?? []) {
      steps += 1
      count += commit(id)?.changes.length ?? 0
    }
  }
  if (steps < 2 || count <= mostCommands) return null
  return refuse('too-large', { what: 'This step', count, most: mostCommands })
}
