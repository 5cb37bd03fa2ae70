import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { focusRow, rowOf } from '#tests/support/backlog.ts'
import { choose, eventually, inLine } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()

let made = 0
async function at(screen: 'backlog' | 'roadmap' | 'derive/bottom-up') {
  const product = await makeProduct(world.owner, {
    key: `EG${++made}`,
    items: ['Apple', 'Banana'],
    releases: [
      { name: 'First hikes', date: '2027-Q1', goal: 'A thousand first hikes', features: ['Map view'] },
    ],
  })
  const person = await world.signedIn()
  await person.open(`${product.path}/${screen}`)
  return { ...person, product }
}

const title = (page: Page) => page.getByRole('textbox', { name: 'Title', exact: true })
const estimate = (page: Page) => page.getByRole('textbox', { name: 'Estimate', exact: true })
const cellOf = (page: Page, row: string, column: number) => rowOf(page, row).locator(`[data-col="${column}"]`)
const hasFocus = (field: Locator) => eventually(() => field.evaluate((one) => one === document.activeElement))

describe('a value of a row', () => {
  test('is edited by one click, a title by a second one on the row (finding 19)', async () => {
    const { page } = await at('backlog')
    await cellOf(page, 'Banana', 5).click()
    await hasFocus(estimate(page)).toBe(true)
    await page.keyboard.type('5')
    await page.keyboard.press('Enter')
    await eventually(() => rowOf(page, 'Banana').getAttribute('aria-label')).toContain('5 points')
    await rowOf(page, 'Apple').getByText('Apple').click()
    await hasFocus(rowOf(page, 'Apple')).toBe(true)
    expect(await title(page).count()).toBe(0)
    await rowOf(page, 'Apple').getByText('Apple').click()
    await hasFocus(title(page)).toBe(true)
  })

  test('is saved by Tab, which goes on to the next cell (finding 19)', async () => {
    const { page, product } = await at('backlog')
    await focusRow(page, 'Apple')
    await page.keyboard.press('e')
    await title(page).fill('Apricot')
    await page.keyboard.press('Tab')
    await hasFocus(cellOf(page, 'Apricot', 4)).toBe(true)
    await cellOf(page, 'Apricot', 5).click()
    await estimate(page).fill('3')
    await page.keyboard.press('Shift+Tab')
    await hasFocus(cellOf(page, 'Apricot', 4)).toBe(true)
    await inLine(page)
    const [saved] = await world.owner.records('item', { product: product.id })
    expect(saved).toMatchObject({ title: 'Apricot', estimate: 3 })
  })

  test('has an editor that grows with a long title, and the rows below make room (finding 19)', async () => {
    const { page } = await at('backlog')
    await focusRow(page, 'Apple')
    await page.keyboard.press('e')
    await title(page).fill('As a hiker I want to plan. '.repeat(12).trim())
    const boxes = async () => [await title(page).boundingBox(), await rowOf(page, 'Banana').boundingBox()]
    await eventually(async () => (await boxes())[0]!.height).toBeGreaterThan(40)
    await eventually(async () => {
      const [editor, below] = await boxes()
      return below!.y >= editor!.y + editor!.height
    }).toBe(true)
    expect(await title(page).evaluate((field) => field.scrollHeight - field.clientHeight)).toBeLessThan(2)
  })
})

describe('a form', () => {
  test('leads to the field in trouble, which says it once and until it is mended (findings 28 and 41)', async () => {
    const { page } = await at('backlog')
    await choose(page, page.getByTitle(/Switch product$/), 'New product…')
    const dialog = page.getByRole('dialog', { name: 'New product' })
    const name = dialog.getByLabel('Name', { exact: true })
    await dialog.getByLabel('Vision').focus()
    await page.keyboard.press('Control+Enter')
    await hasFocus(name).toBe(true)
    expect(await name.getAttribute('aria-invalid')).toBe('true')
    const said = page.getByText(/Name is empty/)
    expect(await said.count()).toBe(1)
    expect(await name.getAttribute('aria-describedby')).toContain(await said.getAttribute('id'))
    await name.fill('Lanterns')
    expect(await said.count()).toBe(0)
    expect(await name.getAttribute('aria-invalid')).toBeNull()
    await dialog.getByLabel('Key').fill('TM')
    await dialog.getByRole('button', { name: 'Cancel' }).focus()
    await page.keyboard.press('Meta+Enter')
    await hasFocus(dialog.getByLabel('Key')).toBe(true)
    await page.getByText('The key TM belongs to another product.').waitFor()
  })

  test('of a workshop does so too, and nothing above it moves (finding 28)', async () => {
    const { page } = await at('derive/bottom-up')
    const reason = page.getByRole('textbox', { name: /^Why/ })
    const before = await reason.boundingBox()
    await page.keyboard.press('Control+Enter')
    await hasFocus(reason).toBe(true)
    expect(await reason.getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByRole('alert').filter({ hasText: /\S/ }).count()).toBe(0)
    expect((await reason.boundingBox())!.y).toBe(before!.y)
  })
})

describe('on the roadmap', () => {
  test('a goal has no type until one is chosen, of which there is one (finding 29)', async () => {
    const { page, product } = await at('roadmap')
    const type = page.getByRole('button').and(page.getByTitle(/^Goal type/))
    expect(await type.textContent()).toBe('Goal type')
    await type.click()
    const chosen = page.getByRole('menuitemradio', { checked: true })
    expect(await chosen.textContent()).toBe('No type')
    await page.getByRole('menuitemradio', { name: 'Retain' }).click()
    await eventually(() => type.textContent()).toBe('Retain')
    await type.click()
    await eventually(() => chosen.allTextContents()).toEqual(['Retain'])
    await inLine(page)
    const releases = (await world.owner.records('release', { product: product.id })).map(({ id }) => id)
    const goal = (await world.owner.records('goal')).find(({ release }) =>
      releases.includes(release as never),
    )
    expect(goal).toMatchObject({ type: 'retain' })
  })

  test('a new release without a date is what its field says it will be (finding 30)', async () => {
    const { page } = await at('roadmap')
    await page.keyboard.press('n')
    const date = page.getByRole('textbox', { name: 'Date of the new release' })
    expect(await date.getAttribute('placeholder')).toMatch(/^Later/)
    await page.getByRole('textbox', { name: 'Goal of the new release' }).fill('More come back')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Date: Later' }).waitFor()
  })

  test('what renames a feature and what opens its menu are told apart (finding 45)', async () => {
    const { page } = await at('roadmap')
    await page.getByRole('button', { name: 'Feature: Map view', exact: true }).waitFor()
    await page.getByRole('button', { name: 'More for Map view', exact: true }).waitFor()
    const names = await page
      .getByRole('button')
      .evaluateAll((all) =>
        all.map((one) => one.getAttribute('aria-label')).filter((name) => name === 'More'),
      )
    expect(names).toEqual([])
  })
})
