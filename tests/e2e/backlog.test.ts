import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { eventuallyTitles, focusRow, rowOf, rows, titles } from '#tests/support/backlog.ts'
import { drag, eventually, inLine, menuLine } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()

const fruit = ['Apple', 'Banana', 'Cherry', 'Date', 'Elder']

let made = 0
/** Somebody on the backlog of a product of their own. */
async function onBacklog(items: readonly string[] = fruit) {
  const product = await makeProduct(world.owner, { key: `BL${++made}`, items })
  const person = await world.signedIn()
  await person.open(`${product.path}/backlog`)
  if (items.length > 0) await rowOf(person.page, items[0]!).waitFor()
  return { ...person, product }
}

const undo = (page: Page) => page.keyboard.press('Control+z')
const redo = (page: Page) => page.keyboard.press('Control+Shift+z')

/** What the server has, in its own order: what a reload would show. */
async function onServer(page: Page, product: string): Promise<string[]> {
  await inLine(page)
  return (await world.owner.records('item', { product })).map(({ title }) => title)
}

describe('the rank of items', () => {
  test('is changed by dragging, and undo and redo go back and forth', async () => {
    const { page, product } = await onBacklog()
    await drag(page, rowOf(page, 'Elder'), rowOf(page, 'Banana'), 'top')
    const moved = ['Apple', 'Elder', 'Banana', 'Cherry', 'Date']
    await eventuallyTitles(page).toEqual(moved)
    expect(await onServer(page, product.id)).toEqual(moved)
    await focusRow(page, 'Elder')
    await undo(page)
    await eventuallyTitles(page).toEqual(fruit)
    await redo(page)
    await eventuallyTitles(page).toEqual(moved)
    expect(await onServer(page, product.id)).toEqual(moved)
  })

  test('is changed one place at a time by Alt and an arrow, and to the ends with Shift', async () => {
    const { page, product } = await onBacklog()
    await focusRow(page, 'Cherry')
    await page.keyboard.press('Alt+ArrowUp')
    await eventuallyTitles(page).toEqual(['Apple', 'Cherry', 'Banana', 'Date', 'Elder'])
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.press('Alt+ArrowDown')
    await eventuallyTitles(page).toEqual(['Apple', 'Banana', 'Date', 'Cherry', 'Elder'])
    await page.keyboard.press('Alt+Shift+ArrowUp')
    await eventuallyTitles(page).toEqual(['Cherry', 'Apple', 'Banana', 'Date', 'Elder'])
    await page.keyboard.press('Alt+Shift+ArrowDown')
    const last = ['Apple', 'Banana', 'Date', 'Elder', 'Cherry']
    await eventuallyTitles(page).toEqual(last)
    expect(await onServer(page, product.id)).toEqual(last)
    for (let step = 0; step < 5; step++) await undo(page)
    await eventuallyTitles(page).toEqual(fruit)
    expect(await onServer(page, product.id)).toEqual(fruit)
  })

  test('is changed by the menu of a row: to a rank, or after another item', async () => {
    const { page, product } = await onBacklog()
    await rowOf(page, 'Apple').hover()
    await rowOf(page, 'Apple').getByRole('button', { name: 'More' }).click()
    await menuLine(page, /^Move to a rank/).click()
    const field = page.getByRole('combobox', { name: 'To a rank, or after an item' })
    await field.fill('4')
    await page.getByRole('option', { name: /^To rank 4/ }).waitFor()
    await page.keyboard.press('Enter')
    await eventuallyTitles(page).toEqual(['Banana', 'Cherry', 'Date', 'Apple', 'Elder'])
    await focusRow(page, 'Elder')
    await page.keyboard.press('Shift+F10')
    await menuLine(page, /^Move to a rank/).click()
    await field.fill('ban')
    await page.getByRole('option', { name: /^After .*Banana/ }).waitFor()
    await page.keyboard.press('Enter')
    const after = ['Banana', 'Elder', 'Cherry', 'Date', 'Apple']
    await eventuallyTitles(page).toEqual(after)
    expect(await onServer(page, product.id)).toEqual(after)
    await undo(page)
    await undo(page)
    await eventuallyTitles(page).toEqual(fruit)
    await redo(page)
    await redo(page)
    await eventuallyTitles(page).toEqual(after)
  })

  test('follows the item: after a move by dialog the keys are still the moved one’s', async () => {
    const { page } = await onBacklog()
    await focusRow(page, 'Apple')
    await page.keyboard.press('Shift+F10')
    await menuLine(page, /^Move to a rank/).click()
    const field = page.getByRole('combobox', { name: 'To a rank, or after an item' })
    await field.fill('9')
    await page.getByText('Ranks go from 1 to 5').waitFor()
    await page.keyboard.press('Enter')
    await field.fill('4')
    await page.keyboard.press('Enter')
    await field.waitFor({ state: 'hidden' })
    await eventuallyTitles(page).toEqual(['Banana', 'Cherry', 'Date', 'Apple', 'Elder'])
    await eventually(() =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''),
    ).toContain('Apple')
    await page.keyboard.press('#')
    await eventuallyTitles(page).toEqual(['Banana', 'Cherry', 'Date', 'Elder'])
  })

  test('of several items is changed in one step', async () => {
    const { page, product } = await onBacklog()
    await focusRow(page, 'Cherry')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByText('3 selected').waitFor()
    await page.keyboard.press('Alt+Shift+ArrowUp')
    const moved = ['Cherry', 'Date', 'Elder', 'Apple', 'Banana']
    await eventuallyTitles(page).toEqual(moved)
    expect(await onServer(page, product.id)).toEqual(moved)
    await undo(page)
    await eventuallyTitles(page).toEqual(fruit)
  })
})

