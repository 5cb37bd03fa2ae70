import type { BrowserContext, Page } from 'playwright-core'
import type { Bench } from '../drive/bench.ts'
import { installWatch, type Watched } from '../drive/moves.ts'
import { clickRow, newProfile, openBacklog, probed, rowSelector } from '../drive/page.ts'
import { median, partsOf } from '../figures.ts'
import type { Result } from '../table.ts'
import type { Line } from './line.ts'
import { rankAcknowledged } from './rank-acknowledged.ts'

type Way = 'key' | 'drag' | 'to rank n'

async function watched(page: Page, id: string, act: () => Promise<void>): Promise<Watched> {
  await page.evaluate((item) => window.watch.move(item), id)
  await act()
  return page.evaluate(() => window.watch.result())
}

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset.item ?? '')
}

const ways: Record<Way, (page: Page, samples: number) => Promise<Watched[]>> = {
  async key(page, samples) {
    const moves: Watched[] = []
    await clickRow(page)
    const id = await focused(page)
    for (let index = 0; index < samples; index++) {
      const key = index % 20 < 10 ? 'Alt+ArrowDown' : 'Alt+ArrowUp'
      moves.push(await watched(page, id, () => page.keyboard.press(key)))
    }
    return moves
  },
  async drag(page, samples) {
    const moves: Watched[] = []
    for (let index = 0; index < samples; index++) {
      const down = index % 2 === 0
      const row = page.locator(rowSelector).nth(down ? 2 : 8)
      const id = (await row.getAttribute('data-item')) ?? ''
      const from = await row.boundingBox()
      const to = await page
        .locator(rowSelector)
        .nth(down ? 8 : 2)
        .boundingBox()
      if (!from || !to) throw new Error('Rows to drag are not on the screen')
      await page.mouse.move(from.x + 200, from.y + from.height / 2)
      await page.mouse.down()
      await page.mouse.move(from.x + 205, from.y + from.height / 2 + 8)
      await page.mouse.move(to.x + 205, to.y + to.height * (down ? 0.9 : 0.1), { steps: 4 })
      moves.push(await watched(page, id, () => page.mouse.up()))
    }
    return moves
  },
  async 'to rank n'(page, samples) {
    const moves: Watched[] = []
    for (let index = 0; index < samples; index++) {
      // The screen followed the item that was moved last.
      await page.keyboard.press('Home')
      await clickRow(page)
      const id = await focused(page)
      await page.keyboard.press('Shift+F10')
      await page.getByRole('menuitem', { name: /Move to a rank/ }).click()
      const field = page.getByRole('dialog').getByRole('combobox')
      await field.fill(String(5_000 + index))
      await page.getByRole('option', { name: /^To rank/ }).waitFor()
      moves.push(await watched(page, id, () => field.press('Enter')))
      // Focus follows the item, some frames after it moved; a click before that would be undone by it.
      await page.locator(`[data-item="${id}"]:focus, [data-item="${id}"]:focus-within`).waitFor()
    }
    return moves
  },
}

/** Milliseconds from the batch on the wire to its commit, and the records it wrote, for each of the page's own. */
async function acknowledged(page: Page): Promise<{ times: number[]; records: number[] }> {
  const { sent, commits } = await probed(page)
  const byId = new Map(commits.map((commit) => [commit.id, commit]))
  const own = sent.flatMap(({ id, at }) => {
    const commit = byId.get(id)
    return commit ? [{ ms: commit.at - at, records: commit.records }] : []
  })
  return { times: own.map(({ ms }) => ms), records: own.map(({ records }) => records) }
}

async function watching(context: BrowserContext): Promise<Page> {
  const { page } = await openBacklog(context)
  await page.evaluate(installWatch)
  await page.waitForTimeout(500)
  return page
}

async function keyWork(bench: Bench, count: number): Promise<number> {
  const running = await bench.serve(count)
  const context = await newProfile(bench, running)
  const moves = await ways.key(await watching(context), bench.samples(60, 30))
  await context.close()
  await bench.stop(running)
  return median(moves.slice(5).map(({ work }) => work))
}

export const rankMove: Line = {
  id: 'Q6',
  scenario: 'rank move',
  async run(bench): Promise<Result[]> {
    await bench.unheldBrowser()
    const results: Result[] = []
    const peer = 'Planka 331/661 ms server, 4.6 s page'
    const count = bench.quick ? 10_000 : 50_000
    const running = await bench.serve(count)
    const times: number[] = []
    const records: number[] = []
    for (const way of Object.keys(ways) as Way[]) {
      const context = await newProfile(bench, running)
      const page = await watching(context)
      const moves = (await ways[way](page, bench.samples(way === 'key' ? 200 : 60, 20) + 5)).slice(5)
      const seen = await acknowledged(page)
      times.push(...seen.times)
      records.push(...seen.records)
      await context.close()
      const work = median(moves.map((move) => move.work))
      results.push({
        id: 'Q6',
        scenario: `rank move in ${count.toLocaleString('en')} by ${way}: input to paint`,
        unit: 'ms',
        parts: partsOf(
          moves.map(({ inputAt, paintedAt }) => paintedAt - inputAt),
          { p50: null, p99: 16.7 },
        ),
        peer,
        note: `from the first handler ${work.toFixed(1)} ms (p50); frames are not held to 60 Hz`,
      })
    }
    await bench.stop(running)
    const wrong = records.filter((number) => number !== 1).length
    results.push(
      {
        id: 'Q6',
        scenario: `rank move in ${count.toLocaleString('en')}: acknowledged over the socket`,
        unit: 'ms',
        parts: partsOf(await rankAcknowledged(bench, count), { p50: 3, p99: 25 }),
        peer,
        note: `moves to random places, durable; to the page, which draws first, ${median(times).toFixed(0)} ms (p50)`,
      },
      {
        id: 'Q6',
        scenario: 'the same: records written by a move',
        unit: '',
        parts: [{ name: 'most', value: Math.max(...records), target: 1 }],
        peer: 'all below it',
        note: wrong > 0 ? `${wrong} of ${records.length} wrote more than one` : '',
      },
    )

    const large = bench.quick ? 10_000 : 100_000
    const [small, big] = [await keyWork(bench, 1_000), await keyWork(bench, large)]
    const ratio = (a: number, b: number) => [{ name: '', value: b / a, target: 2 }]
    const [few, many] = [await rankAcknowledged(bench, 1_000), await rankAcknowledged(bench, large)]
    const grown = `${large.toLocaleString('en')} against 1,000 items`
    results.push(
      {
        id: 'Q6',
        scenario: `growth of a rank move, ${grown}: input to paint in the page`,
        unit: '×',
        parts: ratio(small, big),
        peer: '',
        note: `${small.toFixed(2)} and ${big.toFixed(2)} ms (p50)`,
      },
      {
        id: 'Q6',
        scenario: `growth of a rank move, ${grown}: acknowledged by the server`,
        unit: '×',
        parts: ratio(median(few), median(many)),
        peer: '',
        note: `${median(few).toFixed(2)} and ${median(many).toFixed(2)} ms (p50), moves to random places`,
      },
    )
    return results
  },
}
