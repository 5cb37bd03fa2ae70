import { itemsByRelease } from '#domain/backlog/items-by-release.ts'
import { changed } from '#domain/kernel/change.ts'
import { addRecords, applyChange, createState, find } from '#domain/kernel/state.ts'
import { model } from '#domain/model.ts'
import { dataset } from '../data/records.ts'
import { median, partsOf } from '../figures.ts'
import type { Result } from '../table.ts'
import type { Line } from './line.ts'

/** What the groups of the backlog cost, apart from drawing them: each change pays for what it touched. */
export const byRelease: Line = {
  id: 'Q6',
  scenario: 'items by release',
  async run(bench): Promise<Result[]> {
    return bench.sizes(10_000, 100_000).flatMap((count) => {
      const { plan, items, product } = dataset(count)
      const state = createState(model.kinds)
      for (const { kind, record } of plan) addRecords(state, kind, [record as never])
      addRecords(state, 'item', items)
      const features = plan.filter(({ kind }) => kind === 'feature').map(({ record }) => record.id)
      const index = itemsByRelease(state, product)
      const times: number[] = []
      for (let turn = -50; turn < bench.samples(2_000, 500); turn++) {
        const item = find(state, 'item', items[(turn + 50) % items.length]!.id)!
        const feature = features[(turn + 50) % features.length] as typeof item.feature
        const since = performance.now()
        applyChange(state, changed('item', item, { feature: turn % 7 === 0 ? null : feature }))
        void index.version
        if (turn >= 0) times.push(performance.now() - since)
      }
      const scratch = Array.from({ length: bench.samples(9, 3) }, () => {
        const since = performance.now()
        // A State of its own keeps an index of its own.
        void itemsByRelease({ ...state, followers: new Set() }, product).version
        return performance.now() - since
      })
      const common = { id: 'Q6', unit: 'ms', peer: '' }
      const many = `${count.toLocaleString('en')} items`
      return [
        {
          ...common,
          scenario: `items by release after one commit, ${many}`,
          parts: partsOf(times, { p50: null, p99: 1 }),
          note: 'an item comes to another release or to none; in one process, without a server',
        },
        {
          ...common,
          scenario: `items by release from scratch, ${many}`,
          parts: [{ name: 'p50', value: median(scratch), target: count > 10_000 ? 50 : 5 }],
          note: 'once for a screen',
        },
      ]
    })
  },
}
