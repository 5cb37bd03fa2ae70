import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { focusRow, rows, titles } from '#tests/support/backlog.ts'
import { peopleOf } from '#tests/support/people.ts'
import { eventually } from '#tests/support/person.ts'
import { makeProduct, type ProductPlan } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()

const field = (page: Page) => page.getByRole('combobox', { name: 'What to do or where to go' })
const palette = (page: Page) => page.getByRole('dialog', { name: 'Command palette' })
const options = (page: Page) => palette(page).getByRole('option')
const lines = (page: Page) =>
  options(page).evaluateAll((all) => all.map((option) => option.querySelector('span')?.textContent))
/** What stands quietly at the end of a line. */
const details = (page: Page) =>
  options(page).evaluateAll((all) => all.map((option) => option.querySelectorAll('span')[1]?.textContent))
const chip = (page: Page) => palette(page).locator('p', { hasText: 'Acts on' }).locator('span[title]')

/** Opens the palette and types, once all that it searches has come. */
async function look(page: Page, query: string): Promise<(string | null | undefined)[]> {
  await page.keyboard.press('Control+k')
  await field(page).fill(query)
  // The ways on come with what is searched.
  await options(page).filter({ hasText: 'Filter the backlog for' }).waitFor()
  return lines(page)
}
const ways = (query: string) => [`Filter the backlog for “${query}”`, `New item “${query}”`]
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

let made = 0
const releases: NonNullable<ProductPlan['releases']> = [
  { name: 'First voyages', date: '2027-Q1', goal: 'A thousand first voyages', features: ['Harbour search'] },
  { name: 'Sail again', date: '2027-Q2', goal: 'Four in nine return', features: ['Offline charts'] },
]

async function at(screen: 'backlog' | 'roadmap', plan: Partial<ProductPlan> = {}) {
  const product = await makeProduct(world.owner, { key: `PAL${++made}`, releases, ...plan })
  const person = await world.signedIn()
  await person.open(`${product.path}/${screen}`)
  return { ...person, product, key: product.path.slice(3) }
}

test('what fits best stands first, be it something to do, a screen, a product or an item', async () => {
  const other = await makeProduct(world.owner, { key: 'PALB', name: 'Settlement' })
  const maps = Array.from({ length: 40 }, (_, at) => `A map of region ${at + 1}`)
  const items = ['Reset the settings page', 'Import', 'Maps', ...maps]
  const { path } = await makeProduct(world.owner, { key: 'PALA', items })
  const { page, open } = await world.signedIn()
  await open(`${path}/backlog`)
  await focusRow(page, 'Maps')
  await page.keyboard.press('Control+k')

  // The plans of other products come once the page is at rest.
  await eventually(async () => {
    await field(page).fill('')
    await field(page).fill('sett')
    const found = await lines(page)
    return ['Settings', 'Settlement', 'Reset the settings page'].map((one) => found.includes(one))
  }).toEqual([true, true, true])
  const found = await lines(page)
  expect(found[0]).toBe('Settings')
  expect(found.indexOf('Settlement')).toBeLessThan(found.indexOf('Reset the settings page'))
  await field(page).fill('map')
  await eventually(async () => (await lines(page))[0]).toBe('Maps')
  await page.getByText(/^The best 30 of 4\d; type more/).waitFor()
  expect(await lines(page)).toHaveLength(32)
  await field(page).fill('pala-2')
  await eventually(async () => (await lines(page))[0]).toBe('Import')

  await field(page).fill('move to a rank')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: /^Move / }).waitFor()
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await field(page).fill('settlement')
  await eventually(async () => (await lines(page))[0]).toBe('Settlement')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${other.path}/roadmap`)
})

describe('review 1: names of one’s own', () => {
  test('the name of a release, a goal and a feature leads to it on the roadmap, and to nothing that deletes', async () => {
    const { page, product } = await at('backlog', { items: ['Old share links', 'Trail photos'] })
    await focusRow(page, 'Old share links')
    expect(await look(page, 'sail again')).toEqual(['Sail again', ...ways('sail again')])
    expect(await details(page)).toEqual(['Release · Q2 2027', undefined, undefined])
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${product.path}/roadmap`)
    await eventually(() => focused(page)).toMatch(/^Name, Sail again/)

    expect((await look(page, 'offl char'))[0]).toBe('Offline charts')
    await page.keyboard.press('Enter')
    await eventually(() => focused(page)).toBe('Feature: Offline charts')

    expect((await look(page, 'four nine'))[0]).toBe('Four in nine return')
    await page.keyboard.press('Enter')
    await eventually(() => focused(page)).toMatch(/^Goal, Sail again/)
  })

  test('on a small screen, too, the release comes into view', async () => {
    const product = await makeProduct(world.owner, { key: 'PALP', releases })
    const { page, open } = await world.signedIn({ viewport: { width: 390, height: 844 } })
    await open(`${product.path}/backlog`)
    await look(page, 'offline charts')
    await page.keyboard.press('Enter')
    await eventually(() => focused(page)).toBe('Feature: Offline charts')
    await eventually(() =>
      page.getByRole('button', { name: 'Feature: Offline charts' }).evaluate((one) => {
        const { left, right } = one.getBoundingClientRect()
        return left >= 0 && right <= innerWidth
      }),
    ).toBe(true)
  })

  test('nothing typed leads nowhere: the backlog is filtered for it, or it becomes an item', async () => {
    const { page } = await at('backlog', { items: ['Old share links', 'Trail photos'] })
    expect(await look(page, 'photos zebra')).toEqual(ways('photos zebra'))
    await field(page).fill('photos')
    await options(page).filter({ hasText: 'Filter the backlog for' }).click()
    await eventually(() => titles(page)).toEqual(['Trail photos'])

    await look(page, 'Find a zebra')
    await options(page).filter({ hasText: 'New item “Find a zebra”' }).click()
    // It stands in the list although the filter would hide it.
    await eventually(async () => (await titles(page)).includes('Find a zebra')).toBe(true)
    await eventually(() => focused(page)).toMatch(/Find a zebra/)
    expect(new URL(page.url()).searchParams.get('q')).toBe('photos')
  })

  test('a command that deletes is found by its own words, and never first where a name was typed', async () => {
    const { page } = await at('backlog', { items: ['Delete old accounts', 'Trail photos'] })
    await focusRow(page, 'Trail photos')
    expect((await look(page, 'delete')).slice(0, 2)).toEqual(['Delete old accounts', 'Delete'])
    for (const [query, found] of [
      ['dele', false],
      ['trash', true],
      ['delete old', false],
      ['dlt', false],
    ] as const) {
      await field(page).fill(query)
      await options(page)
        .filter({ hasText: `“${query}”` })
        .first()
        .waitFor()
      expect((await lines(page)).includes('Delete'), query).toBe(found)
    }
  })
})

