import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { eventuallyTitles, focusRow, rowOf, titles } from '#tests/support/backlog.ts'
import { eventually, inLine, serverAway } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { testId } from '#tests/support/serve.ts'
import { ownerWith } from '#tests/support/server.ts'
import { fruit, sharing } from '#tests/support/sharing.ts'
import { openWorld } from '#tests/support/world.ts'

// Nothing that a person typed is ever lost: what is half written, and what goes from under the hand.

const world = openWorld()
const { alone, two, onServer, makeShared } = sharing(world, 'TY')

const composer = (page: Page) => page.getByRole('textbox', { name: 'Title of the new item' })
const title = (page: Page) => page.getByRole('textbox', { name: 'Title', exact: true })
async function typeHalfAFig(page: Page): Promise<void> {
  await focusRow(page, 'Banana')
  await page.keyboard.press('c')
  await composer(page).fill('Half a fig')
}
const isRestored = (page: Page) => page.getByText('Draft restored').first().waitFor()

test('what is typed for a new item stands there again after a reload, Back and another screen, until it is sent', async () => {
  const { product, page } = await alone('backlog')
  await typeHalfAFig(page)
  await page.reload()
  await isRestored(page)
  expect(await composer(page).inputValue()).toBe('Half a fig')
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await page.getByRole('heading', { level: 1, name: 'Roadmap' }).waitFor()
  await page.getByRole('button', { name: 'Tray: 1 thing kept for you' }).waitFor()
  await page.goBack()
  await isRestored(page)
  await composer(page).press('Enter')
  await eventually(() => onServer(product.id)).toContain('Half a fig')
  await page.reload()
  await rowOf(page, 'Half a fig').waitFor()
  expect(await composer(page).count()).toBe(0)
})

test('a draft is thrown away on purpose only', async () => {
  const { page } = await alone('backlog')
  await typeHalfAFig(page)
  await composer(page).press('Escape')
  await page.keyboard.press('c')
  await isRestored(page)
  await page.getByRole('button', { name: 'Throw away' }).click()
  await page.keyboard.press('c')
  expect(await composer(page).inputValue()).toBe('')
})

test('Tab does not leave a title that is refused, where its draft was restored, too', async () => {
  const { page } = await alone('item')
  const reading = page.getByRole('button', { name: 'Title: Banana' })
  await reading.click()
  await title(page).fill('Bananas, ri')
  await page.reload()
  await reading.click()
  await isRestored(page)
  await title(page).fill('')
  await title(page).press('Tab')
  await page.getByRole('alert').getByText(/empty/).waitFor()
  expect(await title(page).evaluate((field) => field === document.activeElement)).toBe(true)
})

test('a title half changed is a draft of its item, and of no other', async () => {
  const { product, page } = await alone('backlog')
  await focusRow(page, 'Banana')
  await page.keyboard.press('e')
  await title(page).fill('Bananas, ri')
  await page.reload()
  await rowOf(page, 'Banana').getByText('Half written', { exact: true }).waitFor()
  expect(await rowOf(page, 'Cherry').getByText('Half written', { exact: true }).count()).toBe(0)
  await focusRow(page, 'Cherry')
  await page.keyboard.press('e')
  expect(await title(page).inputValue()).toBe('Cherry')
  await page.keyboard.press('Escape')
  await focusRow(page, 'Banana')
  await page.keyboard.press('e')
  await isRestored(page)
  await page.keyboard.press('End')
  await page.keyboard.type('pe')
  await page.keyboard.press('Enter')
  await eventually(() => onServer(product.id)).toContain('Bananas, ripe')
  await eventually(() =>
    rowOf(page, 'Bananas, ripe').getByText('Half written', { exact: true }).count(),
  ).toBe(0)
})

test('forms of the roadmap are drafts too', async () => {
  const { page } = await alone('roadmap')
  await page.locator('button[data-add="feature"]').first().click()
  await page.getByRole('textbox', { name: 'New feature' }).fill('Half a feature')
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Roadmap' }).waitFor()
  await isRestored(page)
  expect(await page.getByRole('textbox', { name: 'New feature' }).inputValue()).toBe('Half a feature')
})

