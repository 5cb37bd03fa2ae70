import { dataset } from '../data/records.ts'
import type { Running } from '../drive/bench.ts'
import { me } from '../drive/me.ts'
import { type Client, joinSocket } from '../drive/socket.ts'
import { partsOf } from '../figures.ts'
import type { Result } from '../table.ts'
import type { Line } from './line.ts'

const targets = new Map([
  [200, 25],
  [1_000, 50],
  [5_000, 200],
])
/** Sockets opened at once: more would wait in the system's queue. */
const lane = 50

async function fanOut(running: Running, count: number, samples: number) {
  const items = dataset(10_000).items
  const at = await me(running)
  let missing = 0
  let all: () => void = () => {}
  const clients: Client[] = []
  while (clients.length < count) {
    const joining = Array.from({ length: Math.min(lane, count - clients.length) }, () =>
      joinSocket(running, at, {
        onCommit() {
          missing -= 1
          if (missing === 0) all()
        },
      }),
    )
    clients.push(...(await Promise.all(joining)))
  }
  const times: number[] = []
  for (let index = -5; index < samples; index++) {
    const heard = new Promise<void>((resolve) => {
      all = resolve
    })
    missing = count
    const input = { item: items[index + 10]?.id, estimate: ((index + 10) % 90) + 100 }
    const sentAt = performance.now()
    clients[index + 5 === 0 ? 0 : (index + 5) % count]?.run({
      id: `fan-${count}-${index + 100}`,
      commands: [{ name: 'edit-item', input }],
      note: null,
    })
    await heard
    if (index >= 0) times.push(performance.now() - sentAt)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  const last = at.seq + samples + 5
  const bad = clients.filter(({ seq, wrong }) => wrong > 0 || seq !== last).length
  for (const client of clients) client.close()
  return { times, bad }
}

export const fanOutLine: Line = {
  id: 'Q11',
  scenario: 'commit to all clients',
  async run(bench): Promise<Result[]> {
    const results: Result[] = []
    for (const [count, target] of targets) {
      if (bench.quick && count > 1_000) continue
      const running = await bench.serve(10_000)
      const { times, bad } = await fanOut(running, count, bench.samples(count > 1_000 ? 100 : 300, 40))
      await bench.stop(running)
      results.push({
        id: 'Q11',
        scenario: `commit by one, read by the last of ${count.toLocaleString('en')} clients`,
        unit: 'ms',
        parts: [
          ...partsOf(times, { p50: null, p99: target }),
          { name: 'clients with a commit lost or doubled', value: bad, target: 0 },
        ],
        peer: count === 200 ? 'Planka 26.9 ms' : count === 1_000 ? 'Planka 181.6 ms' : '',
        note: 'all clients in one other process: each message is parsed and its place in the log checked',
      })
    }
    return results
  },
}
