import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { violations } from '#tests/support/accessibility.ts'
import { eventuallyTitles, rowOf } from '#tests/support/backlog.ts'
import { drag, eventually, menuLine } from '#tests/support/person.ts'
import { makeProduct, type ProductPlan } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

// The last metre of each gesture: after one acts, one sees where one is.

const world = openWorld()

const releases: NonNullable<ProductPlan['releases']> = [
  { name: 'First hikes', date: '2027-Q1', goal: 'A thousand first hikes', features: ['Map view', 'Search'] },
  { name: 'Come back', date: '2027-Q2', goal: 'Three in ten come back', features: ['Offline maps', 'Diary'] },
]
const items = ['Apple', 'Banana', 'Cherry', 'Damson']

let made = 0
async function at(screen: string, plan: Partial<ProductPlan> = { releases, items }) {
  const product = await makeProduct(world.owner, { key: `WH${++made}`, ...plan })
  const person = await world.signedIn({ reducedMotion: 'no-preference' })
  await person.open(`${product.path}/${screen}`)
  return { ...person, product }
}

const outline = (part: Locator) =>
  part.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return outlineStyle === 'none' ? 'none' : outlineWidth
  })
const colour = (part: Locator) => part.evaluate((element) => getComputedStyle(element).backgroundColor)
/** What has the focus, as it is called. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: now } = document
    return now?.getAttribute('aria-label') ?? now?.textContent ?? ''
  })
const feature = (page: Page, name: string) => page.locator('[data-feature]').filter({ hasText: name })
const light = (part: Locator) => eventually(() => part.getAttribute('data-light'))

describe('The row that the keys hit', () => {
  test('is marked after a click and a move of one’s own, apart from the one that lies under the mouse', async () => {
    const { page } = await at('backlog')
    await rowOf(page, 'Cherry').locator('[data-col="0"] > :last-child').click()
    expect(await outline(rowOf(page, 'Cherry'))).toBe('2px')
    const hovered = await colour(rowOf(page, 'Cherry'))
    await page.keyboard.press('Alt+ArrowUp')
    await page.keyboard.press('Alt+ArrowUp')
    await eventuallyTitles(page).toEqual(['Cherry', 'Apple', 'Banana', 'Damson'])
    expect(await rowOf(page, 'Cherry').getAttribute('data-flash')).not.toBeNull()
    expect(await outline(rowOf(page, 'Cherry'))).toBe('2px')
    for (const other of ['Apple', 'Banana', 'Damson']) {
      expect(await outline(rowOf(page, other))).toBe('none')
      expect(await colour(rowOf(page, other))).not.toBe(hovered)
    }
  })

  test('stays marked while a menu is about it, and in forced colours', async () => {
    const { page } = await at('backlog')
    await page.emulateMedia({ forcedColors: 'active' })
    await rowOf(page, 'Banana').locator('[data-col="0"] > :last-child').click()
    expect(await outline(rowOf(page, 'Banana'))).toBe('2px')
    await rowOf(page, 'Banana').locator('[data-do="status"]').click()
    await page.getByRole('menu').waitFor()
    expect(await outline(rowOf(page, 'Banana'))).toBe('2px')
  })

  test('is a cell of the roadmap, too', async () => {
    const { page } = await at('roadmap')
    const goal = page.locator('[data-cell^="goal:"]').first()
    await goal.click()
    await page.keyboard.press('Escape')
    expect(await outline(goal)).toBe('2px')
  })
})

describe('The thread', () => {
  test('goes with a feature that is moved by keys, back with the undo, and the focus with it', async () => {
    const { page } = await at('roadmap')
    await feature(page, 'Map view').getByRole('button').first().focus()
    await light(feature(page, 'Map view')).toBe('lit')
    await light(feature(page, 'Diary')).toBe('dim')
    await page.keyboard.press('Alt+Shift+ArrowRight')
    await light(page.locator('[data-cell^="date:"]').last()).toBe('lit')
    expect(await feature(page, 'Map view').getAttribute('data-light')).toBe('lit')
    expect(await feature(page, 'Map view').getAttribute('data-flash')).not.toBeNull()
    expect(await focused(page)).toBe('Feature: Map view')
    await page.keyboard.press('Control+z')
    await light(page.locator('[data-cell^="date:"]').first()).toBe('lit')
    expect(await feature(page, 'Map view').getAttribute('data-light')).toBe('lit')
    expect(await focused(page)).toBe('Feature: Map view')
  })

  test('is that of what was dropped, though the mouse lies elsewhere', async () => {
    const { page } = await at('roadmap')
    await drag(page, feature(page, 'Map view'), feature(page, 'Diary'), 'bottom')
    await eventually(() => focused(page)).toBe('Feature: Map view')
    await light(feature(page, 'Map view')).toBe('lit')
    expect(await page.locator('[data-cell^="date:"]').first().getAttribute('data-light')).toBe('dim')
  })

  test('is taken back from the mouse by a key, and goes out when the focus leaves', async () => {
    const { page } = await at('roadmap')
    await page.locator('[data-cell^="goal:"]').first().focus()
    await feature(page, 'Diary').hover()
    await light(feature(page, 'Diary')).toBe('lit')
    await page.keyboard.press('ArrowUp')
    await light(page.locator('[data-cell^="name:"]').first()).toBe('lit')
    expect(await feature(page, 'Diary').getAttribute('data-light')).toBe('dim')
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await light(feature(page, 'Diary')).toBe('rest')
  })

  test('leaves what lies beside it as readable as it was', async () => {
    const { page } = await at('roadmap')
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.locator('[data-cell^="goal:"]').first().focus()
      await light(feature(page, 'Diary')).toBe('dim')
      expect(await violations(page, colorScheme)).toEqual([])
    }
  })
})

describe('After an act the focus is somewhere sensible:', () => {
  test('on the head of the screen that D leads to', async () => {
    const { page } = await at('roadmap')
    await page.locator('[data-cell^="goal:"]').first().focus()
    await page.keyboard.press('d')
    await eventually(() => focused(page)).toBe('Derive backlog')
  })

  test('on the first goal of a product that was just made, which greets its owner with nothing else', async () => {
    const { page, product } = await at('roadmap')
    await page.evaluate(() => {
      const seen: string[] = []
      new MutationObserver(() => {
        const said = document.querySelector('main h1')?.textContent
        if (said && seen.at(-1) !== said) seen.push(said)
      }).observe(document.body, { childList: true, subtree: true, characterData: true })
      Object.assign(window, { seen })
    })
    await page.getByTitle(/Switch product$/).click()
    await menuLine(page, /^New product…/).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Name').fill(`Fresh ${product.path}`)
    await form.getByLabel('Key').fill(`FR${made}`)
    await page.getByRole('button', { name: 'Create product' }).click()
    await eventually(() => focused(page)).toBe('What should users or the business gain?')
    expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual(['Roadmap'])
  })

  test('on the head of the product that the switcher leads to', async () => {
    const { page } = await at('roadmap')
    const other = await makeProduct(world.owner, { key: `WH${++made}`, name: 'Elsewhere', releases })
    await page.getByTitle(/Switch product$/).click()
    await menuLine(page, 'Elsewhere').click()
    await page.waitForURL(`**${other.path}/roadmap`)
    await eventually(() => focused(page)).toBe('Roadmap')
  })
})

describe('The window is called by its screen:', () => {
  test('the backlog with its filter, the roadmap, the settings', async () => {
    const { page, open, expecting, product } = await at('backlog?q=status:ready')
    const name = `Product WH${made}`
    expecting(/status of 404/)
    await eventually(() => page.title()).toBe(`Backlog, status:ready · ${name}`)
    await open(`${product.path}/backlog`)
    await eventually(() => page.title()).toBe(`Backlog · ${name}`)
    await page.keyboard.press('g')
    await page.keyboard.press('r')
    await eventually(() => page.title()).toBe(`Roadmap · ${name}`)
    await open(`${product.path}/settings`)
    await eventually(() => page.title()).toBe(`Settings · ${name}`)
    await open('/p/NOWHERE/roadmap')
    await eventually(() => page.title()).toMatch(/^(?!Roadmap).+ · Throughline$/)
  })
})

describe('What one left is as one left it:', () => {
  test('Back brings the list to where it was scrolled, and its filter', async () => {
    const many = Array.from({ length: 80 }, (_, at) => `Item ${at}`)
    const { page } = await at('backlog?q=item', { items: many, releases })
    const scroller = page.locator('div:has(> div > [role="grid"])').first()
    await rowOf(page, 'Item 5').first().locator('[data-col="0"] > :last-child').click()
    await scroller.evaluate((box) => box.scrollTo({ top: 600 }))
    await page.getByRole('link', { name: 'Roadmap', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Roadmap' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Backlog' }).waitFor()
    await eventually(() => scroller.evaluate((box) => box.scrollTop)).toBe(600)
    expect(await page.getByRole('combobox', { name: 'Filter' }).inputValue()).toBe('item')
    await eventually(() => focused(page)).toContain('Item 5,')
    expect(await scroller.evaluate((box) => box.scrollTop)).toBe(600)
  })

  test('Escape in the filter leads to the list, and what was typed stays', async () => {
    const { page } = await at('backlog')
    await page.keyboard.press('f')
    await page.keyboard.type('an')
    await eventuallyTitles(page).toEqual(['Banana'])
    await page.keyboard.press('Escape')
    await eventually(() => focused(page)).toContain('Banana')
    expect(await page.getByRole('combobox', { name: 'Filter' }).inputValue()).toBe('an')
    await page.keyboard.press('Alt+Shift+F')
    await eventuallyTitles(page).toEqual(items)
  })
})

test('The switcher that was opened before all products had come lists them when they have', async () => {
  const late = await makeProduct(world.owner, { key: `WH${++made}`, name: 'Comes late' })
  const { page, product } = await at('roadmap')
  await page.goto(`${product.path}/roadmap`)
  await page.getByTitle(/Switch product$/).click()
  await menuLine(page, 'Comes late').waitFor()
  expect(late.id).not.toBe(product.id)
})
