import type { Bench } from '../drive/bench.ts'
import { installWatch } from '../drive/moves.ts'
import { newProfile, openBacklog } from '../drive/page.ts'
import { median, partsOf } from '../figures.ts'
import type { Result } from '../table.ts'
import type { Line } from './line.ts'

const words = [
  'offline',
  'weather zz',
  'maps of',
  'quokka',
  'is:orphan',
  'status:ready map',
  'review',
  'season cal',
]

async function typing(
  bench: Bench,
  count: number,
  samples: number,
): Promise<{ paint: number[]; work: number[] }> {
  const running = await bench.serve(count)
  const context = await newProfile(bench, running)
  const { page } = await openBacklog(context)
  await page.evaluate(installWatch)
  const field = page.getByLabel('Filter the backlog')
  await field.click()
  await page.waitForTimeout(1_500)
  const paint: number[] = []
  const work: number[] = []
  for (let round = 0; paint.length < samples; round++) {
    const word = words[round % words.length] ?? ''
    const keys = [...word, ...Array.from(word, () => 'Backspace')]
    for (const key of keys) {
      await page.evaluate(() => window.watch.typed())
      await field.press(key === ' ' ? 'Space' : key)
      const seen = await page.evaluate(() => window.watch.result())
      // Some keys change nothing that is shown.
      if (round > 0 && seen.inputAt > 0) {
        paint.push(seen.paintedAt - seen.inputAt)
        work.push(seen.work)
      }
    }
  }
  await context.close()
  await bench.stop(running)
  return { paint, work }
}

export const filtering: Line = {
  id: 'Q7',
  scenario: 'filter as you type',
  async run(bench): Promise<Result[]> {
    await bench.unheldBrowser()
    const results: Result[] = []
    for (const count of bench.sizes(10_000, 100_000)) {
      const { paint, work } = await typing(bench, count, bench.samples(250, 60))
      results.push({
        id: 'Q7',
        scenario: `filter as you type, ${count.toLocaleString('en')} items: key to list painted`,
        unit: 'ms',
        parts: partsOf(paint, { p50: null, p99: count > 10_000 ? 33 : 16.7 }),
        peer: 'Planka 6.5 s',
        note: `${paint.length} keys; from the first handler ${median(work).toFixed(1)} ms (p50); frames are not held to 60 Hz`,
      })
    }
    return results
  },
}
