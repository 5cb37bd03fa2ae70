import { seededRandom } from '../data/random.ts'
import { dataset } from '../data/records.ts'
import type { Bench } from '../drive/bench.ts'
import { me } from '../drive/me.ts'
import { joinSocket } from '../drive/socket.ts'

/** Milliseconds from a rank move sent over a socket to its commit, one after the other, to random places. */
export async function rankAcknowledged(bench: Bench, count: number): Promise<number[]> {
  const running = await bench.serve(count)
  const { items } = dataset(count)
  const random = seededRandom(7)
  const any = () => items[Math.floor(random() * items.length)]?.id
  let heard: (() => void) | null = null
  const client = await joinSocket(running, await me(running), { onCommit: () => heard?.() })
  const times: number[] = []
  const samples = bench.samples(1_000, 200)
  for (let index = -50; index < samples; index++) {
    const input = { item: any(), after: any() }
    if (input.item === input.after) continue
    const sentAt = performance.now()
    const done = new Promise<void>((resolve) => {
      heard = resolve
    })
    client.run({ id: `move-${count}-${index + 100}-x`, commands: [{ name: 'rank-item', input }], note: null })
    await done
    if (index >= 0) times.push(performance.now() - sentAt)
    // Below what the server takes for a flood.
    if (index % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 40))
  }
  client.close()
  await bench.stop(running)
  return times
}
