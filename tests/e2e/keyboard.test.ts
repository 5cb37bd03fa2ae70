import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { eventuallyTitles, rows } from '#tests/support/backlog.ts'
import { byPalette, focused, tabTo } from '#tests/support/by-keys.ts'
import { eventually, inLine } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { olivia } from '#tests/support/server.ts'
import { openWorld } from '#tests/support/world.ts'

// Nothing here touches the pointer: every step is a key.

const world = openWorld()

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()

test('signing in, importing, deriving a roadmap and following it back need no pointer', async () => {
  const product = await makeProduct(world.owner, { key: 'KB', stage: 'growth' })
  const { page, expecting } = await world.stranger()
  expecting(/status of 401/)
  const press = (key: string) => page.keyboard.press(key)
  await page.goto('/sign-in')
  await eventually(() => focused(page)).toMatch(/^Name/)
  await page.keyboard.type(olivia.name)
  await tabTo(page, /^Password/)
  await page.keyboard.type(olivia.password)
  await press('Enter')
  await heading(page, 'Roadmap')

  await page.goto(`${product.path}/import`)
  await heading(page, 'Import')
  await tabTo(page, 'Read the DataHub stories')
  await press('Enter')
  await page.getByRole('button', { name: 'Import 67 items' }).waitFor()
  await press('Control+Enter')
  await heading(page, 'Imported 67 items')
  await tabTo(page, 'See the backlog')
  await press('Enter')
  await heading(page, 'Backlog')
  await eventually(() => rows(page).count()).toBeGreaterThan(10)

  await byPalette(page, 'derive roadmap from')
  await heading(page, 'Derive roadmap')
  await tabTo(page, 'Why go bottom-up all the same?')
  await page.keyboard.type('It has run for years.')
  await press('Control+Enter')
  await page
    .getByRole('status')
    .filter({ hasText: /of 67 items in [1-9]/ })
    .waitFor()
  await press('Control+Enter')
  await tabTo(page, 'Add release')
  await press('Enter')
  await page.getByRole('region', { name: 'Release 1' }).waitFor()
  await tabTo(page, /^Move /)
  const theme = (await focused(page)).replace(/^Move /, '')
  await press('Enter')
  await eventually(() =>
    page.getByRole('menu').evaluate((menu) => menu.contains(document.activeElement)),
  ).toBe(true)
  await press('ArrowUp')
  await eventually(() => focused(page)).toMatch(/^Release 1/)
  await press('Enter')
  await page.getByRole('region', { name: 'Release 1' }).getByText(theme, { exact: true }).waitFor()
  await press('Control+Enter')
  await page.getByRole('region', { name: 'Goals and metrics' }).waitFor()
  await tabTo(page, 'Goal')
  await page.keyboard.type('People find the data they need')
  await tabTo(page, 'Metric')
  await page.keyboard.type('searches that end well')
  await press('Control+Enter')
  await heading(page, /open items get a why/)
  await press('Control+Enter')
  await heading(page, 'Roadmap')
  await page.getByRole('button', { name: 'Goal: People find the data they need' }).waitFor()

  await press('g')
  await press('b')
  await heading(page, 'Backlog')
  await press('f')
  await page.keyboard.type('-is:orphan')
  await press('Enter')
  await eventually(async () => (await rows(page).first().getAttribute('aria-label')) ?? '').toContain(theme)
  await inLine(page)
  const traced = (await world.owner.records('item', { product: product.id })).filter(({ feature }) => feature)
  await eventually(() => rows(page).count()).toBe(traced.length)
})

test('deriving a backlog from the next release needs no pointer', async () => {
  const product = await makeProduct(world.owner, {
    key: 'KD',
    releases: [{ name: 'First', date: '2027-Q1', goal: 'The goal', features: ['Search', 'Map'] }],
  })
  const { page, open } = await world.signedIn()
  await open(`${product.path}/roadmap`)
  await page.getByRole('button', { name: 'Feature: Search' }).waitFor()
  await page.keyboard.press('d')
  await heading(page, 'Derive backlog')
  await tabTo(page, 'Search')
  await page.keyboard.type('Find by name')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Find by place')
  await page.getByRole('heading', { name: 'Added (4)' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await heading(page, 'Backlog')
  const made = ['Search', 'Find by name', 'Find by place', 'Map']
  await eventuallyTitles(page).toEqual(made)
  // The head of the release, and then its first item.
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Alt+ArrowDown')
  await eventuallyTitles(page).toEqual(['Find by name', 'Search', 'Find by place', 'Map'])
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await heading(page, 'What the product will be made of, in order')
  expect(await rows(page).count()).toBe(0)
})
