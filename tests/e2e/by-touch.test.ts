import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { eventuallyTitles, rowOf, rows } from '#tests/support/backlog.ts'
import { oneWayAlone } from '#tests/support/one-way.ts'
import { eventually, inLine, menuLine } from '#tests/support/person.ts'
import { openWorld } from '#tests/support/world.ts'
import { inProject } from '../../scripts/project.mjs'

// Every job on a phone, by taps and what its keyboard types: letters and Enter. A mouse that the page gets fails the
// test, and so does a control that a finger cannot reach.

const world = openWorld()
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const at = oneWayAlone(world, 'BT', ['mouse', 'pen'], phone)

/** What has just been scrolled into view lies still before a finger comes down on it. */
async function still(target: Locator): Promise<Locator> {
  await target.scrollIntoViewIfNeeded()
  await target.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  )
  return target
}
const tap = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .tap()
const tapLine = (page: Page, line: string | RegExp) => menuLine(page, line).tap()

/** Opens a screen, or does what stands there, behind *More*. */
async function more(page: Page, line: string | RegExp): Promise<void> {
  await page.getByTitle('More screens').tap()
  await tapLine(page, line)
}

/** Taps into a field and types, replacing what is there. */
async function write(field: Locator, text: string): Promise<void> {
  await (await still(field)).tap()
  await field.selectText()
  await field.page().keyboard.type(text)
}
const enter = (page: Page) => page.keyboard.press('Enter')

/** Opens the menu of a row. */
const moreFor = (page: Page, title: string) =>
  rowOf(page, title)
    .getByRole('button', { name: /^More for/ })
    .tap()
async function onRow(page: Page, title: string, ...lines: (string | RegExp)[]): Promise<void> {
  await moreFor(page, title)
  for (const line of lines) await tapLine(page, line)
}

test('a product is made of a file of 67 stories', async () => {
  const { page } = await at('roadmap')
  await page.getByTitle(/Switch product$/).tap()
  // The other products come a moment after the page, and lines make room for them.
  await menuLine(page, 'Trailmix').waitFor()
  await tapLine(page, /^New product from a file/)
  const chooser = page.waitForEvent('filechooser')
  await tap(page, 'Choose a file')
  await (await chooser).setFiles(inProject('examples', 'g14-datahub.txt'))
  await page.getByRole('button', { name: 'Import 67 items' }).waitFor()
  await page.getByRole('radio').last().tap()
  await write(page.getByLabel(/^Name/), 'Stories by touch')
  await page.getByRole('heading', { level: 1 }).tap()
  await tap(page, 'Import 67 items')
  await page.getByRole('heading', { name: 'Imported 67 items' }).waitFor()
  await page.getByRole('link', { name: 'See the backlog' }).tap()
  await eventually(() => rows(page).count()).toBeGreaterThan(5)
  const product = (await world.owner.records('product')).find((one) => one.name === 'Stories by touch')
  expect(await world.owner.records('item', { product: product?.id as string })).toHaveLength(67)
  await world.owner.run({ name: 'delete-product', input: { product: product?.id } })
})

