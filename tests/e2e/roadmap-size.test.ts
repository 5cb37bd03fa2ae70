import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { eventually } from '#tests/support/person.ts'
import { makeProduct, type ProductPlan } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()

const long = 'Everybody who walks for the first time finds a way that is neither too long nor too steep. '
  .repeat(11)
  .slice(0, 990)
  .trim()

let made = 0
async function on(screen: string, plan: Partial<ProductPlan>, options = {}) {
  const product = await makeProduct(world.owner, { key: `RS${++made}`, ...plan })
  const person = await world.signedIn(options)
  await person.open(`${product.path}/${screen}`)
  return { ...person, product }
}

const box = async (one: Locator) => (await one.boundingBox())!
const goal = (page: Page) => page.getByRole('button', { name: /^Goal: / })
const more = (page: Page, of: string | RegExp = 'Goal') =>
  page.getByRole('button', { name: typeof of === 'string' ? new RegExp(`^(more|less) \\(${of}`) : of })

const oneLong: Partial<ProductPlan> = {
  releases: [{ name: 'First', date: '2027-Q1', goal: long, features: ['Search'], metrics: ['hikes'] }],
  items: ['Find a hike'],
}

describe('a goal of 990 letters', () => {
  test('leaves room for the features of the roadmap, and is there in full on a press or a key', async () => {
    const { page } = await on('roadmap', oneLong)
    await more(page).waitFor()
    expect((await box(goal(page))).height).toBeLessThan(180)
    await more(page).click()
    expect(await more(page).getAttribute('aria-expanded')).toBe('true')
    expect((await box(goal(page))).height).toBeGreaterThan(400)
    await page.getByRole('gridcell', { name: /^Name, First/ }).focus()
    await page.keyboard.press('Space')
    await eventually(async () => (await box(goal(page))).height).toBeLessThan(180)
    // What is edited stands there whole.
    await goal(page).click()
    expect((await box(page.getByRole('textbox', { name: 'Goal', exact: true }))).height).toBeGreaterThan(400)
  })

  test('is two lines at the head of the backlog, of a derivation and of an item', async () => {
    const { page, open, product } = await on('backlog', oneLong)
    const head = page.getByRole('region', { name: 'The goal of the next release' })
    await head.getByRole('button', { name: /^more/ }).click()
    expect((await box(head)).height).toBeGreaterThan(200)
    await head.getByRole('button', { name: /^less/ }).first().click()
    await eventually(async () => (await box(head)).height).toBeLessThan(180)

    await open(`${product.path}/derive/top-down`)
    await more(page).first().waitFor()
    expect((await box(goal(page))).height).toBeLessThan(80)

    await world.owner.run({
      name: 'edit-item',
      input: { item: product.items[0]!, feature: product.features.Search },
    })
    await open(`/i/${product.path.slice(3)}-1`)
    const place = page.getByRole('navigation', { name: 'Where it belongs' })
    await place.getByRole('button', { name: /^more/ }).waitFor()
    expect((await box(place)).height).toBeLessThan(160)
  })

  test('is said to be long from 150 letters on, wherever one is written', async () => {
    const { page, open, product } = await on('roadmap', {
      releases: [{ name: 'First', date: '2027-Q1', features: ['Search'] }],
    })
    const said = page.getByText(/letters\. A goal is one sentence\./)
    const writes = async (field: Locator) => {
      await field.fill('a'.repeat(149))
      expect(await said.count()).toBe(0)
      await field.fill('a'.repeat(150))
      await said.waitFor()
      expect(await field.getAttribute('aria-describedby')).toBe(await said.getAttribute('id'))
    }
    await goal(page).click()
    await writes(page.getByRole('textbox', { name: 'Goal', exact: true }))
    await page.keyboard.press('Escape')
    await page.keyboard.press('n')
    await writes(page.getByRole('textbox', { name: 'Goal of the new release' }))
    await open(`${product.path}/derive/top-down`)
    await goal(page).click()
    await writes(page.getByRole('textbox', { name: 'Goal', exact: true }))
    await open('/welcome?start=own')
    await writes(page.getByRole('textbox', { name: 'What should its next release achieve?' }))
  })

  test('breaks its long words as its language does', async () => {
    const { page } = await on('roadmap', {
      releases: [
        {
          name: 'First',
          goal: 'Die Benutzerverwaltungsoberfläche ist so, dass sie alle mit ihr zurechtkommen',
        },
      ],
    })
    const text = page.locator('[lang="de"]', { hasText: 'Benutzerverwaltung' })
    await text.first().waitFor()
    expect(await goal(page).evaluate((one) => getComputedStyle(one).hyphens)).toBe('auto')
  })
})

