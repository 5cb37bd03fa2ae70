import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsOf } from '#tests/support/accessibility.ts'
import { eventuallyTitles, rowOf } from '#tests/support/backlog.ts'
import { eventually } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()
const fruit = ['Apple', 'Banana', 'Cherry']

let made = 0
async function onBacklog(options = {}, query = '') {
  const product = await makeProduct(world.owner, {
    key: `FIL${++made}`,
    releases: [
      { name: 'First hikes', features: ['Search', 'Search by map'] },
      { name: 'Come back', features: ['Diary'] },
    ],
    items: fruit,
  })
  const person = await world.signedIn(options)
  await person.open(`${product.path}/backlog${query}`)
  return person
}
const field = (page: Page) => page.getByRole('combobox', { name: 'Filter the backlog' })
const offers = (page: Page) => page.getByRole('option').allInnerTexts()
/** by the part of it that is typed, without what people call it */
const eventuallyOffers = (page: Page) =>
  eventually(async () => (await offers(page)).map((line) => line.split('\n')[0]))

test('after the first letters of a key, and after the colon, what fits is offered and taken by keys (finding 36)', async () => {
  const { page } = await onBacklog()
  await rowOf(page, 'Apple').waitFor()
  await page.keyboard.press('f')
  await page.keyboard.type('sta')
  await eventuallyOffers(page).toEqual(['status:'])
  expect(await field(page).getAttribute('aria-expanded')).toBe('true')
  await page.keyboard.press('ArrowDown')
  const active = await field(page).getAttribute('aria-activedescendant')
  expect(await page.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true')
  await page.keyboard.press('Enter')
  expect(await field(page).inputValue()).toBe('status:')
  await eventuallyOffers(page).toEqual(['draft', 'ready', 'doing', 'done'])
  await page.keyboard.type('rea')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  expect(await field(page).inputValue()).toBe('status:ready ')
  await page.keyboard.type('release:fi')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  expect(await field(page).inputValue()).toBe('status:ready release:"First hikes" ')
  await page.keyboard.type('is:')
  await eventually(() => offers(page)).toContain('orphan\nTraces to no goal')
  // The first Escape is the list's.
  await page.keyboard.press('Escape')
  await eventually(() => offers(page)).toEqual([])
  expect(await field(page).inputValue()).toBe('status:ready release:"First hikes" is:')
  expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true)
})

test('an offer is taken by a click, and stands where the caret was', async () => {
  const { page } = await onBacklog()
  await rowOf(page, 'Apple').waitFor()
  await field(page).fill('feature:sea apple')
  for (let left = 0; left < ' apple'.length; left++) await page.keyboard.press('ArrowLeft')
  await eventuallyOffers(page).toEqual(['Search', '"Search by map"'])
  await page.getByRole('option', { name: 'Search by map' }).click()
  expect(await field(page).inputValue()).toBe('feature:"Search by map" apple')
  await page.keyboard.type(',')
  expect(await field(page).inputValue()).toBe('feature:"Search by map", apple')
})

test('without a choice Enter and the arrow go to the rows, as ever', async () => {
  const { page } = await onBacklog()
  await rowOf(page, 'Apple').waitFor()
  await page.keyboard.press('f')
  await page.keyboard.type('ap')
  await eventuallyTitles(page).toEqual(['Apple'])
  await page.keyboard.press('ArrowDown')
  await eventually(() => field(page).evaluate((input) => input === document.activeElement)).toBe(false)
  await page.keyboard.press('f')
  await page.keyboard.type('st')
  await eventually(() => offers(page)).not.toEqual([])
  await page.keyboard.press('Enter')
  expect(await field(page).inputValue()).toBe('st')
})

test('while an input method composes nothing is offered, and its keys stay its own', async () => {
  const { page } = await onBacklog()
  await rowOf(page, 'Apple').waitFor()
  const client = await page.context().newCDPSession(page)
  await page.keyboard.press('f')
  await page.keyboard.type('feature:')
  await eventuallyOffers(page).toEqual(['Search', '"Search by map"', 'Diary'])
  await client.send('Input.imeSetComposition', { text: 'で', selectionStart: 1, selectionEnd: 1 })
  await eventually(() => offers(page)).toEqual([])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  expect(await field(page).inputValue()).toBe('feature:で')
  await client.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
  await eventuallyOffers(page).toEqual(['Search', '"Search by map"', 'Diary'])
})

test.each([1440, 390])(
  'all that is wrong is said at %i px, and what was meant is a press away (finding 36)',
  async (width) => {
    const query = `?q=${encodeURIComponent('stauts:ready colour:red status:redy feature:Diray (')}`
    const { page } = await onBacklog({ viewport: { width, height: 844 } }, query)
    for (const sentence of [
      'There is no key "stauts:", so it is searched for as text. Did you mean status:?',
      'There is no key "colour:", so it is searched for as text.',
      'status: is one of draft, ready, doing, done. Did you mean ready?',
      'No feature of this product is called "Diray". Did you mean Diary?',
    ])
      await page.getByRole('listitem').filter({ hasText: sentence }).waitFor()
    await page.getByRole('button', { name: 'status:', exact: true }).click()
    await page.getByRole('button', { name: 'Diary', exact: true }).click()
    await page.getByRole('button', { name: 'ready', exact: true }).click()
    expect(await field(page).inputValue()).toBe('status:ready colour:red status:ready feature:Diary (')
    await eventually(() => page.getByText(/Did you mean/).count()).toBe(0)
  },
)

test('at rest the text stands as its terms: one is taken off, another gone on with as text', async () => {
  const { page } = await onBacklog({}, `?q=${encodeURIComponent('an -status:done (apple OR banana)')}`)
  await eventuallyTitles(page).toEqual(['Banana'])
  const terms = page.getByRole('list', { name: 'Terms of the filter' })
  expect(await terms.getByRole('listitem').allInnerTexts()).toEqual([
    'an',
    '-status:done',
    '(apple OR banana)',
  ])
  await page.getByRole('button', { name: 'Take an off the filter', exact: true }).click()
  await eventuallyTitles(page).toEqual(['Apple', 'Banana'])
  expect(await field(page).inputValue()).toBe('-status:done (apple OR banana)')
  await page.keyboard.press('Tab')
  await terms.getByText('(apple OR banana)').click()
  await page.keyboard.type('cherry')
  await eventuallyTitles(page).toEqual(['Cherry'])
  expect(await field(page).inputValue()).toBe('-status:done cherry')
  await page.waitForURL(/q=-status/)
})

test('nothing is wrong with offers, terms and what was not understood, for whoever reads them otherwise', async () => {
  const { page } = await onBacklog({}, `?q=${encodeURIComponent('status:redy apple')}`)
  await page.getByText(/Did you mean/).waitFor()
  expect(await faultsOf(page)).toEqual([])
  const open = async () => {
    await field(page).fill('')
    await field(page).fill('is:')
    await page.getByRole('option').first().waitFor()
  }
  expect(await faultsOf(page, open)).toEqual([])
})