describe('an item', () => {
  test('gets another title where it stands; an empty one is refused and the text stays', async () => {
    const { page, product } = await onBacklog()
    await focusRow(page, 'Banana')
    await page.keyboard.press('e')
    const field = page.getByRole('textbox', { name: 'Title' })
    await field.fill('')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').filter({ hasText: /empty/ }).waitFor()
    await field.fill('Blueberry')
    await page.keyboard.press('Enter')
    const renamed = ['Apple', 'Blueberry', 'Cherry', 'Date', 'Elder']
    await eventuallyTitles(page).toEqual(renamed)
    expect(await onServer(page, product.id)).toEqual(renamed)
    await undo(page)
    await eventuallyTitles(page).toEqual(fruit)
    await redo(page)
    await eventuallyTitles(page).toEqual(renamed)
  })

  test('is edited by a double click in the empty part of its title, and a title reads in its own direction', async () => {
    const { page } = await onBacklog(['Apple', 'תפוח'])
    const box = (await rowOf(page, 'Apple').locator('[data-col="3"]').boundingBox())!
    await page.mouse.dblclick(box.x + box.width - 10, box.y + box.height / 2)
    await page.getByRole('textbox', { name: 'Title' }).waitFor()
    await page.keyboard.press('Escape')
    const words = rowOf(page, 'תפוח').locator('[data-edit="title"]')
    expect(await words.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
  })

  test('keeps its title when editing is left with Escape', async () => {
    const { page } = await onBacklog()
    await rowOf(page, 'Banana').getByText('Banana').dblclick()
    await page.getByRole('textbox', { name: 'Title' }).fill('Blackberry')
    await page.keyboard.press('Escape')
    await eventuallyTitles(page).toEqual(fruit)
  })

  test('gets a kind, an estimate and a status by keys and menus, each of which can be undone', async () => {
    const { page, product } = await onBacklog()
    const label = () => rowOf(page, 'Date').getAttribute('aria-label')
    await rowOf(page, 'Date').locator('[data-do="kind"]').click()
    await menuLine(page, 'Defect').click()
    await eventually(label).toContain('defect, Date')
    await focusRow(page, 'Date')
    await page.keyboard.press('Shift+E')
    const field = page.getByRole('textbox', { name: 'Estimate' })
    await field.fill('many')
    await page.keyboard.press('Enter')
    await page
      .getByRole('alert')
      .filter({ hasText: /a number such as 3/ })
      .waitFor()
    await field.fill('0,5')
    await page.keyboard.press('Enter')
    await eventually(label).toContain('0.5 points')
    await focusRow(page, 'Date')
    await page.keyboard.press('s')
    await menuLine(page, 'Doing').click()
    await eventually(label).toContain('doing')
    await inLine(page)
    const saved = async () => (await world.owner.records('item', { product: product.id }))[3]
    expect(await saved()).toMatchObject({ kind: 'defect', estimate: 0.5, status: 'doing' })
    for (let step = 0; step < 3; step++) await undo(page)
    await eventually(label).toContain('story, Date, not estimated, draft')
    for (let step = 0; step < 3; step++) await redo(page)
    await eventually(label).toContain('defect, Date, 0.5 points, doing')
    await inLine(page)
    expect(await saved()).toMatchObject({ kind: 'defect', estimate: 0.5, status: 'doing' })
  })

  test('is created behind the row with the keyboard, one after the other, and each creation can be undone', async () => {
    const { page, product } = await onBacklog()
    await focusRow(page, 'Banana')
    await page.keyboard.press('c')
    const field = page.getByRole('textbox', { name: 'Title of the new item' })
    await field.fill('Blueberry')
    await page.keyboard.press('Enter')
    await eventually(() => field.inputValue()).toBe('')
    await field.fill('Boysenberry')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    const grown = ['Apple', 'Banana', 'Blueberry', 'Boysenberry', 'Cherry', 'Date', 'Elder']
    await eventuallyTitles(page).toEqual(grown)
    expect(await onServer(page, product.id)).toEqual(grown)
    await undo(page)
    await undo(page)
    await eventuallyTitles(page).toEqual(fruit)
    await redo(page)
    await redo(page)
    await eventuallyTitles(page).toEqual(grown)
    expect(await onServer(page, product.id)).toEqual(grown)
  })

  test('that opens an empty backlog is created by the button', async () => {
    const { page, product } = await onBacklog([])
    await page.getByRole('heading', { name: 'What the product will be made of, in order' }).waitFor()
    await page.getByRole('button', { name: 'New item' }).first().click()
    await page.getByRole('textbox', { name: 'Title of the new item' }).fill('The first')
    await page.keyboard.press('Enter')
    await eventuallyTitles(page).toEqual(['The first'])
    expect(await onServer(page, product.id)).toEqual(['The first'])
  })

  test('is deleted with one key, and undo by toast or key brings it back where it stood', async () => {
    const { page, product } = await onBacklog()
    await focusRow(page, 'Cherry')
    await page.keyboard.press('#')
    const rest = ['Apple', 'Banana', 'Date', 'Elder']
    await eventuallyTitles(page).toEqual(rest)
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await eventuallyTitles(page).toEqual(fruit)
    await redo(page)
    await eventuallyTitles(page).toEqual(rest)
    await undo(page)
    await eventuallyTitles(page).toEqual(fruit)
    expect(await onServer(page, product.id)).toEqual(fruit)
  })
})

describe('many items at once', () => {
  test('are selected with X, Shift and arrows, and Ctrl+A; one change is one step', async () => {
    const { page, product } = await onBacklog()
    await focusRow(page, 'Apple')
    await page.keyboard.press('x')
    await page.getByText('1 selected').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByText('3 selected').waitFor()
    await page.keyboard.press('Escape')
    await eventually(() => page.getByRole('toolbar', { name: 'Selected items' }).count()).toBe(0)
    await page.keyboard.press('Control+a')
    await page.getByText('5 selected').waitFor()
    await page.keyboard.press('y')
    await eventually(() => rows(page).filter({ hasText: 'ready' }).count()).toBe(5)
    await inLine(page)
    await undo(page)
    await eventually(() => rows(page).filter({ hasText: 'draft' }).count()).toBe(5)
    await inLine(page)
    const statuses = (await world.owner.records('item', { product: product.id })).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set(['draft']))
  })

  test('are deleted as one step from the bar', async () => {
    const { page } = await onBacklog()
    for (const name of ['Banana', 'Date'])
      await rowOf(page, name).locator('[data-do="select"]').click({ force: true })
    const bar = page.getByRole('toolbar', { name: 'Selected items' })
    await bar.getByText('2 selected').waitFor()
    await bar.getByRole('button', { name: /^Delete/ }).click()
    await eventuallyTitles(page).toEqual(['Apple', 'Cherry', 'Elder'])
    await undo(page)
    await eventuallyTitles(page).toEqual(fruit)
  })
})

