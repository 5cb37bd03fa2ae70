import type { Bench, Running } from '../drive/bench.ts'
import { LeanClient } from '../drive/lean-client.ts'
import { clickRow, keptProfile, openBacklog, rowSelector, settle } from '../drive/page.ts'
import { partsOf } from '../figures.ts'
import type { Result } from '../table.ts'
import type { Line } from './line.ts'

const missed = 1_000
const lanes = 8

/** Commits that nobody hears of; the last of them names the first item. */
async function commitMeanwhile(
  { server, cookie }: Running,
  items: readonly string[],
  title: string,
): Promise<void> {
  const clients = Array.from({ length: lanes }, () => new LeanClient(server.url, cookie))
  const edit = async (client: LeanClient, input: object) => {
    const { status } = await client.send('POST', '/api/v1/commands/edit-item', input)
    if (status !== 200) throw new Error(`An edit was answered with ${status}`)
  }
  let next = 0
  await Promise.all(
    clients.map(async (client) => {
      while (next < missed - 1) {
        const place = next++
        await edit(client, {
          item: items[place % items.length],
          estimate: Math.floor(Math.random() * 9_000) + 1,
        })
      }
    }),
  )
  await edit(clients[0] as LeanClient, { item: items[0], title })
  for (const client of clients) client.close()
}

async function warmOpens(bench: Bench, count: number, samples: number) {
  const running = await bench.serve(count)
  const context = await keptProfile(running)
  const first = await openBacklog(context)
  await settle(first.page)
  const items = await first.page
    .locator(rowSelector)
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.item ?? ''))
  await first.page.close()
  const rows: number[] = []
  const current: number[] = []
  for (let index = -2; index < samples; index++) {
    const title = `Missed ${index + 2}`
    await commitMeanwhile(running, items, title)
    const { page, rowsAt } = await openBacklog(context)
    const shown = await page.waitForFunction(
      (wanted) =>
        document.querySelector('[role=row][data-item]')?.textContent?.includes(wanted)
          ? performance.now()
          : null,
      title,
      { polling: 'raf' },
    )
    if (index >= 0) {
      rows.push(rowsAt)
      current.push(Number(await shown.jsonValue()))
    }
    if (index === 0) await clickRow(page)
    await page.waitForTimeout(300)
    await page.close()
  }
  await context.close()
  await bench.stop(running)
  return { rows, current }
}

export const warmOpen: Line = {
  id: 'Q3',
  scenario: 'warm open',
  async run(bench): Promise<Result[]> {
    const results: Result[] = []
    for (const count of bench.sizes(10_000, 100_000)) {
      const { rows, current } = await warmOpens(
        bench,
        count,
        count > 10_000 ? bench.samples(30, 4) : bench.samples(30, 8),
      )
      const target = count > 10_000 ? 400 : 200
      const items = count.toLocaleString('en')
      const peer = 'Planka 22.7 s'
      const common = { id: 'Q3', unit: 'ms', peer }
      results.push({
        ...common,
        scenario: `warm open, ${items} items, 1,000 missed commits: first rows`,
        parts: partsOf(rows, { p50: target, p95: null }),
        note: 'from the last visit’s cache; rows painted and main thread free',
      })
      results.push({
        ...common,
        scenario: `the same: the last missed commit is on the screen`,
        parts: partsOf(current, { p50: null, p95: null }),
        note: '',
      })
    }
    return results
  },
}
