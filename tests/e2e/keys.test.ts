import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { focusRow, rowOf, rows, titles } from '#tests/support/backlog.ts'
import { importExample } from '#tests/support/import-file.ts'
import { choose, eventually } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'
import { type Action, conflicts } from '#web/actions/action.ts'

const world = openWorld()

/** What the caps of the help sheet are called in the registry. */
const names: Record<string, string> = {
  Ctrl: 'Mod',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  Esc: 'Escape',
  PgUp: 'PageUp',
  PgDn: 'PageDown',
  Del: 'Delete',
}

/** All actions with keys that are alive on the screen, as its help sheet lists them from the registry. */
async function liveActions(page: Page): Promise<Action[]> {
  await page.locator('main').focus()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await sheet.waitFor()
  const lines = await sheet.locator('dl > div').evaluateAll((all) =>
    all.map((line) => ({
      label: line.querySelector('dt')?.textContent ?? '',
      // one list of strokes for each way to press it
      keys: [...line.querySelectorAll('dd > span')].map((one) =>
        [...one.querySelectorAll('kbd')].map((cap) => (cap.textContent ?? '').split(' ')),
      ),
    })),
  )
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'hidden' })
  return lines.map(({ label, keys }) => ({
    id: label,
    label,
    group: 'Keys',
    scope: 'everywhere',
    keys: keys.map((strokes) =>
      strokes.map((caps) => caps.map((cap) => names[cap] ?? cap).join('+')).join(' '),
    ),
    perform() {},
  }))
}

test('no key means two things on any screen, and none is the browser’s', async () => {
  const { path } = await makeProduct(world.owner, { key: 'KEYS', stage: 'growth' })
  await importExample(world, 'KEYS')
  const { page, open } = await world.signedIn()
  const screens: [address: string, known: string][] = [
    ['/p/TM/roadmap', 'Add release'],
    ['/p/TM/backlog', 'Move up'],
    ['/p/TM/derive/top-down', 'Create the items'],
    [`${path}/derive/bottom-up`, 'Next step'],
    ['/p/TM/import', 'Import the items'],
    ['/p/TM/settings', 'Command palette'],
  ]
  for (const [address, known] of screens) {
    await open(address)
    const actions = await liveActions(page)
    expect(actions.map(({ label }) => label)).toEqual(
      expect.arrayContaining([known, 'Roadmap', 'Command palette']),
    )
    expect(conflicts(actions), address).toEqual([])
  }
})

/** What a person would call the entry that the keyboard is on. */
const highlighted = (page: Page) =>
  page.evaluate(() => document.querySelector('[role="menu"] [data-highlighted]')?.textContent ?? '')

/** Keeps a part of the page back until the answer is called. */
async function holdBack(page: Page, part: RegExp): Promise<() => void> {
  const gate = Promise.withResolvers<void>()
  await page.route(part, async (route) => {
    await gate.promise
    await route.continue()
  })
  return () => gate.resolve()
}

test('what is typed while the palette is still on its way goes into it and nowhere else', async () => {
  const { path } = await makeProduct(world.owner, { key: 'COLD', items: ['One', 'Two'] })
  const { page, open } = await world.signedIn()
  const letIn = await holdBack(page, /\/palette-[^/]*\.js$/)
  await open(`${path}/backlog`)
  await focusRow(page, 'One')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('ready')
  const field = page.getByRole('combobox', { name: 'What to do or where to go' })
  expect(await field.count()).toBe(0)
  expect(await page.getByRole('textbox', { name: /title/i }).count()).toBe(0)
  letIn()
  await field.waitFor()
  await eventually(() => field.inputValue()).toBe('ready')
  await page.keyboard.type(' x')
  expect(await field.inputValue()).toBe('ready x')

  // opened anew before it has faded, it starts with what is typed after that
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('set')
  await eventually(() => field.inputValue()).toBe('set')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: 'Command palette' }).waitFor({ state: 'hidden' })
  expect(await titles(page)).toEqual(['One', 'Two'])
  expect(await rows(page).count()).toBe(2)
})