describe('the checks of many releases', () => {
  const releases = Array.from({ length: 9 }, (_, at) => ({
    name: `Release ${at + 1}`,
    date: `2027-0${at + 1}`,
  }))

  test.each([390, 1024, 1440])(
    'are one line at %i px, the worst first, and the rest a press away',
    async (width) => {
      const { page } = await on('roadmap', { releases }, { viewport: { width, height: 800 } })
      const strip = page.getByRole('region', { name: 'Checks' })
      const rest = strip.getByRole('button', { name: /^and \d+ more$/ })
      await rest.waitFor()
      expect((await box(strip)).height).toBeLessThan(48)
      const shown = await strip
        .getByRole('listitem')
        .evaluateAll((all) =>
          all
            .filter((one) => one.checkVisibility({ visibilityProperty: true }))
            .map((one) => one.textContent),
        )
      expect(shown[0]).toBe('Release 1 has no features')
      expect(await rest.textContent()).toBe(`and ${18 - shown.length} more`)
      await rest.click()
      const menu = page.getByRole('menu')
      await eventually(() => menu.getByRole('menuitem').count()).toBe(18 - shown.length)
      await menu.getByRole('menuitem', { name: 'Release 9 has no metric' }).click()
      await eventually(() =>
        page.evaluate(() => document.activeElement?.closest('[data-cell]')?.getAttribute('data-cell')),
      ).toMatch(/^metrics:/)
    },
  )

  test('are red for the next release alone', async () => {
    const { page } = await on('roadmap', { releases })
    await page.getByRole('button', { name: 'How will you know? Add a metric' }).waitFor()
    expect(await page.getByRole('button', { name: 'How will you know? Add a metric' }).count()).toBe(1)
    expect(await page.getByRole('button', { name: 'Add metric', exact: true }).count()).toBe(8)
    const marks = await page
      .locator('[data-pressing]')
      .evaluateAll((all) => all.map((one) => one.textContent))
    expect(marks).toEqual(['Release 1 has no features', 'Release 1 has no metric'])
  })
})

