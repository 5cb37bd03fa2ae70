import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { eventuallyTitles, rowOf, rows } from '#tests/support/backlog.ts'
import { byPalette, chooseByKeys, focused, isOn, press, tabTo } from '#tests/support/by-keys.ts'
import { oneWayAlone } from '#tests/support/one-way.ts'
import { eventually, inLine } from '#tests/support/person.ts'
import { openWorld } from '#tests/support/world.ts'
import { inProject } from '../../scripts/project.mjs'

// Every job by keys alone; a pointer that the page gets fails the test. Bottom-up and top-down stand in
// keyboard.test.ts, a whole roadmap from nothing in roadmap.test.ts.

const world = openWorld()

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()

const hasFocus = (element: Element) => element === document.activeElement

const at = oneWayAlone(world, 'BK', ['mouse', 'touch', 'pen'])

/** Walks down to a row, from the top. */
async function toRow(page: Page, title: string): Promise<void> {
  await rowOf(page, title).waitFor()
  await isOn(page, /./)
  for (let step = 0; step < 30; step++) {
    if ((await focused(page)).includes(title)) return
    await press(page, 'j')
  }
  throw new Error(`No row is ${title}`)
}

test('a product is made of a file of 67 stories', async () => {
  const { page } = await at('roadmap')
  await byPalette(page, 'new product from a file')
  await heading(page, 'Import')
  const chooser = page.waitForEvent('filechooser')
  await tabTo(page, 'Choose a file')
  await press(page, 'Enter')
  await (await chooser).setFiles(inProject('examples', 'g14-datahub.txt'))
  await page.getByRole('button', { name: 'Import 67 items' }).waitFor()
  await tabTo(page, /Product BK|new product/i)
  const name = page.getByLabel(/^Name/)
  if (!(await name.isVisible())) await press(page, 'ArrowDown')
  await name.waitFor()
  await tabTo(page, /^Name/)
  await press(page, 'Control+a')
  await page.keyboard.type('Stories by keys')
  await press(page, 'Tab', 'Control+Enter')
  await heading(page, 'Imported 67 items')
  await tabTo(page, 'See the backlog')
  await press(page, 'Enter')
  await heading(page, 'Backlog')
  await eventually(() => rows(page).count()).toBeGreaterThan(10)
  const product = (await world.owner.records('product')).find((one) => one.name === 'Stories by keys')
  expect(await world.owner.records('item', { product: product?.id as string })).toHaveLength(67)
  await world.owner.run({ name: 'delete-product', input: { product: product?.id } })
})

describe('in the backlog', () => {
  test('an item is ranked: by one, to an end, to a place by its number', async () => {
    const { page } = await at('backlog')
    await toRow(page, 'Cherry')
    await press(page, 'Alt+ArrowUp')
    await eventuallyTitles(page).toEqual(['Apple', 'Cherry', 'Banana', 'Date palm'])
    await press(page, 'Alt+Shift+ArrowDown')
    await eventuallyTitles(page).toEqual(['Apple', 'Banana', 'Date palm', 'Cherry'])
    await byPalette(page, 'move to a rank')
    await page.getByRole('dialog').getByRole('combobox').waitFor()
    await page.keyboard.type('2')
    await press(page, 'Enter')
    await eventuallyTitles(page).toEqual(['Apple', 'Cherry', 'Banana', 'Date palm'])
    await isOn(page, /Cherry/)
    await press(page, 'Control+z')
    await eventuallyTitles(page).toEqual(['Apple', 'Banana', 'Date palm', 'Cherry'])
    await press(page, 'Control+Shift+z')
    await eventuallyTitles(page).toEqual(['Apple', 'Cherry', 'Banana', 'Date palm'])
  })

  test('all of a row is edited', async () => {
    const { page, product, itemOf } = await at('backlog')
    await toRow(page, 'Apple')
    await press(page, 'e')
    await isOn(page, /^Title/)
    await press(page, 'Control+a')
    await page.keyboard.type('Apricot')
    await press(page, 'Enter')
    await isOn(page, /Apricot/)
    await press(page, 's')
    await chooseByKeys(page, /^Ready/)
    await isOn(page, /Apricot/)
    await press(page, 'Shift+E')
    await isOn(page, /^Estimate/)
    await page.keyboard.type('5')
    await press(page, 'Enter', 'Shift+G')
    await chooseByKeys(page, /^Search/)
    await isOn(page, /Apricot/)
    const kindCell = rowOf(page, 'Apricot').locator('[data-col="2"]')
    for (let step = 0; step < 8 && !(await kindCell.evaluate(hasFocus)); step++)
      await press(page, 'ArrowRight')
    await press(page, 'Enter')
    await chooseByKeys(page, /^Defect/)
    await inLine(page)
    const feature = product.features.Search
    expect(await itemOf('Apricot')).toMatchObject({ status: 'ready', estimate: 5, kind: 'defect', feature })
  })

  test('a feature is made where an item is traced to it', async () => {
    const { page, product, itemOf } = await at('backlog')
    await toRow(page, 'Banana')
    await press(page, 'Shift+G')
    await chooseByKeys(page, /^New feature/)
    await isOn(page, /^Feature/)
    await page.keyboard.type('Peel')
    await tabTo(page, /^Release/)
    await press(page, 'ArrowDown', 'Control+Enter')
    await page
      .getByText(/trace.*Peel/i)
      .first()
      .waitFor()
    await isOn(page, /Banana/)
    await inLine(page)
    const peel = (await world.owner.records('feature')).find(({ name }) => name === 'Peel')
    const goals = await world.owner.records('goal')
    expect(goals.find(({ id }) => id === peel?.goal)?.release).toBe(product.releases.Second)
    expect((await itemOf('Banana'))?.feature).toBe(peel?.id)
    await press(page, 'Control+z')
    await eventually(async () => (await itemOf('Banana'))?.feature).toBeNull()
    expect((await world.owner.records('feature')).some(({ name }) => name === 'Peel')).toBe(false)
  })

  test('a filter is typed with its completion, left and cleared', async () => {
    const { page } = await at('backlog')
    await rowOf(page, 'Apple').waitFor()
    await press(page, 'f')
    await page.keyboard.type('app')
    await eventuallyTitles(page).toEqual(['Apple'])
    await press(page, 'Enter')
    await isOn(page, /Apple/)
    await press(page, 'Alt+Shift+f')
    await eventuallyTitles(page).toEqual(['Apple', 'Banana', 'Cherry', 'Date palm'])
  })

  test('two texts for one title are chosen between', async () => {
    const { page, product, itemOf } = await at('backlog')
    await toRow(page, 'Banana')
    await press(page, 'e', 'End')
    await page.keyboard.type(' mine')
    await world.owner.run(
      { name: 'edit-item', input: { item: product.items[1], title: 'Banana theirs' } },
      { name: 'edit-item', input: { item: product.items[2], title: 'Cherry pie' } },
    )
    // Now this page knows of both.
    await rowOf(page, 'Cherry pie').waitFor()
    await press(page, 'Enter')
    await page.getByRole('button', { name: 'Keep what I typed' }).waitFor()
    await tabTo(page, 'Keep what I typed')
    await press(page, 'Enter')
    await eventually(async () => (await itemOf('Banana mine')) !== undefined).toBe(true)
    await isOn(page, /Banana mine/)
  })
})

