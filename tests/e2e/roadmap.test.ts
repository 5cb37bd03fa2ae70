import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { choose, drag, eventually, inLine, menuLine } from '#tests/support/person.ts'
import { makeProduct, type ProductPlan } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()

const releases: NonNullable<ProductPlan['releases']> = [
  {
    name: 'First hikes',
    date: '2027-Q1',
    goal: 'A thousand first hikes',
    metrics: ['hikes'],
    features: ['Route search', 'Map view', 'Save a hike'],
  },
  { name: 'Come back', date: '2027-Q2', goal: 'Three in ten come back', features: ['Offline maps'] },
  { name: 'Go together', date: '2027-H2', goal: 'Friends walk together' },
]

let made = 0
/** Somebody on the roadmap of a product of their own. */
async function onRoadmap(plan: Partial<ProductPlan> = { releases }) {
  const product = await makeProduct(world.owner, { key: `RM${++made}`, ...plan })
  const person = await world.signedIn()
  await person.open(`${product.path}/roadmap`)
  return { ...person, product }
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Roadmap' })
/** A cell by its row and the name of its release. */
function cell(page: Page, row: 'Date' | 'Name' | 'Goal' | 'Features' | 'Metrics', release: string): Locator {
  const role = row === 'Date' ? 'columnheader' : 'gridcell'
  return grid(page).getByRole(role, { name: new RegExp(`^${row}, ${release}[,:]`) })
}
const feature = (page: Page, name: string) =>
  page.getByRole('button', { name: `Feature: ${name}`, exact: true })
const value = (within: Locator, label: string) =>
  within.getByRole('button', { name: new RegExp(`^${label}: `) })

/** Names of the releases, from left to right. */
const releaseOrder = (page: Page) =>
  grid(page)
    .getByRole('gridcell', { name: /^Name, / })
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')?.split(': ').at(-1)))

/** Dates from left to right. */
const dateOrder = (page: Page) =>
  grid(page)
    .getByRole('columnheader', { name: /^Date, / })
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')?.split(': ').at(-1)))

/** Names of a release's features, from top to bottom. */
const featureOrder = (page: Page, release: string) =>
  cell(page, 'Features', release)
    .getByRole('button', { name: /^Feature: / })
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')?.replace('Feature: ', '')))

/** Replaces what an inline editor holds, and saves it. */
async function retype(page: Page, button: Locator, label: string, text: string) {
  await button.click()
  await page.getByRole('textbox', { name: label, exact: true }).fill(text)
  await page.keyboard.press('Enter')
}

const undo = (page: Page) => page.keyboard.press('Control+z')

describe('every cell is edited where it stands', () => {
  test('date, name, goal, goal type, feature and metric', async () => {
    const { page, product } = await onRoadmap()
    await retype(page, value(cell(page, 'Name', 'First hikes'), 'Name'), 'Name', 'Set out')
    await cell(page, 'Name', 'Set out').waitFor()
    await retype(page, value(cell(page, 'Date', 'Set out'), 'Date'), 'Date', '15 Feb 2027')
    await eventually(() => dateOrder(page)).toEqual(['by 15 Feb 2027', 'Q2 2027', 'H2 2027'])
    await retype(page, value(cell(page, 'Goal', 'Set out'), 'Goal'), 'Goal', 'Everybody sets out')
    await page.getByRole('button', { name: 'Goal: Everybody sets out' }).waitFor()
    await choose(page, cell(page, 'Goal', 'Set out').getByTitle(/^Goal type/), /^Acqui/)
    await retype(page, feature(page, 'Map view'), 'Feature', 'Map and list')
    await feature(page, 'Map and list').waitFor()
    await cell(page, 'Metrics', 'Set out').getByRole('button', { name: /hikes/ }).click()
    const form = page.getByRole('form', { name: 'Metric hikes' })
    await form.getByLabel('What is measured').fill('first hikes')
    await form.getByLabel('To', { exact: true }).fill('many')
    await page.keyboard.press('Enter')
    await form.getByRole('alert').filter({ hasText: '“many” is no number' }).waitFor()
    await form.getByLabel('To', { exact: true }).fill('1,000')
    await page.keyboard.press('Enter')
    await cell(page, 'Metrics', 'Set out')
      .getByRole('button', { name: /0.*1,000.*first hikes/ })
      .waitFor()
    await inLine(page)
    const release = (await world.owner.records('release', { product: product.id }))[0]
    expect(release).toMatchObject({ name: 'Set out', date: '2027-02-15' })
    const goal = (await world.owner.records('goal')).find((one) => one.release === release?.id)
    expect(goal).toMatchObject({ text: 'Everybody sets out', type: 'acquire' })
    const metrics = (await world.owner.records('metric')).filter((one) => one.goal === goal?.id)
    expect(metrics).toMatchObject([{ name: 'first hikes', target: 1000 }])
    for (let step = 0; step < 6; step++) await undo(page)
    await eventually(() => releaseOrder(page)).toEqual(['First hikes', 'Come back', 'Go together'])
    await page.getByRole('button', { name: 'Goal: A thousand first hikes' }).waitFor()
    await feature(page, 'Map view').waitFor()
    await cell(page, 'Metrics', 'First hikes')
      .getByRole('button', { name: /hikes$/ })
      .waitFor()
  })

  test('and what cannot be is refused with a sentence, the text kept', async () => {
    const { page } = await onRoadmap()
    await retype(page, value(cell(page, 'Date', 'Come back'), 'Date'), 'Date', 'soonish')
    await page.getByRole('alert').filter({ hasText: '“soonish” is no date that can be read.' }).waitFor()
    expect(await page.getByRole('textbox', { name: 'Date' }).inputValue()).toBe('soonish')
    await page.keyboard.press('Escape')
    await retype(page, value(cell(page, 'Goal', 'Come back'), 'Goal'), 'Goal', '')
    await page.getByRole('alert').filter({ hasText: 'A release is its goal' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Goal: Three in ten come back' }).waitFor()
  })
})

describe('releases', () => {
  test('are added with a goal, stand in time order, and can be deleted and brought back', async () => {
    const { page, product } = await onRoadmap()
    await page.getByRole('button', { name: 'Add release' }).first().click()
    await page.getByLabel('Date of the new release').fill('Mar 2027')
    await page.getByLabel('Name of the new release').fill('Spring')
    await page.getByLabel('Goal of the new release').press('Enter')
    await page.getByRole('alert').filter({ hasText: 'A release is its goal.' }).waitFor()
    await page.getByLabel('Goal of the new release').fill('Walk in spring')
    await page.keyboard.press('Enter')
    await eventually(() => releaseOrder(page)).toContain('Spring')
    const order = await releaseOrder(page)
    expect(order.indexOf('Spring')).toBeLessThan(order.indexOf('Come back'))
    const hasKeys = () =>
      cell(page, 'Date', 'Come back').evaluate((column) => column === document.activeElement)
    for (const way of ['toast', 'key'] as const) {
      await choose(
        page,
        cell(page, 'Date', 'Come back').getByRole('button', { name: /^More for/ }),
        /^Delete/,
      )
      await eventually(() => releaseOrder(page)).not.toContain('Come back')
      if (way === 'key') await page.keyboard.press('Control+z')
      else await page.getByRole('button', { name: 'Undo' }).last().click()
      await eventually(() => releaseOrder(page)).toEqual(order)
      // What came back is what one goes on with, and its line is lit.
      await eventually(hasKeys).toBe(true)
      await eventually(() => page.locator('[data-light="dim"]').evaluateAll((all) => all.length > 0)).toBe(
        true,
      )
      expect(await cell(page, 'Goal', 'Come back').getAttribute('data-light')).not.toBe('dim')
    }
    await feature(page, 'Offline maps').waitFor()
    await inLine(page)
    const saved = await world.owner.records('release', { product: product.id })
    expect(saved.map(({ name }) => name)).toEqual(order)
  })

  test('are reordered by key, menu and drag; their dates change places', async () => {
    const { page, product } = await onRoadmap()
    const dates = await dateOrder(page)
    await cell(page, 'Date', 'First hikes').focus()
    await page.keyboard.press('Alt+Shift+ArrowRight')
    await eventually(() => releaseOrder(page)).toEqual(['Come back', 'First hikes', 'Go together'])
    expect(await dateOrder(page)).toEqual(dates)
    await choose(
      page,
      cell(page, 'Date', 'Go together').getByRole('button', { name: /^More for/ }),
      'Move release earlier',
    )
    await eventually(() => releaseOrder(page)).toEqual(['Come back', 'Go together', 'First hikes'])
    await drag(page, cell(page, 'Date', 'First hikes'), value(cell(page, 'Date', 'Come back'), 'Date'))
    await eventually(() => releaseOrder(page)).toEqual(['First hikes', 'Come back', 'Go together'])
    expect(await dateOrder(page)).toEqual(dates)
    await inLine(page)
    for (let step = 0; step < 3; step++) await undo(page)
    await eventually(() => releaseOrder(page)).toEqual(['First hikes', 'Come back', 'Go together'])
    await inLine(page)
    const saved = await world.owner.records('release', { product: product.id })
    expect(saved.map(({ date }) => date)).toEqual(['2027-Q1', '2027-Q2', '2027-H2'])
  })
})

describe('features', () => {
  test('are added one after the other; a sixth asks for its reason', async () => {
    const { page } = await onRoadmap()
    await cell(page, 'Features', 'Come back').getByRole('button', { name: 'Add feature' }).click()
    const field = page.getByRole('textbox', { name: 'New feature' })
    for (const name of ['Diary', 'Badges', 'Photos', 'Reminders']) {
      await field.fill(name)
      await field.press('Enter')
      await feature(page, name).waitFor()
    }
    await field.fill('Watch face')
    await field.press('Enter')
    await page.getByText(/has 5 features already/).waitFor()
    await page.getByLabel('Why does this goal need “Watch face”?').fill('Two shops wait for it')
    await page.getByRole('button', { name: 'Add it anyway' }).click()
    await feature(page, 'Watch face').waitFor()
    await inLine(page)
    const saved = (await world.owner.records('feature')).find(({ name }) => name === 'Watch face')
    expect(saved?.reason).toBe('Two shops wait for it')
    expect(await featureOrder(page, 'Come back')).toEqual([
      'Offline maps',
      'Diary',
      'Badges',
      'Photos',
      'Reminders',
      'Watch face',
    ])
  })

  test('typed fast beyond the fifth all wait for one reason, none of them taken for it', async () => {
    const features = ['One', 'Two', 'Three', 'Four', 'Five']
    const { page } = await onRoadmap({ releases: [{ ...releases[1]!, features }] })
    await cell(page, 'Features', 'Come back').getByRole('button', { name: 'Add feature' }).click()
    const field = page.getByRole('textbox', { name: 'New feature' })
    await field.waitFor()
    await page.keyboard.type('Alpha\nBeta\nGamma\n')
    const reason = page.getByLabel(/^Why does this goal need /)
    await reason.waitFor()
    expect(await reason.inputValue()).toBe('')
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true)
    const waiting = cell(page, 'Features', 'Come back').getByRole('list', { name: 'Waiting for a reason' })
    await eventually(() => waiting.getByRole('listitem').allTextContents()).toEqual([
      'Alpha',
      'Beta',
      'Gamma',
    ])
    expect(await featureOrder(page, 'Come back')).toEqual(features)
    await page.getByRole('status').filter({ hasText: 'Gamma waits for a reason' }).waitFor()
    await page.keyboard.press('Tab')
    expect(await reason.evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.type('Two shops wait\n')
    await eventually(() => featureOrder(page, 'Come back')).toEqual([...features, 'Alpha', 'Beta', 'Gamma'])
    await eventually(() => field.evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.type('Delta\nEpsilon\n')
    const all = [...features, 'Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon']
    await eventually(() => featureOrder(page, 'Come back')).toEqual(all)
    expect(await reason.count()).toBe(0)
    await inLine(page)
    const late = (await world.owner.records('feature')).filter(({ reason }) => reason === 'Two shops wait')
    expect(late.map(({ name }) => name).sort()).toEqual(['Alpha', 'Beta', 'Delta', 'Epsilon', 'Gamma'])
  })

  test('that wait for a reason outlast Esc, leaving the cell and leaving the page', async () => {
    const features = ['One', 'Two', 'Three', 'Four', 'Five']
    const { page } = await onRoadmap({ releases: [{ ...releases[1]!, features }] })
    await cell(page, 'Features', 'Come back').getByRole('button', { name: 'Add feature' }).click()
    await page.getByRole('textbox', { name: 'New feature' }).waitFor()
    await page.keyboard.type('Alpha\nBet')
    await page.keyboard.press('Escape')
    const names = () =>
      page.getByRole('list', { name: 'Waiting for a reason' }).getByRole('listitem').allTextContents()
    await eventually(names).toEqual(['Alpha', 'Bet'])
    await page
      .getByRole('link', { name: /^Backlog/ })
      .first()
      .click()
    await page.waitForURL(/backlog/)
    await page.goBack()
    await eventually(names).toEqual(['Alpha', 'Bet'])
    await page.getByRole('button', { name: 'Leave them out' }).click()
    await eventually(names).toEqual([])
    expect(await featureOrder(page, 'Come back')).toEqual(features)
  })

  test('are reordered by key, menu and drag', async () => {
    const { page } = await onRoadmap()
    await feature(page, 'Route search').focus()
    await page.keyboard.press('Alt+ArrowDown')
    await eventually(() => featureOrder(page, 'First hikes')).toEqual([
      'Map view',
      'Route search',
      'Save a hike',
    ])
    await feature(page, 'Save a hike').hover()
    await choose(
      page,
      page.getByRole('button', { name: 'More for Save a hike', exact: true }),
      'Move feature up',
    )
    await eventually(() => featureOrder(page, 'First hikes')).toEqual([
      'Map view',
      'Save a hike',
      'Route search',
    ])
    await drag(page, feature(page, 'Route search'), feature(page, 'Map view'), 'top')
    await eventually(() => featureOrder(page, 'First hikes')).toEqual([
      'Route search',
      'Map view',
      'Save a hike',
    ])
  })

  test('are moved to another release by key, menu and drag, and their items go with them', async () => {
    const { page, product } = await onRoadmap()
    await world.owner.run({
      name: 'create-item',
      input: { product: product.id, title: 'Draw the map', feature: product.features['Map view'] },
    })
    await page.getByRole('link', { name: /done for Map view\./ }).waitFor()
    await feature(page, 'Map view').focus()
    await page.keyboard.press('Alt+Shift+ArrowRight')
    await eventually(() => featureOrder(page, 'Come back')).toEqual(['Offline maps', 'Map view'])
    await page.getByText('Map view moved to Come back. 1 item moves with it.').first().waitFor()
    await feature(page, 'Route search').hover()
    await choose(
      page,
      page.getByRole('button', { name: 'More for Route search', exact: true }),
      'Move feature to…',
    )
    await menuLine(page, 'Go together').click()
    await eventually(() => featureOrder(page, 'Go together')).toEqual(['Route search'])
    await drag(page, feature(page, 'Save a hike'), feature(page, 'Offline maps'), 'top')
    await eventually(() => featureOrder(page, 'Come back')).toEqual([
      'Save a hike',
      'Offline maps',
      'Map view',
    ])
    expect(await featureOrder(page, 'First hikes')).toEqual([])
    for (let step = 0; step < 3; step++) await undo(page)
    await eventually(() => featureOrder(page, 'First hikes')).toEqual([
      'Route search',
      'Map view',
      'Save a hike',
    ])
    await page.goto(`${product.path}/backlog`)
    const row = page.getByRole('row', { name: /Draw the map/ })
    await eventually(() => row.getAttribute('aria-label')).toContain('feature Map view')
  })

  test('are deleted and brought back with what traces to them', async () => {
    const { page, product } = await onRoadmap()
    await world.owner.run({
      name: 'create-item',
      input: { product: product.id, title: 'Draw the map', feature: product.features['Map view'] },
    })
    await page.getByRole('link', { name: /done for Map view\./ }).waitFor()
    await feature(page, 'Map view').focus()
    await page.keyboard.press('Shift+F10')
    await menuLine(page, 'Delete feature').click()
    await eventually(() => featureOrder(page, 'First hikes')).toEqual(['Route search', 'Save a hike'])
    await undo(page)
    await eventually(() => featureOrder(page, 'First hikes')).toEqual([
      'Route search',
      'Map view',
      'Save a hike',
    ])
    await page.getByRole('link', { name: /done for Map view\./ }).waitFor()
  })
})

test('arrow keys lead through the lists of a column and out of them', async () => {
  const { page } = await onRoadmap()
  const column = cell(page, 'Features', 'Come back')
  const isOn = (one: Locator) =>
    eventually(() => one.first().evaluate((node) => node === document.activeElement)).toBe(true)
  const group = (row: string) => grid(page).getByRole('group', { name: new RegExp(`^${row}, Come back,`) })
  await feature(page, 'Offline maps').focus()
  await page.keyboard.press('ArrowDown')
  await isOn(column.getByRole('button', { name: 'Add feature' }))
  await page.keyboard.press('ArrowDown')
  await isOn(group('Metrics'))
  await page.keyboard.press('Enter')
  await isOn(page.getByLabel('What is measured'))
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowUp')
  await isOn(group('Features'))
  await page.keyboard.press('Enter')
  await isOn(feature(page, 'Offline maps'))
  await page.keyboard.press('ArrowUp')
  await isOn(grid(page).getByRole('gridcell', { name: /^Goal, Come back,/ }))
})

test('the first release is dated as its column says', async () => {
  const { page, product } = await onRoadmap({ releases: [] })
  const now = await page.evaluate(() => [new Date().getFullYear(), new Date().getMonth()] as const)
  const quarter = Math.floor(now[1] / 3) + 2
  const [year, of] = quarter > 4 ? [now[0] + 1, 1] : [now[0], quarter]
  await page.getByRole('button', { name: `Q${of} ${year}`, exact: true }).click()
  const date = page.getByLabel('Date of the new release')
  expect(await date.inputValue()).toBe(`Q${of} ${year}`)
  await page.getByLabel('Goal of the new release').fill('Walk')
  await page.keyboard.press('Enter')
  await eventually(() => dateOrder(page)).toEqual([`Q${of} ${year}`])
  await inLine(page)
  expect(await world.owner.records('release', { product: product.id })).toMatchObject([
    { date: `${year}-Q${of}` },
  ])
})

test('the checks follow each change', async () => {
  const { page } = await onRoadmap()
  const checks = page.getByRole('region', { name: 'Checks' })
  await checks.getByText(/Come back has no metric/).waitFor()
  await cell(page, 'Metrics', 'Come back').getByRole('button', { name: 'Add metric' }).click()
  await page.getByLabel('What is measured').fill('back in week four')
  await page.keyboard.press('Enter')
  await eventually(() => checks.getByText(/Come back has no metric/).count()).toBe(0)
})

test('a roadmap of six releases and thirty features is made from nothing by keyboard alone', async () => {
  const { page, product } = await onRoadmap({ releases: [] })
  const press = (key: string) => page.keyboard.press(key)
  const type = (text: string) => page.keyboard.insertText(text)
  const focused = () =>
    page.evaluate(() => {
      const label = document.activeElement?.getAttribute('aria-label')
      return label ?? document.activeElement?.textContent ?? ''
    })
  const isOn = (what: string | RegExp) => eventually(focused).toMatch(what)
  const dates = ['Q1 2027', 'Q2 2027', 'Q3 2027', 'Q4 2027', 'H1 2028', '']
  for (const [index, date] of dates.entries()) {
    const name = `Release ${index + 1}`
    await press('n')
    await isOn('Goal of the new release')
    await type(`Goal of ${name}`)
    await press('Shift+Tab')
    await isOn('Name of the new release')
    await type(name)
    await press('Shift+Tab')
    await isOn('Date of the new release')
    await type(date)
    await press('Enter')
    await isOn(new RegExp(`^Goal, ${name}, `))
    await press('ArrowDown')
    await isOn(new RegExp(`^Features, ${name}, `))
    await press('Enter')
    await isOn('New feature')
    for (let at = 1; at <= 5; at++) {
      await type(`Feature ${index + 1}.${at}`)
      await press('Enter')
      await feature(page, `Feature ${index + 1}.${at}`).waitFor()
    }
    await press('Escape')
    await isOn('Add feature')
    await press('Escape')
    await isOn(new RegExp(`^Features, ${name}, `))
    await press('ArrowDown')
    await isOn(new RegExp(`^Metrics, ${name}, `))
    await press('Enter')
    await eventually(() =>
      page.getByLabel('What is measured').evaluate((one) => one === document.activeElement),
    ).toBe(true)
    await type(`Measure ${index + 1}`)
    await press('Enter')
    await page.locator('[data-metric]', { hasText: `Measure ${index + 1}` }).waitFor()
  }
  await inLine(page)
  const made = await world.owner.records('release', { product: product.id })
  expect(made.map(({ name, date }) => [name, date])).toEqual([
    ['Release 1', '2027-Q1'],
    ['Release 2', '2027-Q2'],
    ['Release 3', '2027-Q3'],
    ['Release 4', '2027-Q4'],
    ['Release 5', '2028-H1'],
    ['Release 6', null],
  ])
  const goals = (await world.owner.records('goal')).filter(({ release }) =>
    made.some(({ id }) => id === release),
  )
  expect(goals.map(({ text }) => text).sort()).toEqual(made.map(({ name }) => `Goal of ${name}`))
  const of = new Set<string>(goals.map(({ id }) => id))
  expect((await world.owner.records('feature')).filter(({ goal }) => of.has(goal))).toHaveLength(30)
  expect((await world.owner.records('metric')).filter(({ goal }) => of.has(goal))).toHaveLength(6)
})