describe('on the roadmap', () => {
  const releases = Array.from({ length: 6 }, (_, at) => ({
    name: `Release ${at + 1}`,
    date: `2027-0${at + 1}`,
    features: ['Search', 'Maps'],
  }))

  test('what is wrong with a date makes room for itself', async () => {
    const { page } = await on('roadmap', { releases })
    await page
      .getByRole('button', { name: /^Date: / })
      .first()
      .click()
    await page.getByRole('textbox', { name: 'Date' }).fill('soonish')
    await page.keyboard.press('Enter')
    const wrong = await box(page.locator('[data-beneath]'))
    const name = await box(page.getByRole('button', { name: /^Name: Release 1/ }))
    expect(wrong.y + wrong.height).toBeLessThanOrEqual(name.y)
  })

  test('heads and the names of rows stay in sight, with a rule once something lies beneath', async () => {
    const { page } = await on(
      'roadmap',
      {
        releases: [{ ...releases[0]!, goal: long, features: Array.from({ length: 5 }, (_, at) => `F${at}`) }],
      },
      { viewport: { width: 1440, height: 420 } },
    )
    await more(page).click()
    const scroller = page.locator('[data-head-row]').first().locator('xpath=ancestor::*[@role="grid"]/..')
    expect(await scroller.getAttribute('data-below')).toBeNull()
    await scroller.evaluate((one) => one.scrollTo(0, 150))
    await eventually(() => scroller.getAttribute('data-below')).toBe('true')
    const label = await box(page.getByRole('rowheader', { name: 'Goal' }).locator('span'))
    const name = await box(page.getByRole('rowheader', { name: 'Name' }))
    expect(label.y).toBeGreaterThanOrEqual(name.y + name.height)
    expect(label.y).toBeLessThan(name.y + name.height + 24)
  })

  test('a new release stands beside whole columns', async () => {
    const { page } = await on('roadmap', { releases }, { viewport: { width: 1300, height: 800 } })
    await page.keyboard.press('n')
    await page.getByRole('textbox', { name: 'Goal of the new release' }).waitFor()
    const heading = await box(page.getByRole('rowheader', { name: 'Date' }))
    const edges = await page
      .getByRole('columnheader')
      .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().left)))
    const edge = heading.x + heading.width
    // But for what is lost in rounding.
    expect(Math.min(...edges.map((one) => Math.abs(one - edge)))).toBeLessThanOrEqual(1)
  })

  test('behind the first release the next is sketched, and begun with a press', async () => {
    const { page } = await on('roadmap', { releases: releases.slice(0, 1) })
    await page.getByRole('button', { name: 'And once that is so, what next?' }).click()
    await page.getByRole('textbox', { name: 'Goal of the new release' }).fill('Friends walk together')
    await page.keyboard.press('Enter')
    await page
      .getByRole('gridcell', { name: /^Goal, unnamed release, Later: Friends walk together/ })
      .waitFor()
    expect(await page.getByText('And once that is so, what next?').count()).toBe(0)
  })

  test('how far a feature has come stays under the pointer, beside its menu', async () => {
    const { page, product } = await on('roadmap', { releases: releases.slice(0, 1), items: ['Find a hike'] })
    const [item] = product.items
    await world.owner.run({ name: 'edit-item', input: { item, feature: product.features.Search } })
    const row = page.locator('[data-feature]').first()
    await row.hover()
    const count = row.getByRole('link', { name: /done for Search/ })
    const menu = row.getByRole('button', { name: 'More for Search' })
    await eventually(() => menu.evaluate((one) => getComputedStyle(one).opacity)).toBe('1')
    expect(await count.isVisible()).toBe(true)
    const [left, right] = [await box(count), await box(menu)]
    expect(left.x + left.width).toBeLessThanOrEqual(right.x)
    expect(await row.evaluate((one) => getComputedStyle(one).cursor)).toBe('grab')
  })

  test('a metric says its numbers with their unit, and what of them is not known', async () => {
    const { page, product } = await on('roadmap', { releases: releases.slice(0, 1) })
    const goalId = (await world.owner.records('goal')).find(
      (one) => (one as { release?: string }).release === product.releases['Release 1'],
    )!.id
    const add = (metric: string, more: object) =>
      world.owner.run({
        name: 'create-metric',
        input: { metric: `mtr_${metric.padEnd(16, '0')}`, goal: goalId, name: metric, ...more },
      })
    await add('back', { baseline: 18, target: 25, targetHigh: 1000, unit: '%' })
    await add('downloads', {})
    await add('orders', { target: 30 })
    const said = (name: string) => page.getByRole('listitem').filter({ hasText: name }).textContent()
    await page.getByText('orders').waitFor()
    expect(await said('back')).toBe('18→25–1,000\u00a0%back')
    expect(await said('downloads')).toBe('no target yetdownloads')
    expect(await said('orders')).toBe('not known→30orders')
  })
})