describe('in the backlog', () => {
  test('an item is ranked, and both ways of undo are behind More', async () => {
    const { page } = await at('backlog')
    await onRow(page, 'Cherry', 'Move up')
    await eventuallyTitles(page).toEqual(['Apple', 'Cherry', 'Banana', 'Date palm'])
    await onRow(page, 'Date palm', /^Move to a rank/)
    await write(page.getByRole('dialog').getByRole('combobox'), '1')
    await page.getByRole('dialog').getByRole('button', { name: 'Move', exact: true }).tap()
    await eventuallyTitles(page).toEqual(['Date palm', 'Apple', 'Cherry', 'Banana'])
    await more(page, /^Undo/)
    await eventuallyTitles(page).toEqual(['Apple', 'Cherry', 'Banana', 'Date palm'])
    await more(page, /^Redo/)
    await eventuallyTitles(page).toEqual(['Date palm', 'Apple', 'Cherry', 'Banana'])
  })

  test('all of a row is edited', async () => {
    const { page, product, itemOf } = await at('backlog')
    await onRow(page, 'Apple', /^Edit title/)
    await write(page.getByRole('textbox', { name: 'Title', exact: true }), 'Apricot')
    await enter(page)
    await rowOf(page, 'Apricot').waitFor()
    await onRow(page, 'Apricot', /^Status/, /^Ready/)
    await onRow(page, 'Apricot', /^Estimate/)
    await write(page.getByRole('textbox', { name: 'Estimate', exact: true }), '5')
    await enter(page)
    await onRow(page, 'Apricot', /^Type/, /^Defect/)
    await onRow(page, 'Apricot', /^Trace|^Feature/, /^Search/)
    await inLine(page)
    const feature = product.features.Search
    await eventually(() => itemOf('Apricot')).toMatchObject({
      status: 'ready',
      estimate: 5,
      kind: 'defect',
      feature,
    })
  })

  test('an item is written, and a feature is made where it is traced to it', async () => {
    const { page, product, itemOf } = await at('backlog')
    await tap(page, /^New item/)
    await write(page.getByRole('textbox', { name: 'Title of the new item' }), 'Elder')
    await enter(page)
    await rowOf(page, 'Elder').waitFor()
    await enter(page)
    await eventually(() => page.getByRole('textbox', { name: 'Title of the new item' }).count()).toBe(0)
    await onRow(page, 'Elder', /^Trace|^Feature/, /^New feature/)
    const dialog = page.getByRole('dialog')
    await write(dialog.getByLabel('Feature', { exact: true }), 'Pick')
    await dialog.getByLabel(/^Release/).selectOption(product.releases.Second!)
    await dialog.getByRole('button', { name: 'Create and trace' }).tap()
    await dialog.waitFor({ state: 'hidden' })
    await inLine(page)
    const pick = (await world.owner.records('feature')).find(({ name }) => name === 'Pick')
    await eventually(async () => (await itemOf('Elder'))?.feature).toBe(pick?.id)
  })

  test('a filter is typed and taken off', async () => {
    const { page } = await at('backlog')
    await rowOf(page, 'Apple').waitFor()
    await write(page.getByRole('combobox', { name: /^Filter/ }), 'app')
    await eventuallyTitles(page).toEqual(['Apple'])
    await tap(page, /^Clear/)
    await eventuallyTitles(page).toEqual(['Apple', 'Banana', 'Cherry', 'Date palm'])
  })

  test('two texts for one title are chosen between', async () => {
    const { page, product, itemOf } = await at('backlog')
    await onRow(page, 'Banana', /^Edit title/)
    await write(page.getByRole('textbox', { name: 'Title', exact: true }), 'Banana mine')
    await world.owner.run(
      { name: 'edit-item', input: { item: product.items[1], title: 'Banana theirs' } },
      { name: 'edit-item', input: { item: product.items[2], title: 'Cherry pie' } },
    )
    // Now this page knows of both.
    await rowOf(page, 'Cherry pie').waitFor()
    await enter(page)
    await tap(page, 'Keep what I typed')
    await eventually(async () => (await itemOf('Banana mine')) !== undefined).toBe(true)
  })
})

const themes = (page: Page) => page.getByRole('region', { name: 'Themes', exact: true })

test('a roadmap is derived from the backlog, and a backlog from the roadmap', async () => {
  const { page, product } = await at('import', { stage: 'growth' })
  await tap(page, 'Read the DataHub stories')
  await tap(page, 'Import 67 items')
  await page.getByRole('link', { name: 'Derive a roadmap from these 67' }).tap()
  await write(page.getByLabel('Why go bottom-up all the same?'), 'It has run for years.')
  await tap(page, 'Next: Themes')
  await page
    .getByRole('status')
    .filter({ hasText: /of 67 items in [1-9]/ })
    .waitFor()
  const name = await themes(page).getByRole('region').last().getAttribute('aria-label')
  await (await still(themes(page).getByRole('button', { name: `Theme: ${name}` }))).tap()
  await write(page.getByRole('textbox', { name: 'Theme' }), 'By touch')
  await enter(page)
  await tap(page, /^Next: Releases/)
  await tap(page, 'Suggest a packing')
  const first = page.getByRole('region', { name: 'Release 1', exact: true })
  const card = first.getByRole('button', { name: /^Move / }).first()
  const moved = (await card.getAttribute('aria-label'))?.replace(/^Move /, '') ?? ''
  await (await still(card)).tap()
  await tapLine(page, 'Release 2')
  await page
    .getByRole('region', { name: 'Release 2', exact: true })
    .getByText(moved, { exact: true })
    .waitFor()
  await tap(page, /^Next: Goals/)
  const groups = page.getByRole('group', { name: /^Release \d/ })
  const count = await groups.count()
  for (let at = 0; at < count; at++) {
    await write(groups.nth(at).getByLabel('Goal', { exact: true }), `Goal number ${at + 1}`)
    await write(groups.nth(at).getByLabel('Metric', { exact: true }), `measure ${at + 1}`)
  }
  await tap(page, 'Next: Review')
  await page.getByRole('heading', { name: /open items get a why/ }).waitFor()
  await tap(page, 'Create roadmap')
  await page.waitForURL(/\/roadmap$/)
  await page.getByRole('button', { name: 'Goal: Goal number 1' }).waitFor()

  await more(page, 'Derive backlog')
  await page.getByRole('heading', { level: 1, name: 'Derive backlog' }).waitFor()
  await write(page.getByRole('textbox').first(), 'Find by colour')
  await page.getByRole('heading', { name: /^Added/ }).waitFor()
  await tap(page, /^Create \d+ items?$/)
  await page.waitForURL(/\/backlog$/)
  await inLine(page)
  const items = await world.owner.records('item', { product: product.id })
  expect(items.some(({ title }) => title === 'Find by colour')).toBe(true)
})

