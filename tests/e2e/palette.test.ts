import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { focusRow } from '#tests/support/backlog.ts'
import { eventually } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()

const field = (page: Page) => page.getByRole('combobox', { name: 'What to do or where to go' })
const lines = (page: Page) =>
  page
    .getByRole('dialog', { name: 'Command palette' })
    .getByRole('option')
    .evaluateAll((options) => options.map((option) => option.querySelector('span')?.textContent))

test('what fits best stands first, be it something to do, a screen, a product or an item', async () => {
  const other = await makeProduct(world.owner, { key: 'PALB', name: 'Settlement' })
  const maps = Array.from({ length: 40 }, (_, at) => `A map of region ${at + 1}`)
  const items = ['Reset the settings page', 'Import', 'Maps', ...maps]
  const { path } = await makeProduct(world.owner, { key: 'PALA', items })
  const { page, open } = await world.signedIn()
  await open(`${path}/backlog`)
  await focusRow(page, 'Maps')
  await page.keyboard.press('Control+k')

  // The plans of other products come once the page is at rest.
  await eventually(async () => {
    await field(page).fill('')
    await field(page).fill('sett')
    return (await lines(page)).slice(0, 3)
  }).toEqual(['Settings', 'Settlement', 'Reset the settings page'])
  await field(page).fill('map')
  await eventually(async () => (await lines(page))[0]).toBe('Maps')
  await page.getByText(/^The best 30 of 4\d; type more/).waitFor()
  expect(await lines(page)).toHaveLength(30)
  await field(page).fill('pala-2')
  await eventually(async () => (await lines(page))[0]).toBe('Import')

  await field(page).fill('move to a rank')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: /^Move / }).waitFor()
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await field(page).fill('settlement')
  await eventually(async () => (await lines(page))[0]).toBe('Settlement')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${other.path}/roadmap`)
})
