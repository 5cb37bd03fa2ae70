import { expect, test } from 'vitest'
import { faultsOf } from '#tests/support/accessibility.ts'
import { eventuallyTitles, focusRow } from '#tests/support/backlog.ts'
import { eventually } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()

/** A product with a past: two items, of which one was renamed and one moved, and a release that was put off. */
async function withPast(key: string) {
  const product = await makeProduct(world.owner, {
    key,
    releases: [{ name: 'First', date: '2027-Q1', features: ['Search'] }],
    items: ['Apple', 'Pear'],
  })
  const { items, releases } = product
  await world.owner.run({ name: 'edit-item', input: { item: items[0], title: 'Quince' } })
  await world.owner.run({ name: 'rank-item', input: { item: items[0], after: items[1] } })
  await world.owner.run({ name: 'edit-release', input: { release: releases.First, date: '2027-Q3' } })
  const { page, open, expecting } = await world.signedIn()
  return { page, open, expecting, path: product.path }
}

test('the log tells who did what in words, is filtered by its address, and gives one step back', async () => {
  const { page, open, path } = await withPast('HISTA')
  await open(`${path}/roadmap`)
  await page.keyboard.press('g')
  await page.keyboard.press('h')
  await page.getByRole('heading', { level: 1, name: 'History' }).waitFor()
  await page.getByText('Title of “Quince”: Apple → Quince').waitFor()
  await page.getByText('Date of “First”: Q1 2027 → Q3 2027').waitFor()
  expect(await page.title()).toBe('History · Product HISTA')

  await page.getByLabel('Kind of record').selectOption('Release')
  await page.waitForURL(/kind=release/)
  await eventually(() => page.locator('[data-step]').count()).toBe(2)
  await page.goto(`${path}/history?until=2020-01-01`)
  await page.getByRole('heading', { name: 'No step fits this filter' }).waitFor()
  await page.getByRole('button', { name: 'Clear filter' }).click()

  const renamed = page.locator('[data-step]').filter({ hasText: 'Apple → Quince' })
  await renamed.getByRole('button', { name: /^Undo/ }).click()
  await page.getByText('Title of “Apple”: Quince → Apple').waitFor()
  await open(`${path}/backlog`)
  // What was done since stays: only the one step is taken back.
  await eventuallyTitles(page).toEqual(['Pear', 'Apple'])
})

test('what of a step did not come about stands with it in the log', async () => {
  const product = await makeProduct(world.owner, { key: 'HISTS', items: ['Apple', 'Pear', 'Plum'] })
  const [apple, pear, plum] = product.items
  await world.owner.run({ name: 'delete-items', input: { items: [pear!] } })
  await world.owner.run({ name: 'rank-item', input: { item: apple!, after: pear! } })
  const { page, open } = await world.signedIn()
  await open(`${product.path}/history`)
  const step = page.locator('[data-step]').first()
  await step.getByText('“Pear”').first().waitFor()
  expect(
    await step
      .getByText('Not all of this came about')
      .locator('xpath=..')
      .getByRole('listitem')
      .allInnerTexts(),
  ).toEqual([expect.stringContaining('Pear')])
  await eventually(async () =>
    (await world.owner.records('item', { product: product.id })).map(({ id }) => id as string),
  ).toEqual([plum, apple])
})

test('the list is walked by keys, and leads to the moment and back', async () => {
  const { page, open, path } = await withPast('HISTB')
  await open(`${path}/history`)
  await page.getByText('Title of “Quince”: Apple → Quince').waitFor()
  const current = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  await page.keyboard.press('j')
  expect(await current()).toContain('Q1 2027 → Q3 2027')
  await page.keyboard.press('j')
  expect(await current()).toContain('“Quince” moved')
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await page.waitForURL(/roadmap\?at=\d+/)
  await page.getByText(/^As it was on/).waitFor()
  await page.keyboard.press('[')
  await page.getByRole('columnheader', { name: /Q1 2027/ }).waitFor()
  await page.keyboard.press(']')
  await page.getByRole('columnheader', { name: /Q3 2027/ }).waitFor()
  await page.getByRole('link', { name: 'Back to now' }).click()
  await page.getByRole('button', { name: 'Add release' }).waitFor()
  expect(new URL(page.url()).search).toBe('')
})

