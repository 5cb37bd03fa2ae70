import { LeanClient } from '../drive/lean-client.ts'
import { partsOf } from '../figures.ts'
import type { Result } from '../table.ts'
import type { Line } from './line.ts'

export const snapshot: Line = {
  id: 'Q4',
  scenario: 'snapshot',
  async run(bench): Promise<Result[]> {
    const results: Result[] = []
    for (const count of bench.sizes(10_000, 100_000)) {
      const running = await bench.serve(count)
      const client = new LeanClient(running.server.url, running.cookie)
      const times: number[] = []
      let bytes = 0
      const samples = bench.samples(1_000, 200)
      for (let index = -20; index < samples; index++) {
        const answer = await client.send('GET', '/api/v1/snapshot')
        if (answer.status !== 200) throw new Error(`The snapshot was answered with ${answer.status}`)
        bytes = answer.bytes
        if (index >= 0) times.push(answer.ms)
      }
      client.close()
      await bench.stop(running)
      const large = count > 10_000
      const common = { id: 'Q4', peer: 'Planka 922 ms, 543 kB; Redmine 43.8 s', note: '' }
      const items = `${count.toLocaleString('en')} items`
      results.push(
        {
          ...common,
          scenario: `snapshot, ${items}: request to last byte`,
          unit: 'ms',
          parts: partsOf(times, { p50: large ? 60 : 15, p99: null }),
        },
        {
          ...common,
          scenario: `snapshot, ${items}: bytes`,
          unit: 'kB',
          parts: [{ name: '', value: bytes / 1_000, target: large ? 3_500 : 350 }],
        },
      )
    }
    return results
  },
}