test('what is half written for a new release in one tab stands there when another one adds a release', async () => {
  const product = await makeShared()
  const { page, open, context } = await world.signedIn()
  await open(`${product.path}/roadmap`)
  const other = await context.newPage()
  await other.goto(`${product.path}/roadmap`)
  await other.getByRole('button', { name: 'Add release' }).first().click()
  await other.getByLabel('Goal of the new release').fill('Half a goal')
  await page.getByRole('button', { name: 'Add release' }).first().click()
  await isRestored(page)
  expect(await page.getByLabel('Goal of the new release').inputValue()).toBe('Half a goal')
})

test('a new item asked for again while one is half typed takes the keys, and none of them acts on the list', async () => {
  const { product, page } = await alone('backlog')
  await typeHalfAFig(page)
  await page.getByRole('button', { name: 'New item' }).click()
  await page.keyboard.type(' or two')
  expect(await composer(page).inputValue()).toBe('Half a fig or two')
  await focusRow(page, 'Apple')
  await page.keyboard.press('c')
  await page.keyboard.type(' #f')
  await page.reload()
  await isRestored(page)
  expect(await composer(page).inputValue()).toBe('Half a fig or two #f')
  await page.getByRole('button', { name: 'New item' }).click()
  await page.keyboard.type('ew')
  await page.keyboard.press('Enter')
  await eventually(() => onServer(product.id)).toContain('Half a fig or two #few')
})

/** Three lines pasted between the words of a new item. */
async function pasteLines(page: Page): Promise<Locator> {
  await focusRow(page, 'Elder')
  await page.keyboard.press('c')
  await composer(page).fill('Buy  and eat')
  for (let step = 0; step < ' and eat'.length; step++) await page.keyboard.press('ArrowLeft')
  await composer(page).evaluate((field) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'figs\n- grapes\nplums')
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  const create = page.getByRole('button', { name: 'Create 3 items' })
  await create.waitFor()
  return create
}

test('pasted lines that come back after a reload outlive Escape, with the words around them', async () => {
  const { product, page } = await alone('backlog')
  const create = await pasteLines(page)
  await page.reload()
  await create.focus()
  await page.keyboard.press('Escape')
  await create.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'New item' }).click()
  await create.click()
  await eventually(() => onServer(product.id)).toEqual(['Buy figs', 'grapes', 'plums and eat', ...fruit])
})

test('several lines pasted into what was typed go on from there', async () => {
  const { product, page } = await alone('backlog')
  await (await pasteLines(page)).click()
  await eventually(() => onServer(product.id)).toEqual([...fruit, 'Buy figs', 'grapes', 'plums and eat'])
})

test('a row that somebody else makes leave the filter stays while it is under the hand', async () => {
  const { product, one, other } = await two('backlog')
  await one.goto(`${product.path}/backlog?q=status%3Adraft`)
  await Promise.all([rowOf(one, 'Banana').waitFor(), rowOf(other, 'Banana').waitFor()])
  await focusRow(one, 'Banana')
  await one.keyboard.press('e')
  await title(one).fill('Bananas, ri')
  await focusRow(other, 'Banana')
  await other.keyboard.press('s')
  await other.getByRole('menuitemradio', { name: 'Doing' }).click()
  await one.getByText('no longer in the filter').waitFor()
  await one.keyboard.type('pe#x')
  await one.keyboard.press('Enter')
  await eventually(() => onServer(product.id)).toEqual([
    'Apple',
    'Bananas, ripe#x',
    'Cherry',
    'Date',
    'Elder',
  ])
  // Keys go on meaning that row, until the person goes on.
  await one.keyboard.press('x')
  await one.getByText('1 selected').waitFor()
  await one.keyboard.press('x')
  await one.keyboard.press('j')
  await eventuallyTitles(one).toEqual(['Apple', 'Cherry', 'Date', 'Elder'])
  await inLine(one)
})

test('a menu that was opened for a row that is deleted meanwhile changes no other', async () => {
  const { product, one, other } = await two('backlog')
  await Promise.all([rowOf(one, 'Banana').waitFor(), rowOf(other, 'Banana').waitFor()])
  await focusRow(one, 'Banana')
  await one.keyboard.press('s')
  await one.getByRole('menuitemradio', { name: 'Done' }).waitFor()
  await focusRow(other, 'Banana')
  await other.keyboard.press('#')
  await eventuallyTitles(one).toEqual(['Apple', 'Cherry', 'Date', 'Elder'])
  await one.getByRole('menuitemradio', { name: 'Done' }).click()
  await one.keyboard.type('#ey')
  await inLine(one)
  const items = await world.owner.records('item', { product: product.id })
  expect(items.map(({ title, status }) => `${title} ${status}`)).toEqual(
    ['Apple', 'Cherry', 'Date', 'Elder'].map((name) => `${name} draft`),
  )
})

