import { changed } from '#domain/kernel/change.ts'
import { findingsIn } from '#domain/kernel/findings.ts'
import { addRecords, applyChange, createState, find, type State } from '#domain/kernel/state.ts'
import { model } from '#domain/model.ts'
import { dataset } from '../data/records.ts'
import { median, partsOf } from '../figures.ts'
import type { Result } from '../table.ts'
import type { Line } from './line.ts'

interface Loaded {
  state: State
  product: string
  ids: string[]
  features: string[]
}

function load(count: number): Loaded {
  const { plan, items, product } = dataset(count)
  const state = createState(model.kinds)
  for (const { kind, record } of plan) addRecords(state, kind, [record as never])
  addRecords(state, 'item', items)
  return {
    state,
    product,
    ids: items.map(({ id }) => id),
    features: plan.filter(({ kind }) => kind === 'feature').map(({ record }) => record.id),
  }
}

/** Milliseconds from a commit that ties an item to another feature to the findings as they are then. */
function afterOneCommit({ state, product, ids, features }: Loaded, samples: number): number[] {
  const findings = findingsIn(state, model.checks)
  findings.of(product)
  const times: number[] = []
  for (let index = -50; index < samples; index++) {
    const item = find(state, 'item', ids[(index + 50) % ids.length]!)!
    const feature = features[(index + 50) % features.length] as typeof item.feature
    const since = performance.now()
    applyChange(state, changed('item', item, { feature: index % 7 === 0 ? null : feature }))
    findings.of(product)
    if (index >= 0) times.push(performance.now() - since)
  }
  return times
}

/** Milliseconds from no findings to all of them. */
function fromScratch({ state, product }: Loaded, samples: number): number {
  const times = Array.from({ length: samples }, () => {
    const since = performance.now()
    // A list of its own, so that nothing is kept from before.
    findingsIn(state, [...model.checks]).of(product)
    const ms = performance.now() - since
    state.followers.clear()
    return ms
  })
  return median(times)
}

export const findings: Line = {
  id: 'Q20',
  scenario: 'findings',
  async run(bench): Promise<Result[]> {
    const results: Result[] = []
    for (const count of bench.sizes(10_000, 100_000)) {
      const loaded = load(count)
      const scratch = fromScratch(loaded, bench.samples(9, 3))
      const times = afterOneCommit(loaded, bench.samples(2_000, 500))
      const items = `${count.toLocaleString('en')} items`
      const common = { id: 'Q20', unit: 'ms', peer: 'none found' }
      results.push(
        {
          ...common,
          scenario: `findings after one commit, ${items}`,
          parts: partsOf(times, { p50: null, p99: 1 }),
          note: 'an item moves to another feature or to none; in one process, without a server',
        },
        {
          ...common,
          scenario: `findings from scratch, ${items}`,
          parts: [{ name: 'p50', value: scratch, target: count > 10_000 ? 1_000 : 100 }],
          note: '',
        },
      )
    }
    return results
  },
}