describe('review 2: what is meant is what is found', () => {
  test('other names lead to what they mean', async () => {
    const { page } = await at('backlog', { items: ['Old share links'] })
    await page.keyboard.press('Control+k')
    for (const [query, first] of [
      ['dark mode', 'Colours: Dark'],
      ['help', 'Keys of this screen'],
      ['shortcut', 'Keys of this screen'],
      ['theme', 'Colours: Dark'],
      ['new', 'New item'],
      ['invite', 'Settings: People'],
      ['password', 'Settings: You'],
    ] as const) {
      await field(page).fill(query)
      await eventually(async () => [query, (await lines(page))[0]]).toEqual([query, first])
    }
  })

  test('what needs a row stands greyed and says so, and does nothing', async () => {
    const { page } = await at('backlog', { items: ['Old share links'] })
    await page.keyboard.press('Control+k')
    for (const query of ['delete', 'move', 'rank', 'estimate', 'status', 'release']) {
      await field(page).fill(query)
      await options(page).filter({ hasText: 'Focus a row first' }).first().waitFor()
      const disabled = await options(page)
        .filter({ hasText: 'Focus a row first' })
        .first()
        .getAttribute('aria-disabled')
      expect(disabled, query).toBe('true')
    }
    await field(page).fill('estimate')
    await page.keyboard.press('Enter')
    expect(await palette(page).isVisible()).toBe(true)
  })

  test('nothing stands in it twice, on no screen', async () => {
    const { page, open, product, key } = await at('backlog', { items: ['Old share links'] })
    for (const screen of [
      `${product.path}/backlog`,
      `${product.path}/roadmap`,
      `${product.path}/derive/top-down`,
      `${product.path}/history`,
      `/i/${key}-1`,
    ]) {
      await open(screen)
      await page.keyboard.press('Control+k')
      await field(page).waitFor()
      const all = await lines(page)
      expect(
        all.filter((one, index) => all.indexOf(one) !== index),
        screen,
      ).toEqual([])
      await page.keyboard.press('Escape')
    }
  })
})

test('review 3: it says what it acts on, and what it acts on stands first', async () => {
  const { page, open, product, key } = await at('backlog', {
    items: ['Old share links', 'Trail photos', 'Tent'],
  })
  await page.keyboard.press('Control+k')
  await field(page).waitFor()
  expect(await chip(page).count()).toBe(0)
  await page.keyboard.press('Escape')
  await focusRow(page, 'Trail photos')
  await page.keyboard.press('Control+k')
  await eventually(() => chip(page).textContent()).toBe(`${key}-2 Trail photos`)
  expect(await palette(page).getByRole('group').first().getAttribute('aria-labelledby')).toBeTruthy()
  await palette(page)
    .getByRole('group', { name: `${key}-2 Trail photos` })
    .getByText('Status…')
    .waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+k')
  await eventually(() => chip(page).textContent()).toBe('2 items')

  await open(`${product.path}/roadmap`)
  await page.getByRole('button', { name: 'Feature: Offline charts' }).focus()
  await page.keyboard.press('Control+k')
  await eventually(() => chip(page).textContent()).toBe('Offline charts')
  await page.keyboard.press('Escape')
  await page.getByRole('gridcell', { name: /^Goal, First voyages/ }).focus()
  await page.keyboard.press('Control+k')
  await eventually(() => chip(page).textContent()).toBe('First voyages')
})