test('a release deleted while its goal is typed can be made again with it and with what is typed on, which hits nothing', async () => {
  const { product, one } = await two('roadmap')
  await one.getByRole('button', { name: 'Goal: The first goal' }).click()
  const goal = one.getByRole('textbox', { name: 'Goal', exact: true })
  await goal.fill('A better go')
  await world.owner.run({ name: 'delete-release', input: { release: product.releases.First! } })
  await one
    .getByText(/was deleted by you, in another window or program\. You had typed “A better go”/)
    .first()
    .waitFor()
  await one.keyboard.type('al nd')
  expect(await one.getByRole('textbox').count()).toBe(0)
  await one.getByText('Create it again').first().click()
  await eventually(async () => (await world.owner.records('goal')).map(({ text }) => text)).toContain(
    'A better goal nd',
  )
})

test('a feature deleted while its name is typed waits in the tray', async () => {
  const { product, one } = await two('roadmap')
  await one.getByRole('button', { name: 'Feature: Search' }).click()
  await one.getByRole('textbox', { name: 'Feature', exact: true }).fill('Search by na')
  await world.owner.run({ name: 'delete-feature', input: { feature: product.features.Search! } })
  await one
    .getByText(/You had typed “Search by na”/)
    .first()
    .waitFor()
  await one.reload()
  await one.getByRole('button', { name: 'Tray: 1 thing kept for you' }).click()
  const tray = one.getByRole('dialog', { name: 'Tray' })
  await tray.getByText('Search by na', { exact: true }).waitFor()
  await tray.getByRole('button', { name: 'Create it again' }).click()
  await eventually(async () => (await world.owner.records('feature')).map(({ name }) => name)).toContain(
    'Search by na',
  )
})

test('an item deleted under its page, its title half typed, can be made again', async () => {
  const { product, page } = await alone('item')
  await page.getByRole('button', { name: 'Title: Banana' }).click()
  await title(page).fill('Bananas, ri')
  await world.owner.run({ name: 'delete-items', input: { items: [product.items[1]!] } })
  await page
    .getByText(/You had typed “Bananas, ri”/)
    .first()
    .waitFor()
  await page.keyboard.type('pe')
  await page.keyboard.press('Delete')
  await page.keyboard.type('#x')
  await page.keyboard.press('Backspace')
  await page.getByText('Create it again').first().click()
  await eventually(() => onServer(product.id)).toEqual(['Apple', 'Bananas, ripe#', 'Cherry', 'Date', 'Elder'])
})

test('a description whose item is deleted while it is written is made again with it', async () => {
  const { product, page } = await alone('item')
  await page.keyboard.press('e')
  await page.getByRole('textbox', { name: 'Description' }).fill('As a monkey I want')
  await world.owner.run({ name: 'delete-items', input: { items: [product.items[1]!] } })
  await page
    .getByText(/You had typed “As a monkey I want”/)
    .first()
    .waitFor()
  await page.keyboard.type(' a ripex')
  await page.keyboard.press('Backspace')
  await page.keyboard.type(' banana.')
  await page.getByText('Create it again').first().click()
  await eventually(() => onServer(product.id)).toEqual(fruit)
  const { description } = (await world.owner.records('item', { product: product.id }))[1]!
  const text = await fetch(`${world.url}/api/v1/documents/${description}`, {
    headers: { cookie: world.owner.cookie },
  })
  expect(await text.text()).toContain('As a monkey I want a ripe banana.')
})

