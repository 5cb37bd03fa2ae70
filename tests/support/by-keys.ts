import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { eventually } from './person.ts'

/** What a screen reader would call the element that has the focus. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return ''
    const labels = [...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent)
    return element.getAttribute('aria-label') ?? labels[0] ?? element.textContent ?? ''
  })

/** Waits until the focus is on what is called so. */
export const isOn = (page: Page, what: string | RegExp) => eventually(() => focused(page)).toMatch(what)

/** Presses Tab until the focus is on what is wanted. */
export async function tabTo(page: Page, wanted: string | RegExp): Promise<void> {
  const fits = (label: string) =>
    typeof wanted === 'string' ? label.trim() === wanted : wanted.test(label.trim())
  const passed: string[] = []
  for (let press = 0; press < 250; press++) {
    const label = await focused(page)
    if (fits(label)) return
    passed.push(label)
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${wanted}; it passed ${[...new Set(passed)].slice(0, 40).join(' · ')}`)
}

/** Presses the keys one after the other. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Does what the palette finds under these words. */
export async function byPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'What to do or where to go' }).waitFor()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Command palette' }).waitFor({ state: 'hidden' })
}

/** Chooses a line of the menu that is open, by the arrow keys. */
export async function chooseByKeys(page: Page, line: RegExp): Promise<void> {
  const menu = page.getByRole('menu')
  await eventually(() => menu.evaluate((one) => one.contains(document.activeElement))).toBe(true)
  for (let step = 0; step < 60; step++) {
    if (line.test((await focused(page)).trim())) return page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`No line of the menu is ${line}`)
}

/** Counts from now on what this page gets of a pointer, over all documents that it loads. */
export async function watchPointer(page: Page, ...kinds: readonly string[]): Promise<() => Promise<void>> {
  const got: string[] = []
  await page.exposeFunction('gotPointer', (what: string) => void got.push(what))
  await page.addInitScript(
    (refused) => {
      const tell = (event: PointerEvent) => {
        if (refused.includes(event.pointerType))
          (window as unknown as { gotPointer(what: string): void }).gotPointer(event.pointerType)
      }
      addEventListener('pointerdown', tell, true)
    },
    [...kinds],
  )
  return async () => expect(got, 'what came of a pointer').toEqual([])
}
