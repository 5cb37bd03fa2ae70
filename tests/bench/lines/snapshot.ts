import { LeanClient } from '../drive/lean-client.ts'
import { me, snapshotPath } from '../drive/me.ts'
import { partsOf } from '../figures.ts'
import type { Result } from '../table.ts'
import type { Line } from './line.ts'

/**
 * What a page opens with: the snapshots of its scopes, each over a connection of its own, all at once.
 *
 * @returns ms to the last byte of the last one, and the bytes of each
 */
export async function readAll(readers: readonly LeanClient[], scopes: readonly string[]) {
  const since = performance.now()
  const answers = await Promise.all(
    scopes.map((scope, index) => readers[index]!.send('GET', snapshotPath(scope))),
  )
  const ms = performance.now() - since
  for (const { status } of answers)
    if (status !== 200) throw new Error(`A snapshot was answered with ${status}`)
  return { ms, bytes: answers.map(({ bytes }) => bytes), each: answers.map((answer) => answer.ms) }
}

export const snapshot: Line = {
  id: 'Q4',
  scenario: 'snapshot',
  async run(bench): Promise<Result[]> {
    const results: Result[] = []
    for (const count of bench.sizes(10_000, 100_000)) {
      const running = await bench.serve(count)
      const { scopes } = await me(running)
      const readers = scopes.map(() => new LeanClient(running.server.url, running.cookie))
      const backlog = scopes.findIndex((scope) => scope.endsWith('.backlog'))
      const times: number[] = []
      const alone: number[] = []
      let bytes: number[] = []
      const samples = bench.samples(1_000, 200)
      for (let index = -20; index < samples; index++) {
        const read = await readAll(readers, scopes)
        bytes = read.bytes
        if (index >= 0) times.push(read.ms)
      }
      for (let index = 0; index < samples; index++) {
        const { each } = await readAll([readers[backlog]!], [scopes[backlog]!])
        alone.push(each[0]!)
      }
      for (const reader of readers) reader.close()
      await bench.stop(running)
      const large = count > 10_000
      const common = { id: 'Q4', peer: 'Planka 922 ms, 543 kB; Redmine 43.8 s' }
      const items = `${count.toLocaleString('en')} items`
      results.push(
        {
          ...common,
          scenario: `snapshot, ${items}: request to last byte`,
          unit: 'ms',
          parts: partsOf(times, { p50: large ? 60 : 15, p99: null }),
          note: `the snapshots of all ${scopes.length} scopes of the page, asked for at once`,
        },
        {
          ...common,
          scenario: `the same, ${items}: the backlog’s alone`,
          unit: 'ms',
          parts: partsOf(alone, { p50: null, p99: null }),
          note: '',
        },
        {
          ...common,
          scenario: `snapshot, ${items}: bytes`,
          unit: 'kB',
          parts: [
            { name: '', value: bytes.reduce((sum, size) => sum + size) / 1_000, target: large ? 3_500 : 350 },
          ],
          note: scopes
            .map((scope, index) => `${scope.split('.').at(-1)} ${(bytes[index]! / 1_000).toFixed(1)}`)
            .join(', '),
        },
      )
    }
    return results
  },
}
