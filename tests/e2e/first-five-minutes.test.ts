import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { eventually, inLine, type Person, seat } from '#tests/support/person.ts'
import { olivia, type RunningServer, startServer } from '#tests/support/server.ts'
import { keepPictures, openBrowser } from '#tests/support/world.ts'

// One story in order, from `npm start` on: each test goes on where the one before it ended.

const chrome = openBrowser()
let server: RunningServer
let person: Person

beforeAll(async () => {
  server = await startServer()
  person = await seat(chrome.browser, server, null)
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepPictures(task.name, [person])
})
afterAll(async () => {
  await person?.context.close()
  await server?.stop()
})

test('from npm start to an own first release takes at most fifteen interactions (finding 25)', async () => {
  const { page } = person
  let count = 0
  const act = async (doing: Promise<unknown>) => {
    await doing
    count++
  }
  await act(page.goto(server.claimLink()!))
  await act(page.getByLabel('Name', { exact: true }).fill(olivia.name))
  await act(page.getByLabel('Password').fill(olivia.password))
  await act(page.getByRole('button', { name: 'Open Throughline' }).click())
  await act(page.getByRole('link', { name: 'My own product' }).click())
  await act(page.getByLabel('What is it called?').fill('Lantern'))
  await act(page.getByLabel('Who is it for?').fill('people who read at night'))
  await act(page.getByLabel('What should its next release achieve?').fill('A hundred read one page a night'))
  await act(page.getByRole('button', { name: 'Start Lantern' }).click())
  await page.waitForURL(/\/p\/LAN\/roadmap$/)
  await page.getByRole('button', { name: 'Goal: A hundred read one page a night' }).waitFor()
  expect(count).toBeLessThanOrEqual(15)
  expect(await page.getByText('There is nothing here for you').count()).toBe(0)
  await inLine(page)
  expect(
    await page
      .getByRole('columnheader')
      .filter({ hasText: /Q\d 20\d\d/ })
      .count(),
  ).toBe(1)
})

test('a start without a name or a goal leads to the field, and what was typed waits', async () => {
  const { page } = person
  await page.goto('/welcome?start=own')
  await page.getByLabel('Who is it for?').fill('owls')
  await page.keyboard.press('Control+Enter')
  const name = page.getByLabel('What is it called?')
  await hasFocus(name).toBe(true)
  expect(await name.getAttribute('aria-invalid')).toBe('true')
  await page.getByText('Say what users or the business should gain').waitFor()
  await page.reload()
  await eventually(() => page.getByLabel('Who is it for?').inputValue()).toBe('owls')
})

const hasFocus = (element: Locator) =>
  eventually(() => element.evaluate((one) => one === document.activeElement))
const steps = () => person.page.getByRole('region', { name: 'First steps' })
const counted = () =>
  steps()
    .getByText(/of 5 done/)
    .textContent()

test('in the sample a list of first steps shows where each is done, and ticks what has really happened', async () => {
  const { page } = person
  await page.goto('/p/TM/roadmap')
  await eventually(counted).toBe('0 of 5 done')
  await steps()
    .getByRole('button', { name: /^Show me: Move a feature/ })
    .click()
  const more = page.locator('[data-feature] [aria-haspopup="menu"]').first()
  await hasFocus(more).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: /^Move feature to…/ }).click()
  await page.getByRole('menuitemradio', { name: /^Go together/ }).click()
  await eventually(counted).toBe('1 of 5 done')
  await steps()
    .getByRole('button', { name: /^Show me: See the items/ })
    .click()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/backlog\?q=feature/)
  await eventually(counted).toBe('2 of 5 done')
  await steps()
    .getByRole('button', { name: /^Show me: Take it back/ })
    .click()
  await page.keyboard.press('Enter')
  await eventually(counted).toBe('3 of 5 done')
  await steps()
    .getByRole('button', { name: /^Show me: Give a goal/ })
    .click()
  await hasFocus(page.locator('[data-add="metric"]').first()).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByRole('form', { name: 'New metric' }).getByLabel('What is measured').fill('hikes a month')
  await page.keyboard.press('Control+Enter')
  await eventually(counted).toBe('4 of 5 done')
  await page.reload()
  await eventually(counted).toBe('4 of 5 done')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'What to do or where to go' }).fill('derive backlog')
  await page.keyboard.press('Enter')
  await eventually(counted).toBe('5 of 5 done')
  await steps().getByRole('link', { name: 'Start my own' }).waitFor()
})

test('the sample comes back to where one was, by any undo (finding 24)', async () => {
  const { page } = person
  await page.goto('/p/TM/backlog?q=status%3Aready')
  await page.getByRole('button', { name: 'Delete sample' }).click()
  await page.waitForURL(/\/p\/LAN\/roadmap$/)
  await page.getByText('Deleted Trailmix.').first().waitFor()
  await page.getByRole('heading', { level: 1, name: 'Roadmap' }).waitFor()
  await page.keyboard.press('Control+z')
  await page.waitForURL(/\/p\/TM\/backlog\?q=status(%3A|:)ready$/)
  await page.getByRole('heading', { level: 1, name: 'Backlog' }).waitFor()
})

test('the list can be put away, and stays away', async () => {
  const { page } = person
  await steps().getByRole('button', { name: 'Put the first steps away' }).click()
  await eventually(() => steps().count()).toBe(0)
  await page.reload()
  await page.getByText('Sample product.').waitFor()
  expect(await steps().count()).toBe(0)
})

test('every screen of the method says why it is so, when it is asked (finding 25)', async () => {
  const { page } = person
  for (const path of ['roadmap', 'backlog', 'derive/top-down', 'derive/bottom-up']) {
    await page.goto(`/p/TM/${path}`)
    const ask = page.getByRole('button', { name: 'Why this' })
    await ask.click()
    expect(await ask.getAttribute('aria-expanded')).toBe('true')
    const line = page.locator(`[id="${await ask.getAttribute('aria-controls')}"]`)
    expect((await line.textContent())!.length).toBeGreaterThan(40)
    await ask.click()
    expect(await line.isVisible()).toBe(false)
  }
  expect(person.complaints()).toEqual([])
})
