import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { faultsOf } from '#tests/support/accessibility.ts'
import { eventuallyTitles, focusRow, rowOf } from '#tests/support/backlog.ts'
import { choose, eventually, inLine, menuLine } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()

let made = 0
async function makeFruit() {
  const key = `IT${++made}`
  const product = await makeProduct(world.owner, {
    key,
    releases: [{ name: 'First', date: '2027-Q1', goal: 'The first goal', features: ['Search'] }],
    items: ['Apple', 'Banana', 'Cherry'],
  })
  return { key, ...product }
}

const description = (page: Page) => page.getByRole('textbox', { name: 'Description' })
const words = (page: Page) => page.getByRole('region', { name: 'Description', exact: true })
const history = (page: Page) => page.getByRole('region', { name: 'History' })
const title = (page: Page) => page.getByRole('heading', { level: 1 })

async function write(page: Page, text: string) {
  await page.keyboard.press('e')
  await description(page).fill(text)
  await page.keyboard.press('Control+Enter')
  await description(page).waitFor({ state: 'hidden' })
  await inLine(page)
}

describe('the page of an item', () => {
  test('opens by Enter, and Back returns to the row under the same filter', async () => {
    const { path } = await makeFruit()
    const { page, open } = await world.signedIn()
    await open(`${path}/backlog?q=n`)
    await eventuallyTitles(page).toEqual(['Banana'])
    await open(`${path}/backlog`)
    await focusRow(page, 'Cherry')
    await page.keyboard.press('Enter')
    await eventually(() => title(page).textContent()).toContain('Cherry')
    expect(new URL(page.url()).pathname).toMatch(/^\/i\/IT\d+-3$/)
    await page.keyboard.press('k')
    await eventually(() => title(page).textContent()).toContain('Banana')
    await page.getByRole('button', { name: 'Next item' }).click()
    await eventually(() => title(page).textContent()).toContain('Cherry')
    await page.keyboard.press('j')
    await page.keyboard.press('Escape')
    await rowOf(page, 'Cherry').waitFor()
    await eventually(() =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''),
    ).toContain('Cherry')
  })

  test('has an address: in small letters, and under a key that the product had before', async () => {
    const { key, id } = await makeFruit()
    const person = await world.signedIn()
    // What is asked for ahead of time by a key of before is not there.
    person.expecting(/404/)
    await person.open(`/i/${key.toLowerCase()}-2`)
    await eventually(() => title(person.page).textContent()).toContain('Banana')
    await eventually(() => new URL(person.page.url()).pathname).toBe(`/i/${key}-2`)
    await world.owner.run({ name: 'edit-product', input: { product: id, key: `${key}X` } })
    await person.open(`/i/${key}-2`)
    await eventually(() => title(person.page).textContent()).toContain('Banana')
    await eventually(() => new URL(person.page.url()).pathname).toBe(`/i/${key}X-2`)
  })

  test('says kindly when no item has the key, and leads to the search', async () => {
    const { key } = await makeFruit()
    const { page, open } = await world.signedIn()
    await open(`/i/${key}-99`)
    await page.getByRole('heading', { name: `No item has the key ${key}-99` }).waitFor()
    await page.getByRole('link', { name: 'Look for it in the backlog' }).click()
    await eventually(() => new URL(page.url()).searchParams.get('q')).toBe(`${key}-99`)
  })

  test('edits every field where it stands, and tells what was done; a step can be restored', async () => {
    const { key, id, items } = await makeFruit()
    const { page, open } = await world.signedIn()
    await open(`/i/${key}-1`)
    await choose(page, page.getByRole('button', { name: /^Status: Draft/ }), 'Ready')
    await page.getByRole('button', { name: /^Feature: None/ }).click()
    await menuLine(page, 'Search').click()
    await page.getByRole('navigation', { name: 'Where it belongs' }).getByText('The first goal').waitFor()
    await page.keyboard.press('r')
    await page.getByRole('textbox', { name: 'Title' }).fill('Apricot')
    await page.keyboard.press('Enter')
    await inLine(page)
    await history(page).getByText('Title: Apple → Apricot').waitFor()
    await history(page).getByText('Status: Draft → Ready').waitFor()
    // As it was when it was added.
    await history(page).getByRole('button').last().click()
    await eventually(() => title(page).textContent()).toContain('Apple')
    await inLine(page)
    const read = async () =>
      (await world.owner.records('item', { product: id })).find((one) => one.id === items[0])
    await eventually(read).toMatchObject({ title: 'Apple', status: 'draft', feature: null })
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await eventually(() => title(page).textContent()).toContain('Apricot')
  })

  test('has children, which are added where they stand', async () => {
    const { key } = await makeFruit()
    const { page, open } = await world.signedIn()
    await open(`/i/${key}-1`)
    await page.getByRole('button', { name: 'Add an item beneath' }).click()
    await page.getByRole('textbox', { name: 'Title of the item beneath' }).fill('Peel')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.getByRole('table').getByRole('link', { name: 'Peel' }).click()
    await eventually(() => title(page).textContent()).toContain('Peel')
    await page
      .getByRole('navigation', { name: 'Where it belongs' })
      .getByRole('link', { name: 'Apple' })
      .click()
    await eventually(() => title(page).textContent()).toContain('Apple')
  })

  test('has no fault that axe finds, read, written and beside the list', async () => {
    const { key, path } = await makeFruit()
    const { page, open } = await world.signedIn()
    await open(`/i/${key}-1`)
    await write(page, '# One\n\n- [x] two\n\n```\nthree\n```\n\n[four](https://example.org)')
    await words(page).getByRole('link', { name: 'four' }).waitFor()
    await history(page).getByText('Description written').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('e')
    expect(await faultsOf(page)).toEqual([])
    await open(`${path}/backlog?peek=${key}-1`)
    await page.getByRole('complementary', { name: `${key}-1 beside the list` }).waitFor()
    expect(await faultsOf(page)).toEqual([])
  })
})

