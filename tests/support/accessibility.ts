import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { longForm } from './long-form.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const both = ['light', 'dark'] as const

/** Every width and every colour scheme once; each with each in the long form. */
const looks = [
  { width: 1440, height: 900, schemes: longForm ? both : (['light'] as const) },
  { width: 390, height: 844, schemes: longForm ? both : (['dark'] as const) },
]

/**
 * What axe finds wrong with what the page shows now, at two widths, in light and dark; and where it must be
 * scrolled sideways at 320 px. `open` brings a floating thing back that a new size has closed.
 */
export async function faultsOf(page: Page, open?: () => Promise<void>): Promise<string[]> {
  const faults: string[] = []
  const before = page.viewportSize()
  for (const { schemes, ...size } of looks) {
    await page.setViewportSize(size)
    await open?.()
    for (const colours of schemes) {
      await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' })
      faults.push(...(await violations(page, `${colours}, ${size.width} px`)))
    }
    if (open) await page.keyboard.press('Escape')
  }
  await page.setViewportSize({ width: 320, height: 640 })
  await open?.()
  const wide = await page.evaluate(widerThanScreen)
  if (wide) faults.push(`320 px: the page scrolls sideways, ${wide}`)
  if (open) await page.keyboard.press('Escape')
  if (before) await page.setViewportSize(before)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  return faults
}

/** What axe finds wrong with what the page shows now, each line begun with the look. */
export async function violations(page: Page, look: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const results = await page.evaluate(async () => {
    // Colours are measured as drawn: nothing may still be on its way.
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})))
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } }
    // A menu hangs at the end of the page whatever it belongs to, and its button names it: no landmark is its own.
    const menu = document.querySelector('[role="menu"]') !== null
    return axe.run({ resultTypes: ['violations'], rules: { region: { enabled: !menu } } })
  })
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => {
      const why = failureSummary.split('\n').slice(1).join('; ').trim()
      return `${look}: ${id} at ${target.join(' ')} (${why})`
    }),
  )
}

/** In the page: what stands out at the end edge, or null. */
function widerThanScreen(): string | null {
  const page = document.scrollingElement
  if (!page || page.scrollWidth <= innerWidth) return null
  const culprits = [...document.body.querySelectorAll('*')]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 3)
    .map((one) => `${one.tagName.toLowerCase()}.${one.className}`)
  return `${page.scrollWidth} px wide: ${culprits.join(', ')}`
}
