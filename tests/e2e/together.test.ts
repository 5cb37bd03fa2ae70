import { expect, test } from 'vitest'
import { addItem, eventuallyTitles, focusRow, rowOf, titles } from '#tests/support/backlog.ts'
import { eventually, inLine, serverAway } from '#tests/support/person.ts'
import { fruit, sharing } from '#tests/support/sharing.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()
const { makeShared, two, onServer } = sharing(world, 'TO')

test('what one person does in the backlog the other sees', async () => {
  const { product, one, other } = await two('backlog')
  await Promise.all([eventuallyTitles(one).toEqual(fruit), eventuallyTitles(other).toEqual(fruit)])
  await focusRow(one, 'Elder')
  await one.keyboard.press('Alt+Shift+ArrowUp')
  await eventuallyTitles(other).toEqual(['Elder', 'Apple', 'Banana', 'Cherry', 'Date'])
  await focusRow(other, 'Cherry')
  await other.keyboard.press('#')
  await eventuallyTitles(one).toEqual(['Elder', 'Apple', 'Banana', 'Date'])
  await addItem(one, 'Fig')
  await eventually(() => titles(other)).toContain('Fig')
  // The other's undo takes back what the other did, not what came last.
  await other.keyboard.press('Control+z')
  await eventually(() => titles(one)).toContain('Cherry')
  expect(await titles(one)).toContain('Fig')
  await eventually(() => onServer(product.id)).toEqual(await titles(one))
})

test('what one person does on the roadmap the other sees, and what the other is typing stays', async () => {
  const { one, other } = await two('roadmap')
  await other.getByRole('button', { name: 'Feature: Search' }).click()
  const editor = other.getByRole('textbox', { name: 'Feature' })
  await editor.fill('Search by na')
  await one.getByRole('button', { name: 'Goal: The first goal' }).click()
  await one.getByRole('textbox', { name: 'Goal', exact: true }).fill('A better goal')
  await one.keyboard.press('Enter')
  await other.getByRole('button', { name: 'Goal: A better goal' }).waitFor()
  expect(await editor.inputValue()).toBe('Search by na')
  expect(await editor.evaluate((field) => field === document.activeElement)).toBe(true)
  await other.keyboard.type('me')
  await other.keyboard.press('Enter')
  await one.getByRole('button', { name: 'Feature: Search by name' }).waitFor()
})

test('an editor that nobody typed in takes nothing back', async () => {
  const { product, one, other } = await two('backlog')
  await Promise.all([rowOf(one, 'Banana').waitFor(), rowOf(other, 'Banana').waitFor()])
  await focusRow(one, 'Banana')
  await one.keyboard.press('e')
  await one.getByRole('textbox', { name: 'Title' }).waitFor()
  await focusRow(other, 'Banana')
  await other.keyboard.press('e')
  await other.getByRole('textbox', { name: 'Title' }).fill('Blueberry')
  await other.keyboard.press('Enter')
  await inLine(other)
  await eventually(() => onServer(product.id)).toContain('Blueberry')
  // The other's name for it is here before this editor closes.
  await eventually(() =>
    rowOf(one, 'Blueberry').or(one.locator('[aria-label*="Blueberry"]')).count(),
  ).toBeGreaterThan(0)
  await one.keyboard.press('Enter')
  await inLine(one)
  expect(await onServer(product.id)).toContain('Blueberry')
})

test('signing out in one tab empties the other, which leads to the door', async () => {
  const product = await makeShared()
  const person = await world.stranger()
  person.expecting(/status of 401/, serverAway)
  await person.page.goto('/sign-in')
  await person.page.getByLabel('Name', { exact: true }).fill('Olivia')
  await person.page.getByLabel('Password').fill('correct horse')
  await person.page.getByRole('button', { name: 'Sign in' }).click()
  await person.page.getByRole('heading', { level: 1, name: 'Roadmap' }).waitFor()
  const second = await person.context.newPage()
  await second.goto(`${product.path}/backlog`)
  await rowOf(second, 'Apple').waitFor()
  await person.page.keyboard.press('Control+k')
  await person.page.getByRole('combobox', { name: 'What to do or where to go' }).fill('sign out')
  await person.page.keyboard.press('Enter')
  await person.page.waitForURL(/\/sign-in$/)
  await second.waitForURL(/\/sign-in\?to=/)
  await second.getByText('Welcome back.').waitFor()
  expect(await second.getByText('Apple').count()).toBe(0)
})

test('who edits an item that somebody else deletes keeps what was typed, and no other row gets the keys', async () => {
  const { product, one, other } = await two('backlog')
  await Promise.all([rowOf(one, 'Banana').waitFor(), rowOf(other, 'Banana').waitFor()])
  await focusRow(one, 'Banana')
  await one.keyboard.press('e')
  await one.getByRole('textbox', { name: 'Title' }).fill('Blueberry, ripe')
  await focusRow(other, 'Banana')
  await other.keyboard.press('#')
  const left = ['Apple', 'Cherry', 'Date', 'Elder']
  await eventuallyTitles(one).toEqual(left)
  await one
    .getByText(/was deleted by you, in another window or program\. You had typed “Blueberry, ripe”/)
    .first()
    .waitFor()
  const before = await world.owner.records('item', { product: product.id })
  await one.keyboard.type('y#x tce')
  await one.keyboard.press('Enter')
  await one.keyboard.type('jx')
  expect(await one.getByRole('textbox', { name: /^Title/ }).count()).toBe(0)
  expect(await one.getByText('1 selected').count()).toBe(0)
  await inLine(one)
  expect(await world.owner.records('item', { product: product.id })).toEqual(before)
  // What was typed on, up to the Enter, was meant for the title.
  await one.getByRole('button', { name: 'Create it again' }).click()
  const again = ['Apple', 'Blueberry, ripey#x tce', 'Cherry', 'Date', 'Elder']
  await eventuallyTitles(other).toEqual(again)
  expect(await onServer(product.id)).toEqual(again)
})

test('a row that somebody else deletes leaves no current row until the next arrow', async () => {
  const { product, one, other } = await two('backlog')
  await Promise.all([rowOf(one, 'Cherry').waitFor(), rowOf(other, 'Cherry').waitFor()])
  await focusRow(one, 'Cherry')
  await focusRow(other, 'Cherry')
  await other.keyboard.press('#')
  const left = ['Apple', 'Banana', 'Date', 'Elder']
  await eventuallyTitles(one).toEqual(left)
  await one.keyboard.press('#')
  await one.keyboard.press('j')
  await eventually(() =>
    one.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''),
  ).toContain('Date')
  await one.keyboard.press('#')
  await eventuallyTitles(other).toEqual(['Apple', 'Banana', 'Elder'])
  await inLine(one)
  expect(await onServer(product.id)).toEqual(['Apple', 'Banana', 'Elder'])
})