test('a roadmap is made by hand: release, goal, features, metric, date, and both moved', async () => {
  const { page, product } = await at('roadmap')
  await tap(page, /^Add release/)
  await write(page.getByLabel('Goal of the new release'), 'The third goal')
  await page.getByRole('region', { name: 'New release' }).getByRole('button', { name: /^Add/ }).tap()
  const third = page.locator('[data-release]').filter({ hasText: 'The third goal' })
  await third.getByRole('button', { name: 'Goal: The third goal' }).waitFor()
  await third.getByRole('button', { name: 'Add feature' }).tap()
  await write(page.getByRole('textbox', { name: 'New feature' }), 'Compare')
  await enter(page)
  await page.getByRole('button', { name: 'Feature: Compare' }).waitFor()
  await third.locator('[data-add="metric"]').tap()
  await write(page.getByLabel('What is measured'), 'comparisons')
  await page.getByRole('form', { name: 'New metric' }).getByRole('button', { name: 'Add metric' }).tap()
  await third.getByRole('button', { name: /comparisons$/ }).waitFor()
  await third.getByRole('button', { name: /^Date: / }).tap()
  await write(page.getByRole('textbox', { name: 'Date', exact: true }), '15 May 2027')
  await enter(page)
  const dates = async () =>
    Object.fromEntries(
      (await world.owner.records('release', { product: product.id })).map(({ name, date }) => [name, date]),
    )
  await eventually(async () => Object.values(await dates())).toContain('2027-05-15')
  await third.getByRole('button', { name: 'More for Compare' }).tap()
  await tapLine(page, /^Move feature to…/)
  await tapLine(page, /^Second/)
  await page
    .getByText(/^Compare moved to Second/)
    .first()
    .waitFor()
  await third
    .getByRole('button', { name: /^(More for|Release)/ })
    .first()
    .tap()
  await tapLine(page, 'Move release earlier')
  await eventually(dates).toMatchObject({ '': '2027-Q1', First: '2027-05-15', Second: '2027-Q2' })
})

test('a release is marked released, and where its open items go is chosen', async () => {
  const { page, product } = await at('roadmap')
  await world.owner.run({
    name: 'trace-items',
    input: { items: [product.items[0]], feature: product.features.Search },
  })
  const first = page.locator('[data-release]').filter({ hasText: 'The first goal' })
  await first
    .getByRole('button', { name: /^(More for|Release)/ })
    .first()
    .tap()
  await tapLine(page, /^Mark released/)
  await tapLine(page, 'On to Second')
  await page
    .getByText(/First is marked released\./)
    .first()
    .waitFor()
})

test('somebody is invited, half written at first and gone on with from the tray', async () => {
  const { page } = await at('roadmap')
  await more(page, 'Settings')
  await tap(page, 'Invite')
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' })
  await dialog.getByRole('combobox').first().selectOption('stakeholder')
  await write(dialog.getByRole('textbox').first(), 'Customers')
  await dialog.getByRole('button', { name: 'Close' }).tap()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: /^Backlog/ }).tap()
  await page.getByRole('heading', { level: 1, name: 'Backlog' }).waitFor()
  await more(page, /^Tray/)
  await tap(page, 'Go on there')
  await dialog.getByText('Draft restored').waitFor()
  await dialog
    .getByRole('button', { name: /link|Invite/i })
    .last()
    .tap()
  await page.getByLabel(/link/i).first().waitFor()
})

test('the palette finds, goes and does', async () => {
  const { page } = await at('backlog')
  const find = page.getByRole('combobox', { name: 'What to do or where to go' })
  await more(page, /^Find or do something/)
  await find.waitFor()
  await write(find, 'second goal')
  await page
    .getByRole('option', { name: /second goal/ })
    .first()
    .tap()
  await page.waitForURL(/\/roadmap/)
})
