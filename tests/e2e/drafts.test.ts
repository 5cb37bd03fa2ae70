import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { focusRow, rows, titles } from '#tests/support/backlog.ts'
import { peopleOf } from '#tests/support/people.ts'
import { eventually, inLine, serverAway } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { ownerWith } from '#tests/support/server.ts'
import { sharing } from '#tests/support/sharing.ts'
import { openWorld } from '#tests/support/world.ts'

// What is half written in forms, and what becomes of it when its subject goes.

const world = openWorld()
const company = peopleOf(world)
const { makeShared } = sharing(world, 'DR')

const isRestored = (page: Page) => page.getByText('Draft restored').first().waitFor()
const trayOfOne = (page: Page) => page.getByRole('button', { name: 'Tray: 1 thing kept for you' })

async function deriving() {
  const product = await makeProduct(world.owner, {
    key: `DRD${++derived}`,
    releases: [
      { name: 'First', date: '2027-Q1', goal: 'The first goal', features: ['Search', 'Map'] },
      { name: 'Second', date: '2027-Q3', goal: 'The second goal', features: ['Share'] },
    ],
  })
  const person = await world.signedIn()
  await person.open(`${product.path}/derive/top-down?release=${product.releases.Second}`)
  return { ...person, product }
}
let derived = 0

test('an invitation half filled in stands there again after Escape and a reload, and the tray leads to it', async () => {
  const product = await makeShared()
  const { page, open } = await world.signedIn()
  await open(`${product.path}/settings`)
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' })
  await page.getByRole('button', { name: 'Invite' }).click()
  await dialog.getByRole('combobox').first().selectOption('stakeholder')
  await dialog.getByRole('textbox').first().fill('Custo')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await page.reload()
  await trayOfOne(page).click()
  await page.getByRole('button', { name: 'Go on there' }).click()
  await dialog.getByText('Draft restored').waitFor()
  expect(await dialog.getByRole('combobox').first().inputValue()).toBe('stakeholder')
  expect(await dialog.getByRole('textbox').first().inputValue()).toBe('Custo')
  await dialog.getByRole('button', { name: 'Throw away' }).click()
  expect(await dialog.getByRole('combobox').first().inputValue()).toBe('team')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  expect(await trayOfOne(page).count()).toBe(0)
})

