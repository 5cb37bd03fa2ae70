import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { importExample } from '#tests/support/import-file.ts'
import { choose, eventually } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { sharing } from '#tests/support/sharing.ts'
import { openWorld } from '#tests/support/world.ts'

// What is made takes the keys: one goes on typing, and it has that name.

const world = openWorld()
const { alone } = sharing(world, 'MD')

/** Types without looking where the keys go, and waits for the screen to have drawn what came of it. */
async function typeBlind(page: Page, text: string) {
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

test('on the way from a backlog to a roadmap: a theme, a release and a metric', async () => {
  const { path } = await makeProduct(world.owner, { key: 'MADE', stage: 'growth' })
  await importExample(world, 'MADE')
  const { page, open } = await world.signedIn()
  await open(`${path}/derive/bottom-up`)
  await page.getByLabel('Why go bottom-up all the same?').fill('It is old enough.')
  await page.getByRole('button', { name: 'Next: Themes' }).click()
  await page
    .getByRole('status')
    .filter({ hasText: /of 67 items in [1-9]/ })
    .waitFor()

  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Make a theme of 1' }).press('Enter')
  await typeBlind(page, 'Kept apart')
  await page.getByRole('region', { name: 'Kept apart', exact: true }).waitFor()

  await page.getByRole('button', { name: 'Next: Releases' }).click()
  // The quarters to come, which wait for a release, are none.
  const releases = page
    .getByRole('region', { name: 'Releases' })
    .getByRole('region', { name: /^(?!New release)/ })
  for (const name of ['Retain', 'Grow']) {
    await page.getByRole('button', { name: 'Add release', exact: true }).press('Enter')
    await typeBlind(page, name)
    await page.getByRole('region', { name, exact: true }).waitFor()
  }
  // Nothing but these, and the column of what is in no release.
  expect(await releases.count()).toBe(3)
  await choose(page, page.getByRole('button', { name: 'Change Grow' }), 'Remove from the plan')
  await eventually(() => releases.count()).toBe(2)
  await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Add release')

  await choose(page, page.getByRole('button', { name: 'Move Kept apart', exact: true }), 'Retain')
  await page.getByRole('button', { name: 'Next: Goals and metrics' }).click()
  await page.getByRole('button', { name: 'Add metric' }).press('Enter')
  await page.keyboard.type('returning')
  expect(await page.getByLabel('Metric', { exact: true }).nth(1).inputValue()).toBe('returning')
})

test('a line that was left with something in it takes the keys when it is asked for again', async () => {
  const { page } = await alone('item')
  const add = page.getByRole('button', { name: 'Add an item beneath' })
  const line = page.getByRole('textbox', { name: 'Title of the item beneath' })
  await add.press('Enter')
  await page.keyboard.type('Half')
  await page.reload()
  // By itself it takes no keys.
  await line.waitFor()
  expect(await line.inputValue()).toBe('Half')
  expect(await line.evaluate((one) => one === document.activeElement)).toBe(false)
  await line.press('Escape')
  await add.press('Enter')
  await page.keyboard.type(' an item')
  await eventually(() => line.inputValue()).toBe('Half an item')
})

test('so does a feature that was left half written', async () => {
  const { page } = await alone('roadmap')
  const add = page.getByRole('button', { name: 'Add feature' }).first()
  const line = page.getByRole('textbox', { name: 'New feature' })
  await add.press('Enter')
  await page.keyboard.type('Half')
  await page.keyboard.press('Escape')
  await add.press('Enter')
  await page.keyboard.type(' a feature')
  await eventually(() => line.inputValue()).toBe('Half a feature')
})
