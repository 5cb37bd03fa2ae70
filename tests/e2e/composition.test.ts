import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { focusRow } from '#tests/support/backlog.ts'
import type { Person } from '#tests/support/person.ts'
import { type MadeProduct, makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()

let made = 0
async function atProduct(): Promise<Person & { product: MadeProduct; key: string }> {
  const key = `IME${++made}`
  const product = await makeProduct(world.owner, {
    key,
    releases: [
      { name: 'First', date: '2027-Q1', features: ['Search', 'Maps', 'Routes', 'Photos', 'Weather'] },
    ],
    items: ['Apple', 'Banana', 'Cherry'],
  })
  return { ...(await world.signedIn()), product, key }
}

/** What a key could have changed: where one is, what is open, what is typed and what the screen says. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement as HTMLInputElement | null
    return {
      screen: location.pathname,
      open: [...document.querySelectorAll('[role=dialog], [role=menu], form')].length,
      focus: active?.getAttribute('aria-label') ?? active?.id ?? '',
      value: active?.value,
      lit: document.querySelector('[data-highlighted]')?.textContent,
      text: document.body.innerText.replace(/\d+ (minute|second)s? ago/g, ''),
    }
  })

/** Whatever the last press led to stands on the screen. */
const drawn = (page: Page) =>
  page.evaluate(async () => {
    for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame)
  })

const steering = ['ArrowDown', 'ArrowUp', 'Tab', 'Escape', 'Enter'] as const

/** Keys that confirm or steer what an input method composes in the field do nothing else. */
async function composesUnharmed(page: Page, field: Locator): Promise<void> {
  await field.waitFor()
  await field.focus()
  const client = await page.context().newCDPSession(page)
  for (const key of steering) {
    await client.send('Input.imeSetComposition', { text: '検索', selectionStart: 2, selectionEnd: 2 })
    await drawn(page)
    const before = await seen(page)
    expect(before.value).toContain('検索')
    await page.keyboard.press(key)
    await drawn(page)
    expect(await seen(page), `${key} while composing`).toEqual(before)
  }
  await client.send('Input.insertText', { text: '検索' })
  await drawn(page)
  const before = await seen(page)
  // Safari ends the composition before the key that ends it.
  await field.evaluate((element, keys) => {
    for (const key of keys) {
      element.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '検索' }))
      const press = { key, keyCode: 229, bubbles: true, cancelable: true }
      element.dispatchEvent(new KeyboardEvent('keydown', press))
      element.dispatchEvent(new KeyboardEvent('keydown', { ...press, key: 'Unidentified' }))
    }
  }, steering)
  await drawn(page)
  expect(await seen(page), 'keys given away by a browser that has ended the composition').toEqual(before)
  await client.detach()
}

describe('a key that confirms a composition does nothing else', () => {
  test('in the palette', async () => {
    const { page, open, product } = await atProduct()
    await open(`${product.path}/backlog`)
    await focusRow(page, 'Apple')
    await page.keyboard.press('Control+k')
    await composesUnharmed(page, page.getByRole('combobox', { name: 'What to do or where to go' }))
    // And the next press of Enter means what it says.
    await page.getByRole('combobox').fill('history')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'History' }).waitFor()
  })

  test('in the backlog: filter, new item, title, estimate, menu with a field, place to move to', async () => {
    const { page, open, product } = await atProduct()
    await open(`${product.path}/backlog`)
    await composesUnharmed(page, page.getByRole('combobox', { name: 'Filter' }))
    await page.getByRole('combobox', { name: 'Filter' }).fill('')
    await focusRow(page, 'Apple')
    await page.keyboard.press('c')
    await composesUnharmed(page, page.getByRole('textbox', { name: 'Title of the new item' }))
    await page.getByRole('textbox', { name: 'Title of the new item' }).fill('')
    await page.keyboard.press('Escape')
    await focusRow(page, 'Apple')
    await page.keyboard.press('F2')
    await composesUnharmed(page, page.getByRole('textbox', { name: 'Title', exact: true }))
    await page.keyboard.press('Escape')
    await page.getByText('Thrown away.').waitFor()
    await page.getByRole('button', { name: 'Add to the filter' }).click()
    await composesUnharmed(page, page.getByPlaceholder('Add to the filter'))
    await page.keyboard.press('Escape')
    await focusRow(page, 'Apple')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('move to a rank')
    await page.keyboard.press('Enter')
    await composesUnharmed(page, page.getByRole('dialog', { name: /^Move / }).getByRole('combobox'))
    expect((await world.owner.records('item')).filter((one) => one.product === product.id)).toHaveLength(3)
  })

  test('on the roadmap: goal, feature, the reason for a sixth, metric, new release, new product', async () => {
    const { page, open, product } = await atProduct()
    await open(`${product.path}/roadmap`)
    await page.getByRole('button', { name: /^Goal: / }).click()
    await composesUnharmed(page, page.getByRole('textbox', { name: 'Goal' }))
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Add feature' }).first().click()
    const feature = page.getByRole('textbox', { name: 'New feature' })
    await composesUnharmed(page, feature)
    await feature.fill('Sixth')
    await page.keyboard.press('Enter')
    await composesUnharmed(page, page.getByLabel(/^Why does this goal need/))
    await page.keyboard.press('Escape')
    await page
      .getByRole('button', { name: /Add (a )?metric/ })
      .first()
      .click()
    await composesUnharmed(page, page.getByLabel('What is measured'))
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Add release' }).first().click()
    await composesUnharmed(page, page.getByLabel('Goal of the new release'))
    await composesUnharmed(page, page.getByLabel('Date of the new release'))
    await open(`${product.path}/roadmap`)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('new product')
    await page.keyboard.press('Enter')
    await composesUnharmed(page, page.getByRole('dialog').getByLabel('Name'))
    await composesUnharmed(page, page.getByRole('dialog').getByLabel('Key'))
  })

  test('on the page of an item: title, item beneath, description', async () => {
    const { page, open, key } = await atProduct()
    await open(`/i/${key}-1`)
    await page.keyboard.press('F2')
    await composesUnharmed(page, page.getByRole('textbox', { name: 'Title', exact: true }))
    await page.keyboard.press('Escape')
    // What Escape threw away can be brought back: that is offered a moment later.
    await page.getByText('Thrown away.').first().waitFor()
    await page.getByRole('button', { name: 'Add an item beneath' }).click()
    await composesUnharmed(page, page.getByRole('textbox', { name: 'Title of the item beneath' }))
    await open(`/i/${key}-1`)
    await page.keyboard.press('e')
    await composesUnharmed(page, page.getByRole('textbox', { name: 'Description' }))
  })

  test('in settings, history, bottom-up and at the door', async () => {
    const { page, open, product } = await atProduct()
    await open(`${product.path}/settings`)
    await page.getByRole('button', { name: /^Name: Product/ }).click()
    await composesUnharmed(page, page.getByRole('textbox', { name: 'Name', exact: true }).first())
    await page.keyboard.press('Escape')
    await open(`${product.path}/derive/bottom-up`)
    await composesUnharmed(page, page.getByLabel('Why go bottom-up all the same?'))
    await open(`${product.path}/history`)
    await page.getByRole('link', { name: 'Compare two moments' }).click()
    await composesUnharmed(page, page.getByLabel(/step/i).first())
    const stranger = await world.stranger()
    stranger.expecting(/401/)
    await stranger.open('/sign-in')
    await composesUnharmed(stranger.page, stranger.page.getByLabel('Name'))
  })
})