test('roadmap and backlog stand as they were, and nothing in them can be changed', async () => {
  const { page, open, path } = await withPast('HISTC')
  await open(`${path}/history`)
  const renamed = page.locator('[data-step]').filter({ hasText: 'Apple → Quince' })
  const seq = Number(await renamed.getAttribute('data-step'))

  await open(`${path}/backlog?at=${seq - 1}`)
  await eventuallyTitles(page).toEqual(['Apple', 'Pear'])
  await page.getByText(`after step ${(seq - 1).toLocaleString('en')}`).waitFor()
  expect(await page.getByRole('button', { name: 'New item' }).count()).toBe(0)
  await focusRow(page, 'Apple')
  for (const key of ['e', 's', '#', 'c', 'Alt+ArrowDown', 'Enter']) await page.keyboard.press(key)
  await eventuallyTitles(page).toEqual(['Apple', 'Pear'])
  expect(await page.getByRole('textbox', { name: /title/i }).count()).toBe(0)

  // The filter, too, is of that moment and stays in it.
  await page.getByRole('combobox', { name: 'Filter' }).fill('apple')
  await page.waitForURL(/q=apple/)
  expect(new URL(page.url()).searchParams.get('at')).toBe(String(seq - 1))
  await eventuallyTitles(page).toEqual(['Apple'])

  await page
    .getByRole('navigation', { name: 'At this moment' })
    .getByRole('link', { name: 'Roadmap' })
    .click()
  await page.getByRole('columnheader', { name: /Q1 2027/ }).waitFor()
  for (const key of ['n', 'd', 'Enter']) await page.keyboard.press(key)
  expect(new URL(page.url()).pathname).toBe(`${path}/roadmap`)
  expect(await page.getByRole('button', { name: /^Add/ }).count()).toBe(0)

  await open(`${path}/roadmap?at=2020-01-01`)
  await page.getByRole('heading', { name: 'Product HISTC was not there yet' }).waitFor()
})

test('two moments are compared as a list of words, by kind', async () => {
  const { page, open, expecting, path } = await withPast('HISTD')
  await open(`${path}/history`)
  const renamed = page.locator('[data-step]').filter({ hasText: 'Apple → Quince' })
  const seq = Number(await renamed.getAttribute('data-step'))
  await open(`${path}/history?from=${seq - 1}`)
  await page.getByText(/: 1 release and 1 item\.$/).waitFor()
  await page.getByText('Date of “First”: Q1 2027 → Q3 2027').waitFor()
  await page.getByRole('link', { name: 'Title of “Quince”: Apple → Quince' }).waitFor()
  await page
    .getByRole('group', { name: 'Later' })
    .getByLabel('or after step')
    .fill(String(seq - 1))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Nothing differs' }).waitFor()

  expecting(/status of 422/)
  await open(`${path}/history?from=999999`)
  await page.getByRole('alert').filter({ hasText: 'There is no step 999999 yet' }).waitFor()
})

test('without faults for those who hear or enlarge it: the log, and two moments compared', async () => {
  const { page, open, path } = await withPast('HISTE')
  await open(`${path}/history`)
  await page.getByText('Title of “Quince”: Apple → Quince').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await open(`${path}/history?from=1`)
  await page.getByText(/^What differs/).waitFor()
  expect(await faultsOf(page)).toEqual([])
})

test.each([
  { screen: 'roadmap', key: 'HISTF' },
  { screen: 'backlog', key: 'HISTG' },
])('without faults for those who hear or enlarge it: the $screen as it was', async ({ screen, key }) => {
  const { page, open, path } = await withPast(key)
  await open(`${path}/${screen}?at=2099-01-01`)
  await page.getByText(/^As it was/).waitFor()
  expect(await faultsOf(page)).toEqual([])
})
