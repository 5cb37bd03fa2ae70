import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { eventuallyTitles, focusRow, rowOf, titles } from '#tests/support/backlog.ts'
import { eventually, inLine, serverAway } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()

const fruit = ['Apple', 'Banana', 'Cherry', 'Date', 'Elder']
const away = 'The server is away.'

let made = 0
async function makeShared() {
  return makeProduct(world.owner, {
    key: `TO${++made}`,
    releases: [{ name: 'First', date: '2027-Q1', goal: 'The first goal', features: ['Search'] }],
    items: fruit,
  })
}

/** Two browsers, each with its own profile, on one screen of one product. */
async function two(screen: 'backlog' | 'roadmap') {
  const product = await makeShared()
  const [one, other] = await Promise.all([world.signedIn(), world.signedIn()])
  for (const person of [one, other]) person.expecting(serverAway)
  await Promise.all([one.open(`${product.path}/${screen}`), other.open(`${product.path}/${screen}`)])
  return { product, one: one.page, other: other.page, people: [one, other] }
}

const isAway = (page: Page) => page.getByText(away).waitFor()
/** The banner is gone and nothing waits any more. */
async function isBack(page: Page) {
  await page.getByText(away).waitFor({ state: 'hidden' })
  await inLine(page)
}

async function addItem(page: Page, title: string) {
  await page.keyboard.press('c')
  await page.getByRole('textbox', { name: 'Title of the new item' }).fill(title)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
}

async function onServer(product: string): Promise<string[]> {
  return (await world.owner.records('item', { product })).map(({ title }) => title)
}

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

test('different fields of one item, changed by both at once, both survive', async () => {
  const { product, one, other } = await two('backlog')
  await Promise.all([rowOf(one, 'Banana').waitFor(), rowOf(other, 'Banana').waitFor()])
  // While the server is away neither can have seen the other's change: as far apart as it gets.
  await world.server.kill()
  await Promise.all([isAway(one), isAway(other)])
  await focusRow(one, 'Banana')
  await one.keyboard.press('e')
  await one.getByRole('textbox', { name: 'Title' }).fill('Blueberry')
  await one.keyboard.press('Enter')
  await focusRow(other, 'Banana')
  await other.keyboard.press('Shift+E')
  await other.getByRole('textbox', { name: 'Estimate' }).fill('8')
  await other.keyboard.press('Enter')
  await world.server.start()
  await Promise.all([isBack(one), isBack(other)])
  for (const page of [one, other])
    await eventually(() => rowOf(page, 'Blueberry').getAttribute('aria-label')).toContain('8 points')
  expect((await world.owner.records('item', { product: product.id }))[1]).toMatchObject({
    title: 'Blueberry',
    estimate: 8,
  })
})

test('one list, ranked anew by both at once, ends in one order for everybody', async () => {
  const { product, one, other } = await two('backlog')
  await Promise.all([rowOf(one, 'Apple').waitFor(), rowOf(other, 'Apple').waitFor()])
  await world.server.kill()
  await Promise.all([isAway(one), isAway(other)])
  await focusRow(one, 'Elder')
  await one.keyboard.press('Alt+Shift+ArrowUp')
  await focusRow(one, 'Banana')
  await one.keyboard.press('Alt+ArrowDown')
  await focusRow(other, 'Date')
  await other.keyboard.press('Alt+Shift+ArrowUp')
  await focusRow(other, 'Elder')
  await other.keyboard.press('Alt+ArrowUp')
  await world.server.start()
  await Promise.all([isBack(one), isBack(other)])
  await eventually(
    async () => JSON.stringify(await titles(one)) === JSON.stringify(await titles(other)),
  ).toBe(true)
  const order = await titles(one)
  expect([...order].sort()).toEqual(fruit)
  await eventually(() => onServer(product.id)).toEqual(order)
  expect(await world.owner.verify()).toEqual([])
})

test('a server killed and started again loses nothing acknowledged, nothing pending and nothing typed', async () => {
  const { product, one, other } = await two('backlog')
  await Promise.all([rowOf(one, 'Apple').waitFor(), rowOf(other, 'Apple').waitFor()])
  await addItem(one, 'Acknowledged')
  await inLine(one)
  await world.server.kill()
  await Promise.all([isAway(one), isAway(other)])

  await focusRow(one, 'Elder')
  await one.keyboard.press('Alt+Shift+ArrowUp')
  await addItem(one, 'Pending')
  await one.getByText(/2 changes are kept here and will be sent/).waitFor()
  await focusRow(one, 'Cherry')
  await one.keyboard.press('e')
  const editor = one.getByRole('textbox', { name: 'Title' })
  await editor.fill('Cherry, half ty')

  await world.server.start()
  await Promise.all([isBack(one), isBack(other)])
  expect(await editor.inputValue()).toBe('Cherry, half ty')
  expect(await editor.evaluate((field) => field === document.activeElement)).toBe(true)
  await one.keyboard.type('ped')
  await one.keyboard.press('Enter')
  await eventually(() => titles(other)).toContain('Cherry, half typed')
  const seen = await titles(one)
  expect(seen[0]).toBe('Elder')
  expect(seen).toEqual(expect.arrayContaining(['Acknowledged', 'Pending']))
  await eventuallyTitles(other).toEqual(seen)
  await inLine(one)
  expect(await onServer(product.id)).toEqual(seen)
  expect(await world.owner.verify()).toEqual([])
})