describe('the peek', () => {
  test('stands beside the row, follows it, is in the address, and opens whole', async () => {
    const { key, path } = await makeFruit()
    const { page, open } = await world.signedIn()
    await open(`${path}/backlog`)
    await focusRow(page, 'Apple')
    await page.keyboard.press('Space')
    const beside = (number: number) =>
      page.getByRole('complementary', { name: `${key}-${number} beside the list` })
    await beside(1).waitFor()
    await page.keyboard.press('ArrowDown')
    await beside(2).waitFor()
    await eventually(() => new URL(page.url()).searchParams.get('peek')).toBe(`${key}-2`)
    await page.reload()
    await beside(2)
      .getByRole('heading', { name: /Banana/ })
      .waitFor()
    await page.keyboard.press('Escape')
    await beside(2).waitFor({ state: 'hidden' })
    await focusRow(page, 'Cherry')
    await page.keyboard.press('Space')
    await beside(3).waitFor()
    await page.keyboard.press('Space')
    await beside(3).waitFor({ state: 'hidden' })
  })
})

describe('a description', () => {
  test('that two people write at once is put together where it can be', async () => {
    const { key } = await makeFruit()
    const [ann, bob] = await Promise.all([world.signedIn(), world.signedIn()])
    await ann.open(`/i/${key}-1`)
    await write(ann.page, 'first line\n\nmiddle\n\nlast line')
    await bob.open(`/i/${key}-1`)
    await words(bob.page).getByText('first line').waitFor()
    await bob.page.keyboard.press('e')
    await description(bob.page).fill('first line\n\nmiddle\n\nlast line of Bob')
    await write(ann.page, 'first line of Ann\n\nmiddle\n\nlast line')
    await bob.page.getByText('The description was changed while you write.').waitFor()
    await bob.page.keyboard.press('Control+Enter')
    for (const { page } of [ann, bob]) {
      await words(page).getByText('first line of Ann').waitFor()
      await words(page).getByText('last line of Bob').waitFor()
    }
  })

  test('in which both changed the same words shows both, and nothing is lost', async () => {
    const { key } = await makeFruit()
    const [ann, bob] = await Promise.all([world.signedIn(), world.signedIn()])
    await ann.open(`/i/${key}-1`)
    await write(ann.page, 'a red apple')
    await bob.open(`/i/${key}-1`)
    await words(bob.page).getByText('a red apple').waitFor()
    await bob.page.keyboard.press('e')
    await description(bob.page).fill('a green apple')
    await write(ann.page, 'a yellow apple')
    await bob.page.getByText('The description was changed while you write.').waitFor()
    await bob.page.keyboard.press('Control+Enter')
    const asks = 'You changed this in another window or program, too. Which shall it be?'
    await bob.page.getByRole('group', { name: asks }).waitFor()
    // The keys are at the question: what is typed on chooses nothing.
    await eventually(() => bob.page.evaluate(() => document.activeElement?.textContent)).toBe(asks)
    await bob.page.keyboard.press('Space')
    const theirs = bob.page.getByRole('group', { name: 'What you saved elsewhere' })
    await bob.page.getByRole('group', { name: 'What you typed' }).getByText('a green apple').waitFor()
    await theirs.getByText('a yellow apple').waitFor()
    expect(await theirs.locator('mark').allTextContents()).toEqual(['yellow'])
    await bob.page.getByRole('button', { name: 'Edit both together' }).click()
    await eventually(() => description(bob.page).inputValue()).toBe('a green apple\na yellow apple')
    await description(bob.page).fill('a green or yellow apple')
    await bob.page.keyboard.press('Control+Enter')
    await words(ann.page).getByText('a green or yellow apple').waitFor()
  })

  test('that was left is kept as a draft, over a reload, until it is saved or thrown away', async () => {
    const { key } = await makeFruit()
    const { page, open } = await world.signedIn()
    await open(`/i/${key}-2`)
    await page.keyboard.press('e')
    await description(page).fill('not done yet')
    await page.keyboard.press('Escape')
    await page.reload()
    await page.getByText('A draft of yours is not saved.').waitFor()
    await page.getByRole('button', { name: 'Go on writing' }).click()
    await eventually(() => description(page).inputValue()).toBe('not done yet')
    await page.getByRole('button', { name: 'Save' }).click()
    await words(page).getByText('not done yet').waitFor()
    await page.getByText('A draft of yours is not saved.').waitFor({ state: 'hidden' })
  })
})
