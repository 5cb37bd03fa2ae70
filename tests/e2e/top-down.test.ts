import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { eventuallyTitles, rowOf } from '#tests/support/backlog.ts'
import { eventually, inLine } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()

let made = 0
/** Somebody on the roadmap of a product that has releases and no backlog. */
async function onRoadmap() {
  const product = await makeProduct(world.owner, {
    key: `TD${++made}`,
    releases: [
      {
        name: 'First hikes',
        date: '2027-Q1',
        goal: 'A thousand people walk their first hike',
        metrics: ['first hikes'],
        features: ['Route search', 'Map view'],
      },
      {
        name: 'Come back',
        date: '2027-Q3',
        goal: 'Three in ten come back',
        features: ['Offline maps'],
      },
    ],
  })
  const person = await world.signedIn()
  await person.open(`${product.path}/roadmap`)
  await person.page.getByText('Route search', { exact: true }).first().waitFor()
  return { ...person, product }
}

const preview = 'What would be created'

test('deriving the next release shows what would be created, and writes nothing before it is applied', async () => {
  const { page, product } = await onRoadmap()
  await page.keyboard.press('d')
  await page.getByRole('heading', { level: 1, name: 'Derive backlog' }).waitFor()
  expect(await page.getByLabel('Release', { exact: true }).inputValue()).toBe(product.releases['First hikes'])
  await page.getByRole('button', { name: 'Goal: A thousand people walk their first hike' }).waitFor()
  await page.getByText('first hikes: 0 → 10').waitFor()
  await page
    .getByLabel('Route search')
    .fill('Find a hike near me\n\n  - Filter by length \nBug: search forgets')
  await page.getByLabel('Map view').fill('Sketch: the map on a phone')
  const region = page.getByRole('region', { name: preview })
  await region.getByRole('heading', { name: 'Added (6)' }).waitFor()
  const lines = await region.getByRole('listitem').allInnerTexts()
  expect(lines.map((line) => line.replace(/\s+/g, ' ').replace(/^\+ /, ''))).toEqual([
    'Route search',
    'Find a hike near me',
    'Filter by length',
    'search forgets',
    'Map view',
    'the map on a phone',
  ])
  expect(await world.owner.records('item', { product: product.id })).toEqual([])
})

