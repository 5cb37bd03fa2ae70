import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { eventuallyTitles, focusRow, headOf, rowOf } from '#tests/support/backlog.ts'
import { eventually } from '#tests/support/person.ts'
import { makeProduct, type ProductPlan } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

// The backlog at every width, in low windows and under a finger.

const world = openWorld()

const releases: NonNullable<ProductPlan['releases']> = [
  { name: 'First hikes', date: '2027-Q1', goal: 'A thousand first hikes', features: ['Map view'] },
  { name: 'Come back', date: '2027-Q2', goal: 'Three in ten come back', features: ['Diary'] },
]
const story =
  'As a hiker who has never been here before, I want to see how long each path takes, so that I am home before it is dark and nobody has to look for me'
const items = ['Apple', 'Banana', 'Cherry', 'Damson']
const many = Array.from({ length: 60 }, (_, at) => `Item ${String(at + 1).padStart(2, '0')}`)

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

let made = 0
async function at(plan: Partial<ProductPlan>, options: Parameters<typeof world.signedIn>[0] = {}) {
  const product = await makeProduct(world.owner, { key: `SZ${++made}`, releases, ...plan })
  const person = await world.signedIn(options)
  await person.open(`${product.path}/backlog`)
  return { ...person, product }
}

const box = async (part: Locator) => (await part.boundingBox())!
const whole = (page: Page) => page.locator('[data-whole]')

/** Whether the middle of a row is what one sees there, and no bar. */
const isSeen = (row: Locator) =>
  row.evaluate((element) => {
    const { left, right, top, bottom, height } = element.getBoundingClientRect()
    const met = [top + 2, (top + bottom) / 2, bottom - 2].map((y) =>
      document.elementFromPoint((left + right) / 2, y),
    )
    return height > 0 && met.every((one) => one !== null && element.contains(one))
  })

describe('A row', () => {
  test('gives its title what the other values leave, and two lines where that is too little', async () => {
    const { page } = await at({ items: [story, 'Short'] }, { viewport: { width: 1440, height: 900 } })
    const title = rowOf(page, story).locator('[data-edit="title"]')
    const lines = () =>
      title.evaluate((one) => one.clientHeight / Number.parseFloat(getComputedStyle(one).lineHeight))
    expect((await box(title)).width).toBeGreaterThan(680)
    expect(await lines()).toBe(1)
    expect((await box(rowOf(page, story))).height).toBe(36)
    await page.setViewportSize({ width: 800, height: 900 })
    await eventually(async () => Math.round(await lines())).toBe(2)
    const { height } = await box(rowOf(page, story))
    // All rows are equally high, or the place of none could be known without drawing those above it.
    expect((await box(rowOf(page, 'Short'))).height).toBe(height)
    expect((await box(rowOf(page, 'Short'))).y).toBe((await box(rowOf(page, story))).y + height)
  })

  test.each([720, 960])('leaves its title what is to spare in a window of %i pixels', async (width) => {
    const { page } = await at({ items: [story] }, { viewport: { width, height: 900 } })
    const [title, list] = [rowOf(page, story).locator('[data-col="3"]'), page.locator('[role="grid"]')]
    // The number, the key and the values take what they need: 27rem with what is between them.
    expect((await box(title)).width).toBeGreaterThan((await box(list)).width - 27 * 16)
  })

  test('is as much higher as somebody wants letters larger, and nothing in it is cut', async () => {
    const { page, context } = await at({ items }, { viewport: { width: 1440, height: 900 } })
    const session = await context.newCDPSession(page)
    await session.send('Page.setFontSizes', { fontSizes: { standard: 32 } })
    await page.reload()
    await rowOf(page, 'Apple').waitFor()
    expect((await box(rowOf(page, 'Apple'))).height).toBeGreaterThanOrEqual(72)
    for (const part of ['[data-col="1"] a', '[data-edit="title"]'])
      expect(
        await rowOf(page, 'Apple')
          .locator(part)
          .evaluate((one) => one.scrollWidth - one.clientWidth),
      ).toBeLessThanOrEqual(1)
  })

  test('begins where the others do, whichever way its title runs', async () => {
    const { page } = await at({ items: ['Apple', 'לשמור מסלול'] })
    const start = (title: string) =>
      rowOf(page, title)
        .locator('[data-edit="title"]')
        .evaluate((one) => {
          const range = document.createRange()
          range.selectNodeContents(one)
          return Math.round(range.getBoundingClientRect().left)
        })
    expect(await start('לשמור')).toBe(await start('Apple'))
  })
})

describe('A text that is cut', () => {
  test('is shown whole to the mouse that rests on it and to the keyboard that comes to its row', async () => {
    const { page } = await at({ items: ['Apple', `${story}. ${story}`] })
    await rowOf(page, story).locator('[data-edit="title"]').hover()
    await eventually(() =>
      whole(page)
        .textContent({ timeout: 1_000 })
        .catch(() => ''),
    ).toContain('look for me. As')
    // One can read on in it, and it goes when one goes.
    await page.mouse.move(4, 4)
    await eventually(() => whole(page).count()).toBe(0)

    await focusRow(page, 'Apple')
    await page.keyboard.press('ArrowDown')
    await eventually(() => whole(page).count()).toBe(1)
    await page.keyboard.press('Escape')
    expect(await whole(page).count()).toBe(0)
  })

  test('is the only one of which more is shown', async () => {
    const { page } = await at({ items })
    await rowOf(page, 'Apple').locator('[data-edit="title"]').hover()
    await page.waitForTimeout(800)
    expect(await whole(page).count()).toBe(0)
  })

  test('is shown whole to a finger that rests on it', async () => {
    const long = 'Die große Überarbeitung der Benutzerverwaltungsoberfläche und was dazugehört'
    const { page } = await at({ items, releases: [{ ...releases[0]!, name: long }] }, phone)
    await rest(page, headOf(page, long).getByText(long), 700)
    await eventually(() =>
      whole(page)
        .textContent({ timeout: 1_000 })
        .catch(() => ''),
    ).toBe(long)
  })
})

