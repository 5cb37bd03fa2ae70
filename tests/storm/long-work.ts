import type { CommandCall } from '#domain/kernel/commit.ts'
import { ordered } from '#domain/kernel/state.ts'
import type { Worked } from '#server/workspace/steps.ts'
import type { Random } from './random.ts'
import type { View } from './random-calls.ts'

/** Long work that somebody began; `outcome` stays null when the server died over it. */
export interface Work {
  step: string
  outcome: Worked | null
}

/** So many records that pages are not sent the slices, see heavy-commits.ts. */
const HEAVY = 3_000

export const totalOf = (random: Random) => (random.chance(0.4) ? HEAVY : 20)

/** Three to eight slices of an import: new items, some of what stands touched, now and then one that is refused. */
export async function* slicesOf(random: Random, view: View, product: string): AsyncGenerator<CommandCall[]> {
  const count = 3 + random.below(6)
  const bad = random.chance(0.2) ? random.below(count) : -1
  for (let slice = 0; slice < count; slice++) {
    const calls: CommandCall[] = []
    for (let left = 1 + random.below(4); left > 0; left--)
      calls.push(oneOf(random, product, view, calls.at(-1)))
    if (slice === bad)
      calls.push({ name: 'rank-item', input: { item: view.names.newId('item', product), after: null } })
    yield calls
  }
}

function oneOf(random: Random, product: string, view: View, last: CommandCall | undefined): CommandCall {
  const standing = [...ordered(view.state, 'item', product)]
  const title = `imported ${view.newWord()}`
  // Beneath the one just made.
  const made =
    last?.name === 'create-item' && random.chance(0.5) ? (last.input as { item: string }).item : null
  if (standing.length > 0 && random.chance(0.25))
    return {
      name: 'edit-item',
      input: { item: random.pick(standing).id, title, ...(made && { parent: made }) },
    }
  const after = standing.length > 0 && random.chance(0.3) ? { after: random.pick(standing).id } : {}
  // Beneath the one just made.
  const parent =
    last?.name === 'create-item' && random.chance(0.5) ? (last.input as { item: string }).item : null
  return {
    name: 'create-item',
    input: { item: view.names.newId('item', product), product, title, parent, ...after },
  }
}
