import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { focusRow, rowOf } from '#tests/support/backlog.ts'
import { peopleOf } from '#tests/support/people.ts'
import { eventually, type Person } from '#tests/support/person.ts'
import { fruit, sharing } from '#tests/support/sharing.ts'
import { openOwnWorld } from '#tests/support/world.ts'
import { lookOver } from '../pictures/eye.ts'

// The frame and its parts in a low window, with large letters, and while something comes and goes.

const world = openOwnWorld()
const { makeShared } = sharing(world, 'SZ')
const low = { viewport: { width: 320, height: 256 } }

/** What the eye sees that is cut, covered or wider than the window. */
const seenOn = async (page: Page) =>
  (await page.evaluate(lookOver))
    .filter(({ kind }) => kind === 'page' || kind === 'cut' || kind === 'covered')
    .map(({ kind, what }) => `${kind}: ${what}`)

/** As somebody does who sets in their browser how large text is. */
async function withLargeLetters({ page, context }: Person): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32 } })
}

const screens = [
  'settings',
  'history',
  'import',
  'roadmap',
  'backlog',
  'derive/top-down',
  'derive/bottom-up',
] as const

describe.each(screens)('%s', (screen) => {
  test('at 400 % nothing is cut or covered', async () => {
    const { path } = await makeShared()
    const { page, open } = await world.signedIn(low)
    await open(`${path}/${screen}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await eventually(() => seenOn(page)).toEqual([])
  })

  test('with letters of twice the size nothing is cut or covered', async () => {
    const { path } = await makeShared()
    const person = await world.signedIn()
    await withLargeLetters(person)
    await person.open(`${path}/${screen}`)
    await person.page.getByRole('heading', { level: 1 }).waitFor()
    expect(await person.page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px')
    await eventually(() => seenOn(person.page)).toEqual([])
  })
})

test('in a low window every button of a dialog can be scrolled to', async () => {
  const { path } = await makeShared()
  const { page, open } = await world.signedIn(low)
  await open(`${path}/settings`)
  await page.getByRole('button', { name: 'Change password' }).click()
  const send = page.getByRole('dialog').getByRole('button', { name: 'Change it' })
  await send.scrollIntoViewIfNeeded()
  await send.click()
  await page.getByText(/^Password now is empty/).waitFor()
})

test.each([
  ['wide', { width: 1440, height: 900 }],
  ['narrow', { width: 390, height: 844 }],
] as const)('when the server goes away nothing on a %s page moves', async (_, viewport) => {
  const { path } = await makeShared()
  const { page, open, expecting } = await world.signedIn({ viewport })
  expecting(/net::ERR_|WebSocket connection|Failed to load/)
  await open(`${path}/backlog`)
  await rowOf(page, 'Apple').waitFor()
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('h1, [data-item], nav a, main button')].map((one) => {
        const { left, top, width } = one.getBoundingClientRect()
        return `${one.textContent} ${left} ${top} ${width}`
      }),
    )
  const before = await places()
  await world.server.kill()
  await page.getByText('The server is away.', { exact: true }).waitFor()
  expect(await places()).toEqual(before)
  await world.server.start()
  await page.getByText('The server is away.', { exact: true }).waitFor({ state: 'hidden' })
})

test('whoever has done nothing is offered no undo, and Tab passes it by', async () => {
  const product = await makeShared()
  const company = peopleOf(world)
  const reader = await company.person('Rita', product.id, 'viewer')
  const { page, open } = await world.seat(reader)
  await open(`${product.path}/roadmap`)
  const undo = page.locator('[data-shows="undo"]')
  await eventually(() => undo.getAttribute('aria-disabled')).toBe('true')
  expect(await undo.getAttribute('tabindex')).toBe('-1')
})

test('only the last thing done is offered to be undone', async () => {
  const product = await makeShared()
  const { page, open } = await world.signedIn()
  await open(`${product.path}/backlog`)
  for (const title of fruit.slice(0, 2)) {
    await focusRow(page, title)
    await page.keyboard.press('#')
    await rowOf(page, title).waitFor({ state: 'detached' })
  }
  await eventually(() =>
    page.getByRole('dialog', { name: 'Done' }).getByRole('button', { name: 'Undo' }).count(),
  ).toBe(1)
})

test('the peek of an item is a sheet on a narrow page, and Esc in a field of it leaves the field first', async () => {
  const product = await makeShared()
  const { page, open } = await world.signedIn({ viewport: { width: 720, height: 450 } })
  const key = product.path.slice(3)
  await open(`${product.path}/backlog?peek=${key}-2`)
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('heading', { name: 'Banana' }).waitFor()
  expect(await seenOn(page)).toEqual([])
  await sheet.getByRole('button', { name: 'Title: Banana' }).click()
  await page.keyboard.press('Escape')
  await sheet.getByRole('button', { name: 'Title: Banana' }).waitFor()
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'hidden' })
  await eventually(() => new URL(page.url()).searchParams.get('peek')).toBe(null)
})
