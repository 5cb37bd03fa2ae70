import { dataset } from '../data/records.ts'
import type { Bench } from '../drive/bench.ts'
import { LeanClient } from '../drive/lean-client.ts'
import { partsOf } from '../figures.ts'
import type { Result } from '../table.ts'
import type { Line } from './line.ts'

async function write(bench: Bench, lanes: number, seconds: number) {
  const running = await bench.serve(10_000)
  const { product } = dataset(10_000)
  const clients = Array.from({ length: lanes }, () => new LeanClient(running.server.url, running.cookie))
  const times: number[] = []
  let errors = 0
  const begun = performance.now() + 1_000
  const until = begun + seconds * 1_000
  await Promise.all(
    clients.map(async (client, lane) => {
      for (let number = 0; performance.now() < until; number++) {
        const title = `Written by ${lane}, number ${number}, while others write too`
        const { status, ms } = await client.send('POST', '/api/v1/commands/create-item', { product, title })
        if (status !== 200) errors += 1
        // The first second warms up.
        if (performance.now() - ms >= begun) times.push(ms)
      }
    }),
  )
  const took = (performance.now() - begun) / 1_000
  for (const client of clients) client.close()
  await bench.stop(running)
  return { rate: times.length / took, times, errors, seconds }
}

export const writes: Line = {
  id: 'Q12',
  scenario: 'durable writes',
  async run(bench): Promise<Result[]> {
    const results: Result[] = []
    for (const [lanes, rate, p99] of [
      [1, 700, 8],
      [64, 3_500, 50],
    ] as const) {
      const found = await write(bench, lanes, bench.samples(lanes === 1 ? 20 : 60, 4))
      results.push({
        id: 'Q12',
        scenario: `create-item over REST, ${lanes} ${lanes === 1 ? 'client' : 'clients'}: a second, and latency in ms`,
        unit: '',
        parts: [
          { name: 'rate', value: found.rate, target: rate, least: true },
          ...partsOf(found.times, { p50: null, p99 }),
          { name: 'errors', value: found.errors, target: 0 },
        ],
        peer: 'Kanboard 99/s, 36 % errors at four clients',
        note: `${found.seconds} s, ${found.times.length.toLocaleString('en')} writes, each synced to disk before its answer`,
      })
    }
    return results
  },
}
