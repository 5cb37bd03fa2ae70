import type { Locator, Page } from 'playwright-core'
import { eventually } from './person.ts'

/** The backlog screen as a person sees it: rows in the order in which they stand. */
export const rows = (page: Page): Locator =>
  page.getByRole('grid', { name: /^Backlog items/ }).getByRole('row')

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

/** Brings the keyboard to a row, as a click on its rank does. */
export async function focusRow(page: Page, title: string): Promise<void> {
  await rowOf(page, title).locator('[data-col="0"] > :last-child').click()
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
