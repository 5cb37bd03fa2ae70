import type { Page } from 'playwright-core'
import type { Bench } from '../drive/bench.ts'
import { installWatch } from '../drive/moves.ts'
import { clickRow, newProfile, openBacklog } from '../drive/page.ts'
import { median, partsOf } from '../figures.ts'
import type { Result } from '../table.ts'
import type { Line } from './line.ts'

/** What people type: words, beginnings of two, a command, a name that stands in thousands, a key. */
const queries = [
  'saved routes',
  'expo maps',
  'move to',
  'of',
  'quokka crossing',
  'feature 3',
  'ben-12',
  'let hik',
]

const dialog = '[role=dialog]'

async function opening(page: Page): Promise<number> {
  await page.evaluate(() => {
    const paint = (then: () => void) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = then
        port2.postMessage(null)
      })
    const { promise, resolve } = Promise.withResolvers<number>()
    ;(window as { opened?: Promise<number> }).opened = promise
    let at = 0
    addEventListener('keydown', ({ timeStamp }) => (at ||= timeStamp), { capture: true, once: true })
    const observer = new MutationObserver(() => {
      if (!document.querySelector('[role=dialog] [role=option]')) return
      observer.disconnect()
      paint(() => resolve(performance.now() - at))
    })
    observer.observe(document.body, { childList: true, subtree: true })
  })
  await page.keyboard.press('Control+k')
  return page.evaluate(() => (window as { opened?: Promise<number> }).opened as Promise<number>)
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.locator(dialog).waitFor({ state: 'detached' })
}

async function use(bench: Bench, count: number, samples: number) {
  const running = await bench.serve(count)
  const context = await newProfile(bench, running)
  const { page } = await openBacklog(context)
  await page.evaluate(installWatch)
  await clickRow(page)
  await page.waitForTimeout(3_000)
  const openings: number[] = []
  for (let time = 0; time < 10; time++) {
    openings.push(await opening(page))
    await close(page)
  }
  await opening(page)
  const field = page.getByRole('combobox', { name: 'What to do or where to go' })
  const paint: number[] = []
  const work: number[] = []
  for (let round = 0; paint.length < samples; round++) {
    const query = queries[round % queries.length] ?? ''
    for (const key of [...query, ...Array.from(query, () => 'Backspace')]) {
      await page.evaluate((within) => window.watch.typed(within), dialog)
      await field.press(key === ' ' ? 'Space' : key)
      const seen = await page.evaluate(() => window.watch.result())
      if (round > 0 && seen.inputAt > 0) {
        paint.push(seen.paintedAt - seen.inputAt)
        work.push(seen.work)
      }
    }
  }
  await context.close()
  await bench.stop(running)
  return { openings, paint, work }
}

export const palette: Line = {
  id: 'Q22',
  scenario: 'the palette',
  async run(bench): Promise<Result[]> {
    await bench.unheldBrowser()
    const results: Result[] = []
    for (const count of bench.sizes(10_000, 100_000)) {
      const { openings, paint, work } = await use(bench, count, bench.samples(250, 60))
      const items = `${count.toLocaleString('en')} items`
      results.push(
        {
          id: 'Q22',
          scenario: `palette as you type, ${items}: key to list painted`,
          unit: 'ms',
          peer: 'none found',
          parts: partsOf(paint, { p50: count > 10_000 ? null : 16, p99: null }),
          note: `${paint.length} keys; from the first handler ${median(work).toFixed(1)} ms (p50); frames are not held to 60 Hz`,
        },
        {
          id: 'Q22',
          scenario: `palette opened, ${items}: key to list painted`,
          unit: 'ms',
          peer: 'none found',
          parts: [
            { name: 'first', value: openings[0] ?? Number.NaN, target: 50 },
            { name: 'tenth', value: openings[9] ?? Number.NaN, target: null },
          ],
          note: 'three seconds after the list is on the screen, which is when its parts have been read ahead',
        },
      )
    }
    return results
  },
}