test('a roadmap is changed by hand: release, goal, features, metric, date, and both moved', async () => {
  const { page, product } = await at('roadmap')
  await page.getByRole('button', { name: 'Feature: Search' }).waitFor()
  await press(page, 'n')
  await isOn(page, 'Goal of the new release')
  await page.keyboard.type('The third goal')
  await press(page, 'Enter')
  await isOn(page, /^Goal, .*: The third goal/)
  await press(page, 'ArrowDown', 'Enter')
  await isOn(page, 'New feature')
  await page.keyboard.type('Compare')
  await press(page, 'Enter', 'Escape', 'Escape')
  await isOn(page, /^Features, /)
  await press(page, 'ArrowDown')
  await isOn(page, /^Metrics, /)
  await press(page, 'Enter')
  await isOn(page, /^What is measured/)
  await page.keyboard.type('comparisons')
  await press(page, 'Enter')
  await page.getByRole('button', { name: /^no target yet\s*comparisons$/ }).waitFor()
  await press(page, 'Escape')
  await press(page, 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp')
  await isOn(page, /^Date, /)
  await press(page, 'Enter')
  await isOn(page, 'Date')
  await press(page, 'Control+a')
  await page.keyboard.type('15 May 2027')
  await press(page, 'Enter')
  await page.getByRole('columnheader', { name: /by 15 May 2027/ }).waitFor()
  const dates = async () =>
    Object.fromEntries(
      (await world.owner.records('release', { product: product.id })).map(({ name, date }) => [name, date]),
    )
  await isOn(page, /^Date, .*15 May 2027/)
  await press(page, 'Alt+Shift+ArrowLeft')
  await eventually(dates).toMatchObject({ '': '2027-Q1', First: '2027-05-15', Second: '2027-Q2' })
  await press(page, 'Control+z')
  await eventually(dates).toMatchObject({ '': '2027-05-15', First: '2027-Q1', Second: '2027-Q2' })
  await byPalette(page, 'Search')
  await isOn(page, /^Feature: Search/)
  await press(page, 'Alt+Shift+ArrowRight')
  await page
    .getByText(/^Search moved to /)
    .first()
    .waitFor()
  await isOn(page, /^Feature: Search/)
})

test('a release is marked released, and where its open items go is chosen', async () => {
  const { page, product } = await at('roadmap')
  await world.owner.run({
    name: 'trace-items',
    input: { items: [product.items[0]], feature: product.features.Search },
  })
  await page.getByRole('button', { name: 'Feature: Search' }).waitFor()
  await byPalette(page, 'First')
  await isOn(page, /First/)
  await byPalette(page, 'mark released')
  await chooseByKeys(page, /^On to Second/)
  await page
    .getByText(/First is marked released\./)
    .first()
    .waitFor()
  await press(page, 'Control+z')
  await eventually(async () =>
    (await world.owner.records('release', { product: product.id })).every(({ released }) => !released),
  ).toBe(true)
})

test('somebody is invited, half written at first and gone on with from the tray', async () => {
  const { page } = await at('roadmap')
  await press(page, 'g', 's')
  await heading(page, 'Settings')
  await tabTo(page, 'Invite')
  await press(page, 'Enter')
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' })
  await dialog.waitFor()
  await tabTo(page, /^Role|^As what/)
  await page.keyboard.type('Stake')
  await press(page, 'Tab')
  await page.keyboard.type('Customers')
  await press(page, 'Escape')
  await dialog.waitFor({ state: 'hidden' })
  await press(page, 'g', 'b')
  await heading(page, 'Backlog')
  await press(page, 'g', 'u')
  await page.getByRole('dialog', { name: 'Tray' }).waitFor()
  await tabTo(page, 'Go on there')
  await press(page, 'Enter')
  await dialog.getByText('Draft restored').waitFor()
  await press(page, 'Control+Enter')
  await page.getByLabel(/link/i).first().waitFor()
})
