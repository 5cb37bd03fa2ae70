import { ensureBuilt } from '../../../scripts/build.mjs'
import { inProject } from '../../../scripts/project.mjs'
import { dataset } from '../data/records.ts'
import { emptyStore, storeOf } from '../data/store.ts'
import { LeanClient } from '../drive/lean-client.ts'
import { startServer } from '../drive/server-process.ts'
import { signInto } from '../drive/sign-in.ts'
import { partsOf } from '../figures.ts'
import type { Result } from '../table.ts'
import type { Line } from './line.ts'
import { readAll } from './snapshot.ts'

export const start: Line = {
  id: 'Q15',
  scenario: 'start',
  async run(bench): Promise<Result[]> {
    const count = bench.quick ? 10_000 : 100_000
    const { product } = dataset(count)
    const scopes = ['workspace', `${product}.plan`, `${product}.backlog`]
    const { dataDir, remove } = await storeOf({ items: count })
    const greeted: number[] = []
    const answered: number[] = []
    const first: number[] = []
    try {
      let cookie = ''
      for (let index = -1; index < bench.samples(12, 4); index++) {
        const server = await startServer(dataDir)
        // The session of the first start: signing in is not what is measured.
        cookie ||= (await signInto(server)).cookie
        const readers = scopes.map(() => new LeanClient(server.url, cookie))
        await readAll(readers, scopes)
        if (index >= 0) {
          greeted.push(server.greetedAt - server.spawnedAt)
          answered.push(performance.now() - server.spawnedAt)
        }
        for (const reader of readers) reader.close()
        await server.stop()
      }
    } finally {
      remove()
    }
    await ensureBuilt()
    for (let index = 0; index < bench.samples(12, 4); index++) {
      const empty = emptyStore()
      const server = await startServer(empty.dataDir, { script: inProject('scripts', 'start.mjs') })
      first.push(server.greetedAt - server.spawnedAt)
      await server.stop()
      empty.remove()
    }
    const common = { id: 'Q15', unit: 'ms', peer: '2.1–4.3 s' }
    const items = count.toLocaleString('en')
    return [
      {
        ...common,
        scenario: `start, ${items} items: spawn to the first snapshot handed out`,
        parts: partsOf(answered, { p50: 1_200, max: null }),
        note: `it listens after ${Math.round(partsOf(greeted, { p50: null })[0]?.value ?? 0)} ms (p50)`,
      },
      {
        ...common,
        scenario: 'very first run: npm start on an empty folder, installed and built, to the claim link',
        parts: partsOf(first, { p50: 1_500, max: null }),
        note: 'without npm itself',
      },
    ]
  },
}
