import { isRank, rankBetween } from '#base/rank.ts'
import type { Item } from '#domain/backlog/item.ts'
import { commandFinder, commands } from '#domain/commands.ts'
import { changed } from '#domain/kernel/change.ts'
import type { Command } from '#domain/kernel/command.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import { find, ordered, type State } from '#domain/kernel/state.ts'
import { isRefusal } from '#domain/refusals.ts'
import { PageReplica } from '#protocol/page-replica.ts'
import type { Host } from '#server/workspace/host.ts'
import type { Parts } from './storm.ts'

const named = commandFinder(commands)

/** The list with one command that decides otherwise, on the server and in every page alike. */
function withCommand(name: string, decide: (right: Command) => Command['decide']): Parts['commandNamed'] {
  const right = named(name)!
  const wrong: Command = { ...right, decide: decide(right) }
  return (wanted) => (wanted === name ? wrong : named(wanted))
}

/** Forgets what it has seen: a batch that comes again is done again. */
function doubleApply(host: Host): Host {
  let copies = 0
  return Object.create(host, {
    prepare: {
      async value(batch: Parameters<Host['prepare']>[0]) {
        const prepared = await host.prepare(batch)
        if (!prepared.known?.ok || !prepared.known.again) return prepared
        return host.prepare({ ...batch, id: `${batch.id}-again-${++copies}` })
      },
    },
  })
}

/** Drops what the newest truth does not allow, instead of leaving the word to the server. */
class LosesPending extends PageReplica {
  override receive(commits: readonly Commit[]): string[] {
    const settled = super.receive(commits)
    for (let index = this.pending.length - 1; index >= 0; index--) {
      if (this.pending[index]!.changes === null) this.pending.splice(index, 1)
    }
    return settled
  }
}

/** Places an item before the neighbour that it should stand behind. */
const wrongOrder = withCommand('rank-item', (right) => (state, input, context) => {
  const { item, after } = input as { item: string; after: string | null }
  const neighbour = after === null ? undefined : find(state, 'item', after)
  if (!neighbour || after === item) return right.decide(state, input as never, context)
  const above = ordered(state, 'item', neighbour.product).before(neighbour)
  return right.decide(
    state,
    { item, after: above?.id === item ? after : (above?.id ?? null) } as never,
    context,
  )
})

const firstSeen = new WeakMap<State, Map<string, string>>()

/** Reckons with the rank that the neighbour had when it was first looked at. */
const staleRank = withCommand('rank-item', (right) => (state, input, context) => {
  const decision = right.decide(state, input as never, context)
  const { item, after } = input as { item: string; after: string | null }
  if (isRefusal(decision) || decision.length !== 1 || after === null) return decision
  const neighbour = find(state, 'item', after) as Item
  const ranks = firstSeen.get(state) ?? new Map<string, string>()
  firstSeen.set(state, ranks)
  const stale = ranks.get(after) ?? neighbour.rank
  ranks.set(after, stale)
  const above = [...ordered(state, 'item', neighbour.product)].find(
    ({ id, rank }) => rank > stale && id !== item && id !== after,
  )
  const rank = rankBetween(stale, above?.rank ?? null)
  return isRank(rank) ? [changed('item', find(state, 'item', item)!, { rank })] : decision
})

/** Lets a sixth feature in without a reason. */
const skippedRule = withCommand('create-feature', (right) => (state, input, context) => {
  const decision = right.decide(state, input as never, context)
  if (!isRefusal(decision) || decision.code !== 'sixth-feature') return decision
  const forced = right.decide(state, { ...(input as object), reason: 'none' } as never, context)
  if (isRefusal(forced)) return forced
  return forced.map((change) =>
    change.before === null
      ? ({ ...change, after: { ...change.after, reason: '' } } as typeof change)
      : change,
  )
})

/** Programs that are wrong in one way each. Convergence alone finds only the second. */
export const brokenVariants: { [name: string]: Parts } = {
  'double apply': { host: doubleApply },
  'lost pending': { pageReplica: LosesPending },
  'wrong order': { commandNamed: wrongOrder! },
  'stale rank': { commandNamed: staleRank! },
  'skipped rule': { commandNamed: skippedRule! },
}