test('review 22: Enter pressed before the list is there is kept, and done when it comes', async () => {
  const { page, open, product } = await at('backlog', { items: ['Old share links'] })
  const gate = Promise.withResolvers<void>()
  await page.route(/\/(?:palette|find-things)-[^/]*\.js$/, async (route) => {
    await gate.promise
    await route.continue()
  })
  await open(`${product.path}/backlog`)
  await focusRow(page, 'Old share links')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('offline charts')
  await page.keyboard.press('Enter')
  await page.keyboard.type('x')
  expect(new URL(page.url()).pathname).toBe(`${product.path}/backlog`)
  gate.resolve()
  await page.waitForURL(`**${product.path}/roadmap`)
  await eventually(() => focused(page)).toBe('Feature: Offline charts')
})

test('review 43: an item opens at its row, and the filter stays', async () => {
  const { page, key } = await at('backlog', { items: ['Old share links', 'Trail photos', 'Trail map'] })
  await page.getByRole('combobox', { name: 'Filter the backlog' }).fill('trail')
  await eventually(() => titles(page)).toEqual(['Trail photos', 'Trail map'])
  await page.waitForURL(/q=trail/)
  await look(page, 'old share')
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`peek=${key}-1`))
  await page.getByRole('complementary', { name: `${key}-1 beside the list` }).waitFor()
  expect(new URL(page.url()).searchParams.get('q')).toBe('trail')
  await eventually(() => focused(page)).toMatch(/Old share links/)
  expect(await rows(page).count()).toBe(3)
})

test('people are found and led to at their row, by who sees them', async () => {
  const { page, product } = await at('backlog', { items: ['Tent'] })
  const ines = await peopleOf(world).person('Inés Palette', product.id, 'stakeholder')
  await eventually(async () => {
    await page.keyboard.press('Escape')
    return (await look(page, 'ines pal'))[0]
  }).toBe('Inés Palette')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${product.path}/settings`)
  await eventually(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toMatch(
    /Inés Palette/,
  )

  // Whoever sees no backlog finds nothing of it, and is offered no way into it.
  const other = await world.seat(ines)
  // A first visit asks for the backlog before it knows that there is none for it.
  other.expecting(/status of 404/)
  await other.open(`${product.path}/roadmap`)
  await other.page.keyboard.press('Control+k')
  await field(other.page).fill('offline')
  await eventually(() => lines(other.page)).toEqual(['Offline charts'])
  await field(other.page).fill('tent')
  await other.page.getByText('Nothing here is called “tent”.').waitFor()
})

test('review 44: the sheet of keys is complete, and nothing stands on it twice', async () => {
  const { page, open, product } = await at('roadmap')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  const listed = async () => {
    await page.locator('main').focus()
    await page.keyboard.press('?')
    await sheet.waitFor()
    return sheet
      .locator('dl > div')
      .evaluateAll((all) => all.map((line) => (line as HTMLElement).innerText.replace(/\s+/g, ' ')))
  }
  const onRoadmap = await listed()
  for (const key of [/↑ ↓ ← →/, /Enter F2/, /Home End/, /Esc$/, /Alt Shift →/, /^Derive backlog .* D$/])
    expect(
      onRoadmap.some((line) => key.test(line)),
      String(key),
    ).toBe(true)
  expect(new Set(onRoadmap).size).toBe(onRoadmap.length)
  expect(onRoadmap.join()).not.toMatch(/\bf2\b/)
  await sheet.getByRole('textbox', { name: 'Find a key' }).fill('next release')
  await eventually(async () => (await sheet.locator('dt').allTextContents()).length).toBe(1)
  await sheet.getByRole('textbox', { name: 'Find a key' }).fill('help')
  await sheet.getByText('Keys of this screen').waitFor()
  await page.keyboard.press('Escape')
  // Arrows lead into the grid from anywhere on the screen.
  await page.locator('main').focus()
  await page.keyboard.press('ArrowDown')
  await eventually(() => focused(page)).toMatch(/^Date, First voyages/)

  await open(`${product.path}/backlog`)
  expect((await listed()).join()).not.toMatch(/\bf2\b/)
})

test('on a phone it is a sheet that fits, without keys', async () => {
  const product = await makeProduct(world.owner, { key: 'PALT', releases, items: ['Old share links'] })
  const { page, open } = await world.signedIn({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  await open(`${product.path}/backlog`)
  await page.getByTitle('More screens').tap()
  await page.getByRole('menuitem', { name: /^Find or do something/ }).tap()
  await field(page).waitFor()
  const box = await palette(page).boundingBox()
  expect(box!.x).toBeGreaterThanOrEqual(0)
  expect(box!.x + box!.width).toBeLessThanOrEqual(390)
  expect(await palette(page).locator('kbd:visible').count()).toBe(0)
})
