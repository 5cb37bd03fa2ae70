import type { Result } from '../table.ts'
import type { Line } from './line.ts'
import { serverMemory, tabHeap } from './memory.ts'

const products = 10

export const manyProducts: Line = {
  id: 'Q19',
  scenario: 'ten products',
  async run(bench): Promise<Result[]> {
    const items = bench.quick ? 2_000 : 50_000
    const store = { items, products, log: 1_000 }
    const many = `${products} products of ${items.toLocaleString('en')} items`
    const one = (value: number, target: number) => [{ name: '', value, target }]
    const common = { id: 'Q19', unit: 'MB', peer: '' }
    return [
      {
        ...common,
        scenario: `a tab’s heap on one of ${many}`,
        parts: one(await tabHeap(bench, store), 60),
        note: 'after garbage collection',
      },
      {
        ...common,
        scenario: `server with ${many} open`,
        parts: one(await serverMemory(bench, store), 700),
        note: 'resident; the snapshot of every scope was handed out',
      },
    ]
  },
}
