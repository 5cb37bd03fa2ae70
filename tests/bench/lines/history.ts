import { dataset } from '../data/records.ts'
import { LeanClient } from '../drive/lean-client.ts'
import { me } from '../drive/me.ts'
import { partsOf } from '../figures.ts'
import type { Result } from '../table.ts'
import type { Line } from './line.ts'

const day = 86_400_000
/** The log's first commit, and one a second from there; see data/store.ts. */
const begun = Date.UTC(2026, 5, 1)

export const history: Line = {
  id: 'Q18',
  scenario: 'history',
  async run(bench): Promise<Result[]> {
    const [items, log] = bench.quick ? [5_000, 30_000] : [50_000, 500_000]
    const running = await bench.serve({ items, log, texts: true })
    const data = dataset(items)
    const { seq } = await me(running)
    const client = new LeanClient(running.server.url, running.cookie)
    const first = seq - log
    const any = () => first + Math.floor(data.random() * log)

    async function timed(samples: number, path: () => string): Promise<number[]> {
      const times: number[] = []
      for (let index = -3; index < samples; index++) {
        const { status, ms } = await client.send('GET', path())
        if (status !== 200) throw new Error(`${path()} was answered with ${status}`)
        if (index >= 0) times.push(ms)
      }
      return times
    }
    const compared = (from: () => number, to: (from: number) => number) =>
      timed(bench.samples(30, 5), () => {
        const low = from()
        return `/api/v1/queries/compare?product=${data.product}&from=${low}&to=${to(low)}`
      })
    const anyItem = () => data.items[Math.floor(data.random() * items)]!.id
    const days = Math.ceil((seq * 1_000) / day)
    const past = () => {
      const date = new Date(begun + Math.floor(data.random() * days) * day).toISOString().slice(0, 10)
      return `/api/v1/state-at?scope=${data.product}.backlog&moment=${date}`
    }
    const anySeq = () => `/api/v1/state-at?scope=${data.product}.backlog&moment=${any()}`

    const far = await compared(
      () => first + 1,
      () => seq,
    )
    const near = await compared(any, (from) => Math.min(seq, from + 1_000))
    const record = await timed(bench.samples(200, 20), () => `/api/v1/queries/history?record=${anyItem()}`)
    const states = await timed(bench.samples(20, 4), past)
    const moments = await timed(bench.samples(20, 4), anySeq)
    client.close()
    await bench.stop(running)

    const entries = `${log.toLocaleString('en')} log entries`
    const common = { id: 'Q18', unit: 'ms', peer: '', note: '' }
    return [
      {
        ...common,
        scenario: `${entries}: their first and last moment compared`,
        parts: partsOf(far, { p50: 300, max: null }),
        note: `${items.toLocaleString('en')} items, nearly all differ; the first 200 differences in words`,
      },
      {
        ...common,
        scenario: `${entries}: two moments 1,000 commits apart compared`,
        parts: partsOf(near, { p50: 300, max: null }),
      },
      {
        ...common,
        scenario: `${entries}: one record’s history`,
        parts: partsOf(record, { p50: 5, p99: null }),
      },
      {
        ...common,
        scenario: `${entries}: the backlog of any past day`,
        parts: partsOf(states, { p50: 500, max: null }),
        note: `${days} days`,
      },
      {
        ...common,
        scenario: `${entries}: the backlog at any past commit`,
        parts: partsOf(moments, { p50: 500, max: null }),
      },
    ]
  },
}
