import { expect, test } from 'vitest'
import { eventuallyTitles } from '#tests/support/backlog.ts'
import { makeProduct } from '#tests/support/product.ts'
import { type Owner, olivia, signInAsOwner } from '#tests/support/server.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()

async function withTwoItems(key: string, who?: Owner) {
  const product = await makeProduct(world.owner, { key })
  for (const title of ['Apple', 'Pear'])
    await world.owner.run({ name: 'create-item', input: { product: product.id, title } })
  const { page, open } = await world.seat(who ?? world.owner)
  await open(`${product.path}/backlog`)
  await eventuallyTitles(page).toEqual(['Apple', 'Pear'])
  return { page }
}

test('a page opened later undoes what its person did before, says what, and redoes it', async () => {
  const { page } = await withTwoItems('UNDOA')
  await page.keyboard.press('Control+z')
  await page.getByText('Undone: Add item.').waitFor()
  await eventuallyTitles(page).toEqual(['Apple'])
  await page.keyboard.press('Control+z')
  await eventuallyTitles(page).toEqual([])
  await page.keyboard.press('Control+Shift+z')
  await page.keyboard.press('Control+Shift+z')
  await eventuallyTitles(page).toEqual(['Apple', 'Pear'])
})

test('signing in leads to the address that was asked for', async () => {
  const product = await makeProduct(world.owner, { key: 'UNDOC' })
  const { page, expecting } = await world.stranger()
  expecting(/status of 401/)
  await page.goto(`${world.url}${product.path}/settings`)
  await page.waitForURL(/sign-in\?to=/)
  await page.getByLabel('Name').fill(olivia.name)
  await page.getByLabel('Password').fill(olivia.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
  expect(new URL(page.url()).pathname).toBe(`${product.path}/settings`)
})

test('a deleted product comes back by the same Undo, also after a reload', async () => {
  const first = await makeProduct(world.owner, { key: 'GONEA', items: ['Apple'] })
  const { page, open } = await world.signedIn()
  await open(`${first.path}/settings`)
  await page.getByRole('button', { name: 'Delete Product GONEA' }).click()
  await page.getByRole('button', { name: 'Delete it' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith(first.path))
  await page.getByText('Deleted Product GONEA with no release and 1 item.').first().waitFor()
  await page.reload()
  await page.getByRole('navigation').first().waitFor()
  await page.keyboard.press('Control+z')
  await page.getByText('Undone: Delete product.').waitFor()
  await open(`${first.path}/backlog`)
  await eventuallyTitles(page).toEqual(['Apple'])
})

test('whoever has only a pointer finds undo, redo, the palette and the way out at the foot', async () => {
  const { page } = await withTwoItems('UNDOB', await signInAsOwner(world.url))
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await eventuallyTitles(page).toEqual(['Apple'])
  await page.getByRole('button', { name: 'Redo: Add item' }).click()
  await eventuallyTitles(page).toEqual(['Apple', 'Pear'])
  await page.getByRole('button', { name: 'Find or do something' }).click()
  await page.getByRole('combobox').waitFor()
  await page.keyboard.press('Escape')
  await page
    .getByRole('button', { name: /^You: / })
    .or(page.getByTitle(/^You: /))
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL(/sign-in/)
})
