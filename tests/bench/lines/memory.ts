import { emptyStore, type Shape } from '../data/store.ts'
import type { Bench } from '../drive/bench.ts'
import { me } from '../drive/me.ts'
import { newProfile, openBacklog, settle } from '../drive/page.ts'
import { startServer } from '../drive/server-process.ts'
import { signInto } from '../drive/sign-in.ts'
import { type Client, joinSocket } from '../drive/socket.ts'
import type { Result } from '../table.ts'
import type { Line } from './line.ts'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const sockets = 2_000

export async function tabHeap(bench: Bench, store: number | Shape): Promise<number> {
  const running = await bench.serve(store)
  const context = await newProfile(bench, running)
  const { page } = await openBacklog(context)
  await settle(page)
  const session = await context.newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  await context.close()
  await bench.stop(running)
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1e6
}

export async function serverMemory(bench: Bench, store: number | Shape): Promise<number> {
  const running = await bench.serve(store)
  await pause(bench.samples(10_000, 3_000))
  const memory = running.server.memory()
  await bench.stop(running)
  return memory
}

async function perSocket(bench: Bench): Promise<number> {
  const running = await bench.serve(10_000)
  const at = await me(running)
  const join = async (count: number): Promise<Client[]> => {
    const clients: Client[] = []
    while (clients.length < count) {
      clients.push(...(await Promise.all(Array.from({ length: 50 }, () => joinSocket(running, at)))))
    }
    return clients
  }
  // A few first, for what the process keeps for all of them.
  const first = await join(50)
  await pause(2_000)
  const before = running.server.memory()
  const rest = await join(sockets)
  await pause(2_000)
  const kilobytes = ((running.server.memory() - before) * 1_024) / sockets
  for (const client of [...first, ...rest]) client.close()
  await bench.stop(running)
  return kilobytes
}

async function idle(bench: Bench): Promise<number> {
  const { dataDir, remove } = emptyStore()
  const server = await startServer(dataDir)
  await signInto(server)
  await pause(bench.samples(10_000, 3_000))
  const memory = server.memory()
  await server.stop()
  remove()
  return memory
}

export const memory: Line = {
  id: 'Q14',
  scenario: 'memory',
  async run(bench): Promise<Result[]> {
    const one = (value: number, target: number) => [{ name: '', value, target }]
    const server = { id: 'Q14', unit: 'MB', peer: '293–584 MB', note: 'resident' }
    const results: Result[] = []
    for (const count of bench.sizes(100_000)) {
      const parts = one(await serverMemory(bench, count), 200)
      results.push({ ...server, scenario: `server with ${count.toLocaleString('en')} items open`, parts })
    }
    results.push({
      ...server,
      scenario: 'idle server with the sample product',
      parts: one(await idle(bench), 120),
    })
    results.push({
      ...server,
      unit: 'kB',
      scenario: 'each socket on the server',
      parts: one(await perSocket(bench), 20),
      peer: '',
      note: 'growth of resident memory over two thousand',
    })
    for (const count of bench.sizes(10_000, 100_000)) {
      const parts = one(await tabHeap(bench, count), count > 10_000 ? 110 : 25)
      const scenario = `a tab’s heap, ${count.toLocaleString('en')} items`
      results.push({
        id: 'Q14',
        unit: 'MB',
        scenario,
        parts,
        peer: 'Planka 0.86–2.16 GB',
        note: 'after garbage collection',
      })
    }
    return results
  },
}
