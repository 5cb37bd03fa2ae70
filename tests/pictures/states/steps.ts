import type { Locator, Page } from 'playwright-core'
import { rowOf } from '#tests/support/backlog.ts'
import type { Visit } from '../scene.ts'
import { settled } from '../settled.ts'

export const named = (page: Page, role: 'button' | 'link' | 'tab', name: string | RegExp) =>
  page.getByRole(role, { name }).first()

export const box = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name }).first()

export const text = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()

export const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { name }).first().waitFor()

export const dialog = (page: Page, name?: string | RegExp) =>
  page
    .getByRole('dialog', name ? { name } : {})
    .first()
    .waitFor()

export const menu = (page: Page) => page.getByRole('menu').first().waitFor()

export const alert = (page: Page) => page.locator('[role="alert"], [aria-invalid="true"]').first().waitFor()

/** Brings the keys to a row of the backlog. */
export async function onRow(page: Page, title: string): Promise<Locator> {
  const row = rowOf(page, title).first()
  await row.waitFor()
  await row.locator('[data-col="3"]').focus()
  await row.locator('[data-col="3"]').press('Shift')
  return row
}

export async function rowKey(page: Page, title: string, ...keys: string[]): Promise<void> {
  await onRow(page, title)
  for (const key of keys) await page.keyboard.press(key)
}

export const feature = (page: Page, name: string) =>
  page.getByRole('button', { name: `Feature: ${name}`, exact: true })

/** Types into the palette. */
export async function palette(page: Page, words = ''): Promise<void> {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'What to do or where to go' })
  await field.waitFor()
  if (words) await field.fill(words)
  await settled(page)
}

export async function command(page: Page, words: string): Promise<void> {
  await palette(page, words)
  await page.keyboard.press('Enter')
}

export const csv = (name: string, ...rows: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(rows.join('\n')),
})

export const chooseFile = (page: Page, file: string | ReturnType<typeof csv>) =>
  page.locator('input[type=file]').setInputFiles(file)

export const dryRun = (page: Page) =>
  page
    .getByRole('button', { name: /^Import \d/ })
    .first()
    .waitFor()

export const busy = 'Show how busy a trail usually is at the weekend'

export const plan = {
  releases: [
    {
      name: 'First hikes',
      date: '2027-Q1',
      goal: 'A thousand first hikes',
      metrics: ['hikes'],
      features: ['Search', 'Map'],
    },
    { name: 'Come back', date: '2027-Q2', goal: 'Three in ten come back', features: ['Offline maps'] },
  ],
  items: ['Find a hike near me', 'Filter by length', 'Keep a hike for the weekend', 'Sort by distance'],
}

/** The same plan at an address of its own, for what changes it. */
export async function onNew(visit: Visit, screen: string): Promise<void> {
  const { path } = await visit.product(plan)
  await visit.open(path + screen)
}

/** The same plan, in which somebody else is in the team. */
export async function withTheo(visit: Visit) {
  const product = await visit.product(plan)
  const { member } = visit.scene.people.team
  await visit.scene.owner.run({ name: 'set-role', input: { product: product.id, member, role: 'team' } })
  return product
}
