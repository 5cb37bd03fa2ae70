import { lastTitle } from '../data/records.ts'
import type { Bench } from '../drive/bench.ts'
import { clickRow, newProfile, openBacklog } from '../drive/page.ts'
import { partsOf } from '../figures.ts'
import type { Result } from '../table.ts'
import type { Line } from './line.ts'

async function coldOpens(bench: Bench, count: number, samples: number): Promise<number[]> {
  const running = await bench.serve(count)
  const times: number[] = []
  for (let index = -2; index < samples; index++) {
    const context = await newProfile(bench, running)
    const { page, rowsAt } = await openBacklog(context)
    await clickRow(page)
    if (index === 0) await findLast(page)
    if (index >= 0) times.push(rowsAt)
    await context.close()
  }
  await bench.stop(running)
  return times
}

/** Everything is there to be found, the last item too. */
async function findLast(page: Awaited<ReturnType<typeof openBacklog>>['page']): Promise<void> {
  await page.getByLabel('Filter the backlog').fill(lastTitle)
  await page.getByText(lastTitle).first().waitFor({ timeout: 5_000 })
}

const how = 'navigation to rows painted and main thread free; a real click on a row must then work'

export const coldOpen: Line = {
  id: 'Q1',
  scenario: 'cold open',
  async run(bench): Promise<Result[]> {
    const times = await coldOpens(bench, 10_000, bench.samples(30, 8))
    const parts = partsOf(times, { p50: 450, p95: 700, max: null })
    return [
      {
        id: 'Q1',
        scenario: 'cold open, 10,000 items',
        unit: 'ms',
        parts,
        peer: 'Planka 22.7–27.7 s',
        note: how,
      },
    ]
  },
}

export const coldOpenLarge: Line = {
  id: 'Q2',
  scenario: 'cold open of 100,000',
  async run(bench): Promise<Result[]> {
    const times = await coldOpens(bench, 100_000, bench.samples(30, 4))
    const parts = partsOf(times, { p50: 1200, p95: null })
    const note = `${how}; the last item is searched for and found`
    const peer = 'best published 1.73 s for 500 rows'
    return [{ id: 'Q2', scenario: 'cold open, 100,000 items, all searchable', unit: 'ms', parts, peer, note }]
  },
}