test('a product half made is gone on with from the tray', async () => {
  const product = await makeShared()
  const { page, open } = await world.signedIn()
  await open(`${product.path}/roadmap`)
  await page.getByTitle(/Switch product$/).click()
  await page.getByRole('menuitem', { name: 'New product…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Half a ki')
  await page.keyboard.press('Escape')
  await trayOfOne(page).click()
  await page.getByRole('button', { name: 'Go on there' }).click()
  await eventually(() => page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Half a ki')
})

test('what was chosen beside the words of a metric stands there again with them', async () => {
  const product = await makeShared()
  const { page, open } = await world.signedIn()
  await open(`${product.path}/roadmap`)
  await page.locator('button[data-add="metric"]').first().click()
  await page.getByLabel('What is measured').fill('Visi')
  await page.getByRole('radio', { name: 'Leading' }).check({ force: true })
  await page.reload()
  await isRestored(page)
  expect(await page.getByRole('radio', { name: 'Leading' }).isChecked()).toBe(true)
})

test('a new item half written comes back where it was opened, as what it was to be', async () => {
  const product = await makeShared()
  const { page, open } = await world.signedIn()
  await open(`${product.path}/backlog`)
  await focusRow(page, 'Cherry')
  await page.keyboard.press('c')
  const title = page.getByRole('textbox', { name: 'Title of the new item' })
  await title.fill('Half a fig')
  await page.getByRole('button', { name: /^Type/ }).click()
  await page.getByRole('menuitemradio', { name: 'Defect' }).click()
  await page.reload()
  await isRestored(page)
  await title.press('Enter')
  await eventually(() => titles(page)).toEqual(['Apple', 'Banana', 'Cherry', 'Half a fig', 'Date', 'Elder'])
  expect(await rows(page).filter({ hasText: 'Half a fig' }).getAttribute('aria-label')).toContain('defect')
})

test('stories half written for a release, and why before the next one, stand there again after a reload', async () => {
  const { page } = await deriving()
  await page.getByLabel('Share').fill('As a hiker I sh')
  await page.getByLabel('Why before the next release?').fill('It is ask')
  await page.reload()
  await eventually(() => page.getByLabel('Share').inputValue()).toBe('As a hiker I sh')
  expect(await page.getByLabel('Why before the next release?').inputValue()).toBe('It is ask')
})

test('a feature that is deleted while its stories are typed leaves them under the hand', async () => {
  const { page, product } = await deriving()
  await page.getByLabel('Share').fill('As a hiker I sh')
  await world.owner.run({ name: 'delete-feature', input: { feature: product.features.Share! } })
  await page.getByText('“Share” is not in this release any more').waitFor()
  await page.keyboard.type('are')
  expect(await page.getByLabel('Share').inputValue()).toBe('As a hiker I share')
})

test('a release that is deleted while its stories are typed says so, and what is typed on hits nothing', async () => {
  const { page, product } = await deriving()
  await page.getByLabel('Share').fill('As a hiker I sh')
  await world.owner.run({ name: 'delete-release', input: { release: product.releases.Second! } })
  await page
    .getByText(/was deleted by you, in another window or program\. You had typed “As a hiker I sh”/)
    .first()
    .waitFor()
  await page.keyboard.type('are')
  expect(await page.getByLabel('Release', { exact: true }).inputValue()).toBe(product.releases.First)
  await trayOfOne(page).click()
  await page.getByRole('dialog', { name: 'Tray' }).getByText('As a hiker I share', { exact: true }).waitFor()
})

test('a release that is deleted while somebody looks at what it would give says so', async () => {
  const { page, product } = await deriving()
  await page.getByLabel('Share').waitFor()
  await world.owner.run({ name: 'delete-release', input: { release: product.releases.Second! } })
  await page.getByText('Second was deleted by you, in another window or program.').first().waitFor()
  await page.getByLabel('Map').waitFor()
})

test('a proposal that comes in the place of what is typed, and goes from under the eyes, says so', async () => {
  const { page, product } = await deriving()
  const ben = await company.person('Ben Draftson', product.id, 'team')
  const other = await world.seat(ben)
  await page.getByLabel('Share').fill('As a hiker I sh')
  await other.open(`${product.path}/derive/top-down?release=${product.releases.Second}`)
  await other.page.getByLabel('Share').fill('Share a hike')
  await other.page.getByLabel('Why before the next release?').fill('They asked')
  await other.page.getByRole('button', { name: 'Propose' }).click()
  await page.getByText('Ben Draftson proposed').first().waitFor()
  await other.page.getByRole('button', { name: 'Dismiss' }).click()
  await page.getByText('was applied or dismissed by Ben Draftson').first().waitFor()
  expect(await page.getByLabel('Share').inputValue()).toBe('As a hiker I sh')
})

test('what a member typed about a product that is deleted while they sleep waits in the tray', async () => {
  const product = await makeProduct(ownerWith(world.url, world.owner.cookie), {
    key: 'DRGONE',
    items: ['Apple'],
  })
  const ben = await company.person('Sleepy Ben', product.id, 'team')
  const { page, open, expecting } = await world.seat(ben)
  expecting(/status of 404/)
  await open(`${product.path}/backlog`)
  await focusRow(page, 'Apple')
  await page.keyboard.press('c')
  await page.getByRole('textbox', { name: 'Title of the new item' }).fill('Half a fig')
  await page.goto('about:blank')
  await world.owner.run({ name: 'delete-product', input: { product: product.id } })
  await page.goto(world.url)
  await trayOfOne(page).click()
  await page.getByRole('dialog', { name: 'Tray' }).getByText('Half a fig', { exact: true }).waitFor()
})

test('with the right to see a product goes what stood there, and what somebody typed about it stays theirs', async () => {
  const product = await makeProduct(world.owner, { key: 'DRLEFT', items: ['Apple'] })
  const ben = await company.person('Former Ben', product.id, 'team')
  const { page, open, expecting } = await world.seat(ben)
  expecting(/status of 404/)
  await open(`${product.path}/backlog`)
  await focusRow(page, 'Apple')
  await page.keyboard.press('c')
  await page.getByRole('textbox', { name: 'Title of the new item' }).fill('Half a fig')
  const item = (await world.owner.records('item', { product: product.id }))[0]!
  await page.goto(`${world.url}/i/DRLEFT-${item.number}`)
  await page.getByRole('button', { name: 'Title: Apple' }).click()
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Apple or quince')
  await company.take(product.id, ben)
  await page.getByRole('button', { name: 'Tray: 2 things kept for you' }).click()
  const tray = page.getByRole('dialog', { name: 'Tray' })
  await tray.getByText('Half a fig', { exact: true }).waitFor()
  await tray.getByText('or quince', { exact: true }).waitFor()
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('Apple')
})

test('a text thrown away with Escape can be brought back', async () => {
  const product = await makeShared()
  const { page, open } = await world.signedIn()
  await open(`/i/${product.path.slice(3)}-2`)
  await page.getByRole('button', { name: 'Title: Banana' }).click()
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Bananas, thought about for long')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await page.getByRole('button', { name: 'Draft of Title: go on writing' }).click()
  expect(await page.getByRole('textbox', { name: 'Title', exact: true }).inputValue()).toBe(
    'Bananas, thought about for long',
  )
})

test('Escape leaves a new release, and what was typed for it waits', async () => {
  const product = await makeShared()
  const { page, open } = await world.signedIn()
  await open(`${product.path}/roadmap`)
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: /goal/i }).first().fill('Hikers come back')
  await page.keyboard.press('Escape')
  await page.getByText('Hikers come back').waitFor({ state: 'detached' })
  await page.keyboard.press('n')
  await page.getByText('Draft restored').waitFor()
  expect(await page.getByRole('textbox', { name: /goal/i }).first().inputValue()).toBe('Hikers come back')
})

