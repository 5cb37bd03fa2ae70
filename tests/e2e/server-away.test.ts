import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addItem, eventuallyTitles, focusRow, rowOf, titles } from '#tests/support/backlog.ts'
import { eventually, inLine, serverAway } from '#tests/support/person.ts'
import { fruit, sharing } from '#tests/support/sharing.ts'
import { openOwnWorld } from '#tests/support/world.ts'

// While the server is away, and when it is back.

const world = openOwnWorld()
const { makeShared, two, onServer } = sharing(world, 'AW')
const away = 'The server is away.'

const isAway = (page: Page) => page.getByText(away, { exact: true }).waitFor()
/** The banner is gone and nothing waits any more. */
async function isBack(page: Page) {
  await page.getByText(away, { exact: true }).waitFor({ state: 'hidden' })
  await inLine(page)
}

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
  await Promise.all([
    page.getByRole('heading', { level: 1, name: 'Roadmap' }).waitFor(),
    page
      .getByText(/moved from rank 3 to 1/)
      .last()
      .waitFor(),
  ])
  await isBack(page)
  expect(await onServer(product.id)).toEqual(expect.arrayContaining(['Cherry', 'Typed in spite of it']))
})

test('a description written without the server is there at once, and sent when it is back', async () => {
  const product = await makeShared()
  const ann = await world.signedIn()
  ann.expecting(serverAway)
  const description = ann.page.getByRole('textbox', { name: 'Description' })
  const words = ann.page.getByRole('region', { name: 'Description', exact: true })
  await ann.open(`/i/${product.path.slice(3)}-3`)
  await world.server.kill()
  await isAway(ann.page)
  await ann.page.keyboard.press('e')
  await description.fill('typed **alone**')
  await ann.page.keyboard.press('Control+Enter')
  await words.getByText('alone').waitFor()
  await world.server.start()
  await inLine(ann.page)
  await ann.page.reload()
  await words.getByText('alone').waitFor()
})