test('a server killed in the middle of quick work ends up with each piece exactly once', async () => {
  const { product, one, other } = await two('backlog')
  await rowOf(one, 'Apple').waitFor()
  await focusRow(one, 'Elder')
  await one.keyboard.press('c')
  const field = one.getByRole('textbox', { name: 'Title of the new item' })
  const names = Array.from({ length: 12 }, (_, at) => `Quick ${String(at + 1).padStart(2, '0')}`)
  let killed: Promise<void> | undefined
  for (const [at, name] of names.entries()) {
    await field.fill(name)
    await field.press('Enter')
    if (at === 5) killed = world.server.kill()
  }
  await killed
  await world.server.start()
  await Promise.all([isBack(one), isBack(other)])
  const expected = [...fruit, ...names]
  await eventuallyTitles(one).toEqual(expected)
  await eventuallyTitles(other).toEqual(expected)
  expect(await onServer(product.id)).toEqual(expected)
  expect(await world.owner.verify()).toEqual([])
})

test('a page that is closed while the server is away sends what was pending when it is opened again', async () => {
  const { product, one } = await two('backlog')
  await rowOf(one, 'Apple').waitFor()
  await world.server.kill()
  await isAway(one)
  await addItem(one, 'Written without a server')
  await one.getByText(/1 change is kept here/).waitFor()
  await one.goto('about:blank')
  await world.server.start()
  expect(await onServer(product.id)).toEqual(fruit)
  await one.goto(`${product.path}/backlog`)
  await rowOf(one, 'Written without a server').waitFor()
  await isBack(one)
  expect(await onServer(product.id)).toContain('Written without a server')
})

test('a reload while nothing answers paints from the cache and keeps what is pending', async () => {
  const { product, one, people } = await two('backlog')
  await rowOf(one, 'Apple').waitFor()
  let cut = false
  await people[0]!.context.route('**/api/**', (route) =>
    cut ? route.abort('connectionrefused') : route.fallback(),
  )
  await people[0]!.context.routeWebSocket('**/live', (socket) => {
    if (cut) void socket.close()
    else socket.connectToServer()
  })
  // What was fetched goes into the cache while nothing else is to do.
  await eventually(() => one.evaluate(keptScopes, product.id)).toEqual([
    `${product.id}.backlog`,
    `${product.id}.plan`,
    'workspace',
  ])
  await world.server.kill()
  await isAway(one)
  await addItem(one, 'Written without a server')
  // Only the files of the page are served again: whatever it shows, it has from its cache.
  cut = true
  await world.server.start()
  await one.reload()
  await isAway(one)
  await eventually(() => titles(one)).toContain('Written without a server')
  await eventually(() => titles(one)).toEqual(expect.arrayContaining(fruit))
  expect(await onServer(product.id)).toEqual(fruit)
  await one.keyboard.press('j')
  await addItem(one, 'And after the reload')
  cut = false
  await isBack(one)
  expect(await onServer(product.id)).toEqual(
    expect.arrayContaining([...fruit, 'Written without a server', 'And after the reload']),
  )
})

/** In the page: the scopes of a product whose records its cache keeps. */
async function keptScopes(product: string): Promise<string[]> {
  const kept: string[] = []
  for (const { name } of await indexedDB.databases()) {
    if (!name) continue
    const open = indexedDB.open(name)
    const base = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result)
      open.onerror = () => reject(open.error)
    })
    if (base.objectStoreNames.contains('scopes')) {
      const asked = base.transaction('scopes').objectStore('scopes').getAllKeys()
      kept.push(
        ...(await new Promise<string[]>((resolve, reject) => {
          asked.onsuccess = () => resolve(asked.result as string[])
          asked.onerror = () => reject(asked.error)
        })),
      )
    }
    base.close()
  }
  return kept.filter((scope) => scope === 'workspace' || scope.startsWith(product)).sort()
}

test('parts of the page that a dead server still owes are waited for, and the page stays', async () => {
  const product = await makeShared()
  const { page, context, open, expecting } = await world.signedIn()
  expecting(serverAway, /preload CSS/, /dynamically imported module/)
  let cut = true
  const parts = /\/assets\/(toast-viewport|menu-popup|dialog-popup|palette|roadmap-page)/
  await context.route(parts, (route) => (cut ? route.abort('connectionrefused') : route.fallback()))
  await open(`${product.path}/backlog`)
  await rowOf(page, 'Apple').waitFor()
  await world.server.kill()
  await isAway(page)
  await focusRow(page, 'Cherry')
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await eventuallyTitles(page).toEqual(['Cherry', 'Apple', 'Banana', 'Date', 'Elder'])
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await addItem(page, 'Typed in spite of it')
  await eventually(() => titles(page)).toContain('Typed in spite of it')
  cut = false
  await world.server.start()
  await page.getByRole('heading', { level: 1, name: 'Roadmap' }).waitFor()
  await page
    .getByText(/moved from rank 3 to 1/)
    .first()
    .waitFor()
  await isBack(page)
  expect(await onServer(product.id)).toEqual(expect.arrayContaining(['Cherry', 'Typed in spite of it']))
})

test('signing out in one tab ends the other, which says so and leads to the door', async () => {
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
  await second.getByText('You are signed out.').waitFor()
  await second.getByRole('link', { name: 'Sign in' }).click()
  await second.waitForURL(/\/sign-in$/)
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
    .getByText(/was deleted by somebody else\. You had typed “Blueberry, ripe”/)
    .first()
    .waitFor()
  const before = await world.owner.records('item', { product: product.id })
  await one.keyboard.type('y#x tce')
  await one.keyboard.press('Enter')
  expect(await one.getByRole('textbox', { name: /^Title/ }).count()).toBe(0)
  expect(await one.getByText('1 selected').count()).toBe(0)
  await inLine(one)
  expect(await world.owner.records('item', { product: product.id })).toEqual(before)
  // An urgent toast is read out from elsewhere: until focus is in it, it has no roles.
  await one.getByText('Create it again').click()
  const again = ['Apple', 'Blueberry, ripe', 'Cherry', 'Date', 'Elder']
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