describe('the filter', () => {
  test('narrows with each letter, says how many of how many, and stands in the address', async () => {
    const { page } = await onBacklog()
    await focusRow(page, 'Apple')
    await page.keyboard.press('f')
    await page.keyboard.type('er')
    await eventuallyTitles(page).toEqual(['Cherry', 'Elder'])
    await page.keyboard.type('r')
    await eventuallyTitles(page).toEqual(['Cherry'])
    await page.getByRole('status').filter({ hasText: '1 of 5 items' }).waitFor()
    await page.waitForURL(/\?q=err$/)
    await page.reload()
    await eventuallyTitles(page).toEqual(['Cherry'])
    await page.getByRole('combobox', { name: 'Filter the backlog' }).fill('nothing such')
    await page.getByRole('heading', { name: 'Nothing fits this filter' }).waitFor()
    await page.getByRole('button', { name: 'Clear the filter' }).first().click()
    await eventuallyTitles(page).toEqual(fruit)
  })

  test('finds by field, and ranking within it leaves hidden items where they are', async () => {
    const { page, product } = await onBacklog()
    await page.getByRole('combobox', { name: 'Filter the backlog' }).fill('is:orphan e -date')
    await eventuallyTitles(page).toEqual(['Apple', 'Cherry', 'Elder'])
    await focusRow(page, 'Elder')
    await page.keyboard.press('Alt+ArrowUp')
    await eventuallyTitles(page).toEqual(['Apple', 'Elder', 'Cherry'])
    const order = await onServer(page, product.id)
    expect(order.filter((title) => ['Banana', 'Date'].includes(title))).toEqual(['Banana', 'Date'])
    expect(order.indexOf('Elder')).toBeLessThan(order.indexOf('Cherry'))
  })
})

