import type { Locator, Page } from 'playwright-core'
import { eventually } from './person.ts'

const grid = (page: Page) => page.getByRole('grid', { name: /^Backlog items/ })

/** The backlog screen as a person sees it: the rows of items, in the order in which they stand. */
export const rows = (page: Page): Locator => grid(page).locator('[data-item]')

/** The head of a group, by what it begins with: the release's name. */
export const headOf = (page: Page, name: string): Locator =>
  grid(page).getByRole('row', { name: new RegExp(`^${name}[:.]`) })

/** What stands from top to bottom: `# name` for the head of a group, titles for items. */
export async function linesOf(page: Page): Promise<string[]> {
  const drawn = await grid(page)
    .getByRole('row')
    .evaluateAll((elements) =>
      elements.map((row) => ({
        at: Number(row.getAttribute('aria-rowindex')),
        text: row.hasAttribute('data-head')
          ? `# ${row.getAttribute('aria-label')?.split(/[:.]/)[0]}`
          : (row.querySelector('[data-edit="title"]')?.textContent ?? ''),
      })),
    )
  return drawn.sort((a, b) => a.at - b.at).map(({ text }) => text)
}

/** The row of the item with this title. */
export const rowOf = (page: Page, title: string): Locator => rows(page).filter({ hasText: title })

/** Titles from top to bottom, of the rows that are drawn. */
export async function titles(page: Page): Promise<string[]> {
  const drawn = await rows(page).evaluateAll((elements) =>
    elements.map((row) => ({
      at: Number(row.getAttribute('aria-rowindex')),
      title: row.querySelector('[data-edit="title"]')?.textContent ?? '',
    })),
  )
  return drawn.sort((a, b) => a.at - b.at).map(({ title }) => title)
}

export function eventuallyTitles(page: Page) {
  return eventually(() => titles(page))
}

/** Brings the keyboard to a row, as a click on its rank does; a narrow page draws none. */
export async function focusRow(page: Page, title: string): Promise<void> {
  const row = rowOf(page, title)
  await row.waitFor()
  const rank = row.locator('[data-col="0"] > :last-child')
  await ((await rank.isVisible()) ? rank.click() : row.focus())
  await eventually(() =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''),
  ).toContain(title)
}

/** Writes a new item below the current row. */
export async function addItem(page: Page, title: string): Promise<void> {
  await page.keyboard.press('c')
  await page.getByRole('textbox', { name: 'Title of the new item' }).fill(title)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
}