test('two windows of one person with one field open keep what was typed in each', async () => {
  const product = await makeShared()
  const { page, open, context } = await world.signedIn()
  await open(`/i/${product.path.slice(3)}-2`)
  const other = await context.newPage()
  await other.goto(page.url())
  const words = ['Bananas, ri', 'Plantains, ri']
  for (const one of [page, other]) await one.getByRole('button', { name: 'Title: Banana' }).click()
  for (const [at, one] of [page, other].entries())
    await one.getByRole('textbox', { name: 'Title', exact: true }).fill(words[at]!)
  await other.close()
  await page.reload()
  const openTray = () => page.getByRole('button', { name: /^Tray/ }).first().click()
  await openTray()
  const tray = page.getByRole('dialog', { name: 'Tray' })
  for (const text of words) await tray.getByText(text, { exact: true }).waitFor()
  // What was left is taken up, one after the other.
  await page.keyboard.press('Escape')
  for (const text of words) {
    await page.getByRole('button', { name: 'Draft of Title: go on writing' }).click()
    expect(await page.getByRole('textbox', { name: 'Title', exact: true }).inputValue()).toBe(text)
    await page.keyboard.press('Escape')
  }
  await eventually(() => page.getByRole('button', { name: /^Tray/ }).count()).toBe(0)
})

test('what one window still types is kept when another one takes it up and goes on with it', async () => {
  const product = await makeShared()
  const { page, open, context } = await world.signedIn()
  await open(`/i/${product.path.slice(3)}-2`)
  const other = await context.newPage()
  await other.goto(page.url())
  await other.getByRole('button', { name: 'Add an item beneath' }).waitFor()
  const line = (one: Page) => one.getByRole('textbox', { name: 'Title of the item beneath' })
  for (const [one, text] of [
    [page, 'Fig'],
    [other, 's and plums'],
  ] as const) {
    await one.getByRole('button', { name: 'Add an item beneath' }).press('Enter')
    await one.keyboard.type(text)
  }
  expect(await line(other).inputValue()).toBe('Figs and plums')
  await line(page).pressSequentially('o')
  await page.goto(`${product.path}/roadmap`)
  await page.getByRole('button', { name: /^Tray/ }).first().click()
  const tray = page.getByRole('dialog', { name: 'Tray' })
  for (const text of ['Figo', 'Figs and plums']) await tray.getByText(text, { exact: true }).waitFor()
})

test('a group that is typed while somebody takes the role away waits in the tray', async () => {
  const product = await makeShared()
  const ben = await company.person('Grouped Ben', product.id, 'stakeholder')
  const { page, open } = await world.signedIn()
  await open(`${product.path}/settings`)
  await page.getByRole('button', { name: /^Group of Grouped Ben/ }).click()
  await page.keyboard.type('Market')
  await company.give(product.id, ben, 'team')
  await page
    .getByText(/“Group of Grouped Ben” cannot be set any more.* You had typed “Market”/)
    .first()
    .waitFor()
  await page.keyboard.type('ing')
  await trayOfOne(page).click()
  await page.getByRole('dialog', { name: 'Tray' }).getByText('Marketing', { exact: true }).waitFor()
})

test('who is offline is told so, and not that the server is away', async () => {
  const product = await makeShared()
  const { page, open, context, expecting } = await world.signedIn()
  expecting(serverAway)
  let cut = () => {}
  await context.routeWebSocket('**/live', (socket) => {
    const server = socket.connectToServer()
    cut = () => {
      void server.close()
      void socket.close()
    }
  })
  await open(`${product.path}/roadmap`)
  await inLine(page)
  await context.setOffline(true)
  cut()
  await page.getByText('This device is offline.', { exact: true }).waitFor()
  expect(await page.getByText('The server is away.', { exact: true }).count()).toBe(0)
})

test('what was thrown away and is brought back on another screen waits in the tray, which leads to where it was', async () => {
  const { page, product } = await deriving()
  await page.goto(`${product.path}/roadmap`)
  await page.getByRole('button', { name: 'Goal: The first goal' }).click()
  await page.getByRole('textbox', { name: 'Goal' }).fill('The first goal and more')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Backlog' }).first().click()
  await page.waitForURL(/\/backlog/)
  await page.getByRole('button', { name: 'Bring it back' }).first().click()
  await trayOfOne(page).click()
  await page.getByRole('dialog', { name: 'Tray' }).getByText('The first goal and more').waitFor()
  await page.getByRole('button', { name: 'Go on there' }).click()
  await page.waitForURL(/\/roadmap/)
})