test('a metric deleted while it is changed can be made again as it was typed', async () => {
  const { product, one } = await two('roadmap')
  const goal = (await world.owner.records('goal')).find(({ release }) => release === product.releases.First)!
  const metric = testId('metric')
  await world.owner.run({
    name: 'create-metric',
    input: { metric, goal: goal.id, name: 'Visits', target: 30 },
  })
  await one.getByRole('button', { name: /Visits/ }).click()
  await one.getByLabel('What is measured').fill('Visitors who ret')
  await world.owner.run({ name: 'delete-metric', input: { metric } })
  await one
    .getByText(/Visits was deleted by you, in another window or program\. You had typed “Visitors who ret/)
    .first()
    .waitFor()
  await one.keyboard.type('urn')
  await one.getByText('Create it again').first().click()
  await eventually(async () =>
    (await world.owner.records('metric')).map(({ name, target }) => `${name} ${target}`),
  ).toContain('Visitors who return 30')
})

test('a reason for a sixth feature whose goal is deleted meanwhile waits in the tray', async () => {
  const { product, one } = await two('roadmap')
  const goal = (await world.owner.records('goal')).find(({ release }) => release === product.releases.First)!
  for (const name of ['Two', 'Three', 'Four', 'Five'])
    await world.owner.run({ name: 'create-feature', input: { goal: goal.id, name } })
  await one.getByRole('button', { name: 'Feature: Five' }).waitFor()
  await one.getByRole('button', { name: 'Add feature' }).first().press('Enter')
  await one.keyboard.type('Sixth')
  await one.keyboard.press('Enter')
  const reason = one.getByRole('textbox', { name: /^Why/ })
  await reason.fill('It is the la')
  await world.owner.run({ name: 'delete-release', input: { release: product.releases.First! } })
  await one
    .getByText(/You had typed “It is the la”/)
    .first()
    .waitFor()
  await one.keyboard.type('w')
  await one.getByRole('button', { name: /^Tray/ }).first().click()
  const tray = one.getByRole('dialog', { name: 'Tray' })
  await tray.getByText('It is the law', { exact: true }).waitFor()
  await tray.getByText('Sixth', { exact: true }).waitFor()
})

test('what is written on in a description while it is on its way stays when it arrives', async () => {
  const product = await makeShared()
  const { page, open, context, expecting } = await world.signedIn()
  expecting(serverAway)
  let cut = () => {}
  let isCut = false
  await context.routeWebSocket('**/live', (socket) => {
    if (isCut) return void socket.close()
    socket.connectToServer()
    cut = () => void socket.close()
  })
  await open(`/i/${product.path.slice(3)}-2`)
  isCut = true
  cut()
  await page.getByText('The server is away.', { exact: true }).waitFor()
  await page.keyboard.press('e')
  const field = page.getByRole('textbox', { name: 'Description' })
  await field.fill('Sent')
  await field.press('Control+Enter')
  await page
    .getByRole('button', { name: /^(Edit|Go on writing)/ })
    .first()
    .click()
  await field.fill('Sent, and more')
  isCut = false
  await page.evaluate(() => void dispatchEvent(new Event('online')))
  await inLine(page)
  await eventually(
    async () => (await world.owner.records('item', { product: product.id }))[1]?.description,
  ).toBeTruthy()
  await page.reload()
  await page
    .getByRole('button', { name: /^Go on writing/ })
    .first()
    .click()
  expect(await field.inputValue()).toBe('Sent, and more')
})

test('a product renamed under a page leads on, with what was typed', async () => {
  const { product, page } = await alone('backlog')
  await typeHalfAFig(page)
  await world.owner.run({
    name: 'edit-product',
    input: { product: product.id, key: `${product.path.slice(3)}X` },
  })
  await page.waitForURL(`**${product.path}X/backlog`)
  expect(await composer(page).inputValue()).toBe('Half a fig')
  await composer(page).press('Enter')
  await eventually(() => onServer(product.id)).toContain('Half a fig')
  expect(await titles(page)).toContain('Half a fig')
})

test('what was half written about a product that somebody deletes stays, as words to copy', async () => {
  const product = await makeProduct(ownerWith(world.url, world.owner.cookie), { key: 'TYGONE', items: fruit })
  const { page, open } = await world.signedIn()
  await open(`${product.path}/backlog`)
  await typeHalfAFig(page)
  await world.owner.run({ name: 'delete-product', input: { product: product.id } })
  await page.getByRole('button', { name: 'Tray: 1 thing kept for you' }).click()
  await page.getByRole('dialog', { name: 'Tray' }).getByText('Half a fig', { exact: true }).waitFor()
})