test('ten thousand items are scrolled from end to end with few rows drawn', async () => {
  const size = 10_000
  const { page } = await onBacklog(Array.from({ length: size }, (_, at) => `Item ${at + 1} of many`))
  await page.getByRole('status').filter({ hasText: '10,000 items' }).waitFor()
  const grid = page.getByRole('grid', { name: /^Backlog items/ })
  expect(await grid.getAttribute('aria-rowcount')).toBe(String(size))
  expect(await rows(page).count()).toBeLessThan(100)
  await focusRow(page, 'Item 2 of many')
  await page.keyboard.press('Control+End')
  await eventually(async () => (await titles(page)).at(-1)).toBe('Item 10000 of many')
  expect(await rows(page).count()).toBeLessThan(100)
  // From the very end to the top in one press, and the keyboard stays on the row.
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await eventually(async () => (await titles(page))[0]).toBe('Item 10000 of many')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Item 10000 of many')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('Control+Home')
  await eventually(async () => (await titles(page)).slice(0, 2)).toEqual([
    'Item 10000 of many',
    'Item 1 of many',
  ])
  await page.mouse.move(600, 500)
  await page.mouse.wheel(0, 100_000)
  await eventually(async () => (await titles(page)).some((title) => title === 'Item 2800 of many')).toBe(true)
  expect(await rows(page).count()).toBeLessThan(100)
})

describe('the menu of what an item traces to', () => {
  test('leads on where there is nothing to trace to, and so does that of themes', async () => {
    const { page, product } = await onBacklog()
    await focusRow(page, 'Apple')
    await page.keyboard.press('Shift+G')
    await menuLine(page, 'Plan a release…').click()
    await page.waitForURL(/\/roadmap$/)
    await page.goto(`${product.path}/backlog`)
    await focusRow(page, 'Apple')
    await page.keyboard.press('t')
    await menuLine(page, 'Find themes…').click()
    await page.waitForURL(/derive\/bottom-up/)
  })
})