test('what is typed while a dialog is still on its way goes into its field and nowhere else', async () => {
  const { path } = await makeProduct(world.owner, { key: 'COLDER', items: ['One', 'Two'] })
  const { page, open } = await world.signedIn()
  const letIn = await holdBack(page, /\/dialog-popup-[^/]*\.js$/)
  await open(`${path}/backlog`)
  await focusRow(page, 'One')
  await page.keyboard.press('?')
  await page.keyboard.type('mox')
  await page.keyboard.press('Backspace')
  letIn()
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await eventually(() => keys.getByRole('textbox').inputValue()).toBe('mo')
  await page.keyboard.type('ve')
  expect(await keys.getByRole('textbox').inputValue()).toBe('move')
  await page.keyboard.press('Escape')
  await keys.waitFor({ state: 'hidden' })
  expect(await titles(page)).toEqual(['One', 'Two'])
})

test('what is typed before “New product” is there goes into its fields', async () => {
  const { path } = await makeProduct(world.owner, { key: 'COLDEST' })
  const { page, open } = await world.signedIn()
  const letIn = await holdBack(page, /\/dialog-popup-[^/]*\.js$/)
  await open(`${path}/roadmap`)
  await choose(page, page.getByTitle(/Switch product$/), /^New product…/)
  await page.getByRole('menu').waitFor({ state: 'hidden' })
  await page.keyboard.type('Kite')
  await page.keyboard.press('Tab')
  await page.keyboard.type('KI')
  letIn()
  await eventually(() => page.getByRole('textbox', { name: 'Key' }).inputValue()).toBe('KI')
  expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Kite')
})

test('a menu opened by key starts on the ticked entry, else on the first', async () => {
  const { path } = await makeProduct(world.owner, {
    key: 'MENU',
    items: ['One'],
    releases: [{ name: 'First', features: ['Search', ...'ABCDFGHI'] }],
  })
  const { page, open } = await world.signedIn()
  await open(`${path}/backlog`)
  await focusRow(page, 'One')
  const menu = page.getByRole('menu')
  const status = rowOf(page, 'One')
  const before = await status.textContent()
  await page.keyboard.press('s')
  const ticked = menu.getByRole('menuitemradio', { checked: true })
  await eventually(async () => (await highlighted(page)) === (await ticked.textContent())).toBe(true)
  await page.keyboard.press('Enter')
  await menu.waitFor({ state: 'hidden' })
  expect(await status.textContent()).toBe(before)

  await page.keyboard.press('s')
  await eventually(() => highlighted(page)).not.toBe('')
  const first = await highlighted(page)
  await page.keyboard.press('ArrowDown')
  await eventually(() => highlighted(page)).not.toBe(first)
  const next = await highlighted(page)
  await page.keyboard.press('Enter')
  await menu.waitFor({ state: 'hidden' })
  await eventually(async () => (await status.textContent())?.toLowerCase()).toContain(next.toLowerCase())

  // with a field to narrow it, where the focus stays in the field
  await page.keyboard.press('Shift+G')
  await eventually(() => highlighted(page)).not.toBe('')
  const start = await highlighted(page)
  expect(start).toBe(await ticked.textContent())
  await page.keyboard.press('ArrowDown')
  await eventually(() => highlighted(page)).not.toBe(start)
  await page.keyboard.type('sear')
  await eventually(() => menu.getByRole('menuitemradio').count()).toBe(1)
  await page.keyboard.press('Escape')
})

test('behind an open menu no key takes anything back', async () => {
  const { path } = await makeProduct(world.owner, { key: 'BEHIND', items: ['One'] })
  const { page, open } = await world.signedIn()
  await open(`${path}/backlog`)
  await focusRow(page, 'One')
  await page.keyboard.press('s')
  const menu = page.getByRole('menu')
  await menu.getByRole('menuitemradio', { name: 'Ready' }).click()
  await eventually(() => rowOf(page, 'One').textContent()).toContain('ready')
  await focusRow(page, 'One')
  await page.keyboard.press('s')
  await eventually(() => menu.evaluate((one) => one.contains(document.activeElement))).toBe(true)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Escape')
  await menu.waitFor({ state: 'hidden' })
  expect(await rowOf(page, 'One').textContent()).toContain('ready')
  await page.keyboard.press('Control+z')
  await eventually(() => rowOf(page, 'One').textContent()).toContain('draft')
})