/** A finger comes down in the middle of something, and stays. Resolves with how it goes on. */
async function rest(page: Page, part: Locator, ms: number) {
  const { x, y, width, height } = await box(part)
  const finger = { x: x + Math.min(width / 2, 120), y: y + height / 2 }
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: { x: number; y: number } | null) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] })
  await touch('touchStart', finger)
  await page.waitForTimeout(ms)
  return {
    async to(y: number) {
      for (let step = 1; step <= 6; step++) {
        await touch('touchMove', { x: finger.x, y: finger.y + ((y - finger.y) * step) / 6 })
        await page.waitForTimeout(30)
      }
    },
    up: () => touch('touchEnd', null),
  }
}

describe('On a phone', () => {
  test('a row says status, type, release and estimate, and a tap on it shows all of its fields to be edited', async () => {
    const { page, product } = await at({ items }, phone)
    await world.owner.run({
      name: 'edit-item',
      input: {
        item: product.items[0]!,
        kind: 'defect',
        status: 'ready',
        estimate: 5,
        feature: product.features.Diary,
      },
    })
    const row = rowOf(page, 'Apple')
    for (const words of ['ready', 'Diary', '5']) await row.getByText(words, { exact: true }).waitFor()
    expect(await row.locator('[data-col="2"]').isVisible()).toBe(true)
    expect(await rowOf(page, 'Banana').locator('[data-col="2"]').isVisible()).toBe(false)
    await row.locator('[data-edit="title"]').tap()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: /^Estimate/ }).tap()
    await sheet.getByRole('textbox', { name: 'Estimate' }).fill('8')
    await page.keyboard.press('Enter')
    await sheet.getByRole('button', { name: 'Close' }).tap()
    await sheet.waitFor({ state: 'hidden' })
    await row.getByText('8', { exact: true }).waitFor()
  })

  test('a row is carried by a finger that rests on it, and a finger that does not scrolls', async () => {
    const { page } = await at({ items, releases: [] }, phone)
    // What dragging takes comes once the page is at rest.
    await eventually(() => rowOf(page, 'Apple').getAttribute('draggable')).toBe('true')
    const swipe = await rest(page, rowOf(page, 'Apple'), 20)
    await swipe.to((await box(rowOf(page, 'Damson'))).y + 10)
    await swipe.up()
    await eventuallyTitles(page).toEqual(items)
    const finger = await rest(page, rowOf(page, 'Apple'), 700)
    const { y, height } = await box(rowOf(page, 'Cherry'))
    await finger.to(y + height * 0.9)
    await finger.up()
    await eventuallyTitles(page).toEqual(['Banana', 'Cherry', 'Apple', 'Damson'])
    expect(await page.getByRole('dialog').count()).toBe(0)
  })
})

describe('What stands over the list', () => {
  test('is the head of the group one is in, which hides no row that the keys come to', async () => {
    const { page } = await at({ items: many })
    await focusRow(page, 'Item 01')
    for (let down = 0; down < 40; down++) await page.keyboard.press('ArrowDown')
    const head = await box(headOf(page, 'No release'))
    for (let up = 0; up < 30; up++) await page.keyboard.press('ArrowUp')
    await eventually(() => isSeen(page.locator('[data-current]'))).toBe(true)
    const row = await box(page.locator('[data-current]'))
    expect(row.y).toBeGreaterThanOrEqual(head.y + head.height)
  })

  test('is no bar of a selection over the row that is selected', async () => {
    for (const options of [{}, phone]) {
      const { page } = await at({ items: many }, options)
      await focusRow(page, 'Item 01')
      await page.keyboard.press('End')
      await page.keyboard.press('x')
      await page.getByRole('toolbar', { name: 'Selected items' }).waitFor()
      const bar = await box(page.getByRole('toolbar', { name: 'Selected items' }))
      const row = await box(rowOf(page, 'Item 60'))
      expect(row.y + row.height).toBeLessThanOrEqual(bar.y)
    }
  })

  test('scrolls away in a low window, so that each row can be seen', async () => {
    const { page } = await at({ items: many, releases: [] }, { viewport: { width: 320, height: 256 } })
    const row = page.locator('[data-current]')
    await rowOf(page, 'Item 01').focus()
    for (const key of ['End', 'Home', 'PageDown', 'ArrowDown', 'ArrowUp']) {
      await page.keyboard.press(key)
      await eventually(() => isSeen(row)).toBe(true)
    }
    await page.keyboard.press('x')
    await page.getByRole('toolbar', { name: 'Selected items' }).waitFor()
    await eventually(() => isSeen(row)).toBe(true)
  })
})