test('applying it is one step: each item leads back to its feature and goal, and one undo takes all of it back', async () => {
  const { page, product } = await onRoadmap()
  await page.getByRole('button', { name: 'Derive backlog' }).click()
  await page.waitForURL(/derive\/top-down/)
  await page.getByRole('heading', { level: 1, name: 'Derive backlog' }).waitFor()
  await page.getByLabel('Route search').fill('Find a hike near me\nBug: search forgets')
  await page.getByRole('button', { name: 'Create 4 items' }).click()
  await page.waitForURL(/\/backlog$/)
  // The button went with its screen, and the focus is where the new one begins.
  await eventually(() =>
    page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent}`),
  ).toBe('H1 Backlog')
  await eventuallyTitles(page).toEqual(['Route search', 'Find a hike near me', 'search forgets', 'Map view'])
  const head = page.getByRole('region', { name: 'The goal of the next release' })
  await head.getByText('A thousand people walk their first hike').waitFor()
  await head.getByText(/first hikes: 0 → 10/).waitFor()
  expect(await rowOf(page, 'search forgets').getAttribute('aria-label')).toMatch(
    /defect, search forgets, .*feature Route search$/,
  )
  expect(await rowOf(page, 'Map view').getAttribute('aria-label')).toContain('epic, Map view')
  await inLine(page)
  const items = await world.owner.records('item', { product: product.id })
  const [epic, story] = items
  expect(epic).toMatchObject({ kind: 'epic', feature: product.features['Route search'], parent: null })
  expect(story).toMatchObject({ kind: 'story', feature: product.features['Route search'], parent: epic!.id })
  await page.keyboard.press('Control+z')
  await page.getByRole('heading', { name: 'What the product will be made of, in order' }).waitFor()
  await inLine(page)
  expect(await world.owner.records('item', { product: product.id })).toEqual([])
  expect((await world.owner.records('product')).find(({ id }) => id === product.id)?.focus).toBeNull()
  await page.keyboard.press('Control+Shift+z')
  await eventuallyTitles(page).toEqual(['Route search', 'Find a hike near me', 'search forgets', 'Map view'])
  await inLine(page)
  expect(await world.owner.records('item', { product: product.id })).toEqual(items)
})

test('by keyboard alone, focus is never lost: on the proposal that comes, on what stands in its place, on the release', async () => {
  const { page, product } = await onRoadmap()
  await page.goto(`${product.path}/derive/top-down`)
  const focused = (name: string) =>
    eventually(() =>
      page.evaluate(() => {
        const label = document.activeElement?.getAttribute('aria-label')
        return label ?? document.activeElement?.closest('section')?.getAttribute('aria-label')
      }),
    ).toBe(name)
  await page.getByRole('button', { name: 'Propose' }).focus()
  await page.keyboard.press('Enter')
  await focused('Proposal')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.getByRole('heading', { name: '2 of 3 ticked' }).waitFor()
  const dismiss = page.getByRole('button', { name: 'Dismiss' })
  await dismiss.focus()
  await page.keyboard.press('Enter')
  await focused(preview)
  const release = page.getByLabel('Release', { exact: true })
  await release.focus()
  await page.keyboard.press('ArrowDown')
  await page.waitForURL(/release=/)
  await eventually(() => release.evaluate((field) => field === document.activeElement)).toBe(true)
})

test('two people read one proposal, untick at once, and what is left is created as one step, with its reasons', async () => {
  const { page: one, product } = await onRoadmap()
  const { page: other, open } = await world.signedIn()
  const screen = `${product.path}/derive/top-down`
  await Promise.all([one.goto(screen), open(screen)])
  await one.getByLabel('Route search').fill('Find a hike near me\nFilter by length\nBug: search forgets')
  await one.getByRole('button', { name: 'Propose' }).click()
  const tick = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true })
  for (const page of [one, other]) {
    const region = page.getByRole('region', { name: 'Proposal' })
    await region.getByRole('heading', { name: 'Derive backlog from First hikes' }).waitFor()
    await region.getByRole('heading', { name: '6 of 6 ticked' }).waitFor()
    await region.getByText('Builds "Route search"').first().waitFor()
  }
  await Promise.all([tick(one, 'search forgets').uncheck(), tick(other, 'Epic "Map view"').uncheck()])
  for (const page of [one, other]) await page.getByRole('heading', { name: '4 of 6 ticked' }).waitFor()
  await other.reload()
  await other.getByRole('heading', { name: '4 of 6 ticked' }).waitFor()
  expect(await tick(other, 'search forgets').isChecked()).toBe(false)

  // What a story stands beneath comes and goes with it.
  await tick(other, 'Epic "Route search"').uncheck()
  await one.getByRole('heading', { name: '1 of 6 ticked' }).waitFor()
  await tick(one, 'Find a hike near me').check()
  await one.getByRole('heading', { name: '3 of 6 ticked' }).waitFor()
  expect(await tick(one, 'Epic "Route search"').isChecked()).toBe(true)

  // What it rests on is gone: it says so on both screens, and is refused in words.
  await inLine(one)
  await inLine(other)
  await world.owner.run({ name: 'delete-feature', input: { feature: product.features['Route search'] } })
  for (const page of [one, other])
    await page.getByText('▲ It is about a record that was deleted (Feature).').first().waitFor()
  await other.getByRole('button', { name: 'Create 2 items' }).click()
  await other
    .getByText('What “Epic "Route search"” rests on has changed since it was proposed.')
    .first()
    .waitFor()
  await one.keyboard.press('Control+z')
  await one.getByRole('heading', { name: '1 of 6 ticked' }).waitFor()
  await tick(other, 'Epic "Map view"').check()
  await other.getByRole('button', { name: 'Create 1 item' }).click()
  await other.waitForURL(/\/backlog$/)
  await eventuallyTitles(other).toEqual(['Map view'])
  await one.getByRole('button', { name: 'Create 1 item' }).waitFor({ state: 'hidden' })
  await one.goto(`${product.path}/history`)
  await one.getByText('Why: 2 reasons').first().click()
  await one.getByText('Epic "Map view": The goal needs "Map view"').waitFor()
  await inLine(other)
  await other.keyboard.press('Control+z')
  await other.goto(screen)
  await other.getByRole('heading', { name: '2 of 6 ticked' }).waitFor()
  expect(await world.owner.records('item', { product: product.id })).toEqual([])
  await other.getByRole('button', { name: 'Dismiss' }).click()
  await other.getByLabel('Map view').waitFor()
  await inLine(other)
  expect(await world.owner.records('proposal', { product: product.id })).toEqual([])
})

test('deriving again adds only what is new', async () => {
  const { page, product } = await onRoadmap()
  await page.goto(`${product.path}/derive/top-down`)
  await page.getByLabel('Route search').fill('Find a hike near me')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/\/backlog$/)
  await page.goto(`${product.path}/derive/top-down`)
  const region = page.getByRole('region', { name: preview })
  await region.getByRole('heading', { name: 'Added (0)' }).waitFor()
  await region.getByRole('heading', { name: 'Kept (3)' }).waitFor()
  expect(await page.getByRole('button', { name: 'Create 0 items' }).isDisabled()).toBe(true)
  await region.getByText('Every feature has items. Write more stories, or see the backlog.').waitFor()
  await page.getByLabel('Route search').fill('Find a hike near me\nFilter by length')
  await page.getByRole('button', { name: 'Create 1 item' }).click()
  await page.waitForURL(/\/backlog$/)
  await eventuallyTitles(page).toEqual([
    'Route search',
    'Find a hike near me',
    'Map view',
    'Filter by length',
  ])
})

test('a later release asks why it comes before the next, and what was typed is kept when the page is left', async () => {
  const { page, product } = await onRoadmap()
  await page.goto(`${product.path}/derive/top-down`)
  await page.getByLabel('Route search').fill('Find a hike near me')
  await page.getByLabel('Release', { exact: true }).selectOption(product.releases['Come back']!)
  const why = page.getByRole('textbox', { name: 'Why before the next release?' })
  await why.waitFor()
  // Nothing is wrong before somebody wants to go on; what it would create is there to be seen.
  const region = page.getByRole('region', { name: preview })
  await region.getByRole('heading', { name: 'Added (1)' }).waitFor()
  const refused = page.getByText(/"Come back" is not the next release/)
  expect(await refused.count()).toBe(0)
  expect(await why.getAttribute('aria-invalid')).toBeNull()
  await page.getByLabel('Offline maps').fill('Save a map\nsave a  map')
  await page.getByText('1 line repeated: “save a map” makes one item.').waitFor()
  await page.getByRole('button', { name: 'Create 2 items' }).click()
  await refused.waitFor()
  expect(await why.getAttribute('aria-invalid')).toBe('true')
  await eventually(() => why.evaluate((field) => field === document.activeElement)).toBe(true)
  await why.fill('The partner waits for it')
  expect(await refused.count()).toBe(0)
  await page.getByRole('button', { name: 'Create 2 items' }).click()
  await page.waitForURL(/\/backlog$/)
  await eventuallyTitles(page).toEqual(['Offline maps', 'Save a map'])
  await page
    .getByRole('region', { name: 'The goal of the next release' })
    .getByText('Three in ten come back')
    .waitFor()
  await page.goto(`${product.path}/derive/top-down?release=${product.releases['First hikes']}`)
  await eventually(() => page.getByLabel('Route search').inputValue()).toBe('Find a hike near me')
})

test('a product without a release is led to the roadmap first', async () => {
  const product = await makeProduct(world.owner, { key: 'TDNONE' })
  const { page, open } = await world.signedIn()
  await open(`${product.path}/derive/top-down`)
  await page.getByRole('heading', { name: 'The roadmap has no release to derive from' }).waitFor()
  await page.getByRole('button', { name: 'Plan a release' }).click()
  await page.waitForURL(/\/roadmap$/)
})

test('the sample, whose features have items, is offered no epics', async () => {
  const { page, open } = await world.signedIn()
  await open('/p/TM/derive/top-down')
  await page.getByText('Every feature has items.').waitFor()
  expect(await page.getByRole('button', { name: 'Create 0 items' }).isDisabled()).toBe(true)
  await page.getByRole('link', { name: 'see the backlog' }).click()
  await page.waitForURL(/\/backlog$/)
})

test('a release without features asks for them, and what is named becomes an epic', async () => {
  const product = await makeProduct(world.owner, {
    key: 'TDBARE',
    releases: [{ name: '', date: '2027-Q1', goal: 'People come back' }],
  })
  const { page, open } = await world.signedIn()
  await open(`${product.path}/derive/top-down`)
  const field = page.getByRole('textbox', { name: 'What does this goal need?' })
  await page.getByRole('button', { name: 'Add feature' }).click()
  await page.getByText('Feature is empty.').waitFor()
  await field.fill('Offline maps')
  await page.keyboard.press('Enter')
  // The story follows, without a hand on the mouse.
  const stories = page.getByRole('textbox', { name: 'Offline maps' })
  await eventually(() => stories.evaluate((area) => area === document.activeElement)).toBe(true)
  await page.keyboard.type('Save a map')
  expect(await page.getByLabel('Release', { exact: true }).innerText()).toBe('Q1 2027')
  await page.getByRole('button', { name: 'Create 2 items' }).click()
  await page.waitForURL(/\/backlog$/)
  await eventuallyTitles(page).toEqual(['Offline maps', 'Save a map'])
})
