import type { Page } from 'playwright-core'
import type { Bench } from '../drive/bench.ts'
import { newProfile, openBacklog, probed, rowSelector } from '../drive/page.ts'
import { type Part, percentile } from '../figures.ts'
import type { Result } from '../table.ts'
import type { Line } from './line.ts'

const interactions = 200
/** Shorter ones are not told by the browser, so they count as this long (ms). */
const shortest = 16

/** What a person does in the first minutes, twenty interactions a round. */
async function round(page: Page): Promise<void> {
  const { keyboard, mouse } = page
  const rows = page.locator(rowSelector)
  const box = await rows.nth(4).boundingBox()
  if (!box) throw new Error('The fifth row is not on the screen')
  await mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  for (const key of [
    'ArrowDown',
    'ArrowDown',
    'ArrowUp',
    'Alt+ArrowDown',
    'Alt+ArrowUp',
    'x',
    'Escape',
    'PageDown',
  ]) {
    await keyboard.press(key)
  }
  await mouse.wheel(0, 2_000)
  await page.waitForTimeout(20)
  await keyboard.press('y')
  await keyboard.press('s')
  await page.getByRole('menu').first().waitFor()
  await keyboard.press('Escape')
  await page.getByRole('menu').first().waitFor({ state: 'hidden' })
  await keyboard.press('f')
  for (const key of ['m', 'a', 'p']) await keyboard.press(key)
  for (const key of ['Backspace', 'Backspace', 'Backspace']) await keyboard.press(key)
  await keyboard.press('Escape')
  await keyboard.press('Home')
}

async function interact(
  bench: Bench,
  count: number,
): Promise<{ times: number[]; longest: number; long: number }> {
  const running = await bench.serve(count)
  const context = await newProfile(bench, running)
  const { page } = await openBacklog(context)
  for (let done = 0; done < interactions; done += 20) await round(page)
  await page.waitForTimeout(300)
  const { interactions: seen, longTasks, rowsAt } = await probed(page)
  await context.close()
  await bench.stop(running)
  const times = Object.values(seen)
  while (times.length < interactions) times.push(shortest)
  const after = longTasks.filter(({ at }) => at >= (rowsAt ?? 0)).map(({ ms }) => ms)
  return { times: times.sort((a, b) => a - b), longest: Math.max(0, ...after), long: after.length }
}

export const firstInteractions: Line = {
  id: 'Q5',
  scenario: 'first 200 interactions',
  async run(bench): Promise<Result[]> {
    const results: Result[] = []
    for (const count of bench.sizes(10_000, 100_000)) {
      const { times, longest, long } = await interact(bench, count)
      const items = `${count.toLocaleString('en')} items`
      const common = { id: 'Q5', unit: 'ms', peer: 'Planka’s longest block 14.4 s' }
      const inp: Part = { name: 'p98', value: percentile(times, 98), target: count > 10_000 ? 80 : 50 }
      results.push(
        {
          ...common,
          scenario: `first ${interactions} interactions, ${items}: input to next paint`,
          parts: [inp, { name: 'max', value: times.at(-1) ?? Number.NaN, target: null }],
          note: 'event timing, which counts in steps of 8 ms and waits for the 60 Hz frame',
        },
        {
          ...common,
          scenario: `the same: longest task`,
          parts: [{ name: '', value: longest, target: 50 }],
          note: long === 0 ? 'none over 50 ms, below which the browser tells nothing' : `${long} over 50 ms`,
        },
      )
    }
    return results
  },
}
