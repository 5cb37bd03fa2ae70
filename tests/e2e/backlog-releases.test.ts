import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { faultsOf } from '#tests/support/accessibility.ts'
import { focusRow, headOf, linesOf, rowOf } from '#tests/support/backlog.ts'
import { drag, eventually, inLine, menuLine } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()

let made = 0
/** A backlog whose ranks go to and fro between two releases, with one item that is for none. */
async function onGroups({ query = '' } = {}) {
  const product = await makeProduct(world.owner, {
    key: `GR${++made}`,
    releases: [
      { name: 'First', date: '2027-Q1', goal: 'A thousand first hikes', features: ['Search'] },
      { name: 'Second', date: '2027-Q2', goal: 'Three in ten come back', features: ['Offline', 'Share'] },
      { name: 'Third', date: '2027-H2', goal: 'Friends walk together' },
    ],
    items: ['Ask', 'Find', 'Pack', 'Filter', 'Sync'],
  })
  const [ask, find, pack, filter, sync] = product.items
  const { features } = product
  await world.owner.run(
    { name: 'trace-items', input: { items: [find, filter], feature: features.Search } },
    { name: 'trace-items', input: { items: [pack, sync], feature: features.Offline } },
    { name: 'edit-item', input: { item: find, estimate: 3, status: 'done' } },
    { name: 'edit-item', input: { item: filter, estimate: 5 } },
  )
  void ask
  const person = await world.signedIn()
  await person.open(`${product.path}/backlog${query}`)
  await rowOf(person.page, 'Find').waitFor()
  return { ...person, product }
}

const lines = (page: Page) => eventually(() => linesOf(page))
const all = ['# First', 'Find', 'Filter', '# Second', 'Pack', 'Sync', '# Third', '# No release', 'Ask']
const focused = (page: Page) =>
  eventually(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''))

describe('the backlog shows its releases (review 13)', () => {
  test('by goal, in time order, with when, what it comes to, and what is for none last', async () => {
    const { page } = await onGroups()
    await lines(page).toEqual(all)
    const head = await headOf(page, 'First').getAttribute('aria-label')
    expect(head).toContain('A thousand first hikes')
    expect(head).toMatch(/Q1 2027 · current.*2 items · 1 done · 8 points/)
    expect(await headOf(page, 'Second').getAttribute('aria-label')).toContain(
      'Q2 2027 · kept coarse until First is out',
    )
    expect(await headOf(page, 'Third').getAttribute('aria-label')).toContain('no items yet')
    expect(await faultsOf(page)).toEqual([])
  })

  test('folds a group by click and by keys, and keeps that for this person', async () => {
    const { page } = await onGroups()
    await headOf(page, 'Second').click()
    const folded = all.filter((line) => line !== 'Pack' && line !== 'Sync')
    await lines(page).toEqual(folded)
    await page.reload()
    await lines(page).toEqual(folded)
    await focusRow(page, 'Filter')
    await page.keyboard.press('ArrowDown')
    await focused(page).toMatch(/^Second:/)
    await page.keyboard.press('Enter')
    await lines(page).toEqual(all)
    await page.keyboard.press('ArrowDown')
    await focused(page).toMatch(/Pack/)
  })

  test('is walked from group to group with [ and ], and an own fold leaves the keys on the head', async () => {
    const { page } = await onGroups()
    await focusRow(page, 'Find')
    await page.keyboard.press(']')
    await focused(page).toMatch(/^Second:/)
    await page.keyboard.press(']')
    await focused(page).toMatch(/^Third:/)
    await page.keyboard.press('[')
    await focused(page).toMatch(/^Second:/)
    // It stays the place of the keys while what floats above has the focus.
    const marked = page.locator('[data-current]')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').waitFor()
    await eventually(() => marked.getAttribute('aria-label')).toMatch(/^Second:/)
    await page.keyboard.press('Escape')
    await focused(page).toMatch(/^Second:/)
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowUp')
    await focused(page).toMatch(/Filter/)
  })

  test('is one list again by a press, which stands in the address', async () => {
    const { page, product } = await onGroups()
    await page.getByRole('button', { name: 'Group the backlog by release' }).click()
    await lines(page).toEqual(['Ask', 'Find', 'Pack', 'Filter', 'Sync'])
    expect(page.url()).toContain('group=none')
    await page.reload()
    await lines(page).toEqual(['Ask', 'Find', 'Pack', 'Filter', 'Sync'])
    await focusRow(page, 'Pack')
    await page.keyboard.press('Shift+V')
    await lines(page).toEqual(all)
    expect(page.url()).toMatch(new RegExp(`${product.path}/backlog$`))
  })

  test('shows what a filter left, unfolded, and no group without any', async () => {
    const { page } = await onGroups()
    await headOf(page, 'Second').click()
    await page.keyboard.press('f')
    await page.keyboard.type('Sync')
    await lines(page).toEqual(['# Second', 'Sync'])
  })

  test('ranks within the group, and what is dropped in another is for that release', async () => {
    const { page, product } = await onGroups()
    await focusRow(page, 'Filter')
    await page.keyboard.press('Alt+ArrowUp')
    await lines(page).toEqual(['# First', 'Filter', 'Find', ...all.slice(3)])
    await page.keyboard.press('Alt+ArrowUp')
    await inLine(page)
    await drag(page, rowOf(page, 'Ask'), rowOf(page, 'Pack'), 'top')
    await menuLine(page, 'Share').click()
    await lines(page).toEqual(['# First', 'Filter', 'Find', '# Second', 'Ask', 'Pack', 'Sync', '# Third'])
    await inLine(page)
    const items = await world.owner.records('item', { product: product.id })
    expect(items.find(({ title }) => title === 'Ask')?.feature).toBe(product.features.Share)
    await page.keyboard.press('Control+z')
    await lines(page).toEqual(['# First', 'Filter', 'Find', ...all.slice(3)])
  })

  test('keeps the feature of what stands in the group already, where others are dropped beside it', async () => {
    const { page, product } = await onGroups()
    await focusRow(page, 'Ask')
    await page.keyboard.press('x')
    await focusRow(page, 'Sync')
    await page.keyboard.press('x')
    await drag(page, rowOf(page, 'Ask'), rowOf(page, 'Pack'), 'top')
    await menuLine(page, 'Share').click()
    await lines(page).toEqual([...all.slice(0, 4), 'Ask', 'Sync', 'Pack', '# Third'])
    await inLine(page)
    const items = await world.owner.records('item', { product: product.id })
    const featureOf = (name: string) => items.find(({ title }) => title === name)?.feature
    expect([featureOf('Ask'), featureOf('Sync')]).toEqual([product.features.Share, product.features.Offline])
  })

  test('moves an item to the next release by keys, and leaves its rank', async () => {
    const { page, product } = await onGroups()
    await focusRow(page, 'Find')
    await page.keyboard.press('Alt+Shift+ArrowRight')
    await menuLine(page, 'Offline').click()
    await lines(page).toEqual(['# First', 'Filter', '# Second', 'Find', 'Pack', 'Sync', ...all.slice(6)])
    await inLine(page)
    const items = await world.owner.records('item', { product: product.id })
    expect(items.map(({ title }) => title)).toEqual(['Ask', 'Find', 'Pack', 'Filter', 'Sync'])
  })

  test('writes a new item for the release under whose row it is begun', async () => {
    const { page, product } = await onGroups()
    await focusRow(page, 'Sync')
    await page.keyboard.press('c')
    await page.getByRole('textbox', { name: 'Title of the new item' }).fill('Unpack')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await lines(page).toEqual([...all.slice(0, 6), 'Unpack', ...all.slice(6)])
    await inLine(page)
    const items = await world.owner.records('item', { product: product.id })
    expect(items.find(({ title }) => title === 'Unpack')?.feature).toBe(product.features.Offline)
  })
})

describe('an item in a folded group', () => {
  /** First is released: its group stands last, and begins folded. */
  async function onReleased() {
    const there = await onGroups()
    const { page, product } = there
    await world.owner.run({
      name: 'edit-release',
      input: { release: product.releases.First, released: true },
    })
    await lines(page).toEqual(['# Second', 'Pack', 'Sync', '# Third', '# No release', 'Ask', '# First'])
    return there
  }
  const stays = async (page: Page, title: string) => {
    await lines(page).toEqual([
      ...['# Second', 'Pack', 'Sync', '# Third', '# No release', 'Ask'],
      ...['# First', 'Find', 'Filter'],
    ])
    const heading = page
      .getByRole('complementary', { name: /beside the list$/ })
      .getByRole('heading', { name: new RegExp(title) })
    await heading.waitFor()
    // Longer than the peek takes to follow the row.
    await page.waitForTimeout(400)
    expect(await heading.count()).toBe(1)
  }

  test('that the palette leads to has its row, and the peek shows it', async () => {
    const { page } = await onReleased()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'What to do or where to go' }).fill('filter')
    await page.getByRole('option', { name: /Filter.*\bGR\d+-4/ }).click()
    await stays(page, 'Filter')
    await focused(page).toMatch(/Filter/)
  })

  test('that an address leads to has its row, and the peek keeps to it, under a filter too', async () => {
    const { product } = await onReleased()
    // Somebody who was never here, whose page begins with all that has happened.
    const { page, open } = await world.signedIn()
    const key = product.path.slice(3)
    await open(`${product.path}/backlog?peek=${key}-4`)
    await stays(page, 'Filter')
    await page.goto(`${product.path}/backlog?q=Pack&peek=${key}-4`)
    await lines(page).toEqual(['# Second', 'Pack', '# First', 'Filter'])
    await page.getByRole('complementary', { name: `${key}-4 beside the list` }).waitFor()
  })

  test('keeps the row that it has when its release is marked released under whoever came to it', async () => {
    const { page, product } = await onGroups()
    await page.goto(`${product.path}/backlog?peek=${product.path.slice(3)}-4`)
    await page.getByRole('complementary', { name: /beside the list$/ }).waitFor()
    await lines(page).toEqual(all)
    await world.owner.run({
      name: 'edit-release',
      input: { release: product.releases.First, released: true },
    })
    await stays(page, 'Filter')
  })

  test('leaves the keys on the head of its group, should somebody else put it there', async () => {
    const { page, product } = await onReleased()
    await focusRow(page, 'Pack')
    await world.owner.run({
      name: 'trace-items',
      input: { items: [product.items[2]], feature: product.features.Search },
    })
    await focused(page).toMatch(/^First:/)
  })

  test('hands the keys on when the person puts it there, with a way back to it', async () => {
    const { page } = await onGroups()
    await headOf(page, 'First').click()
    await headOf(page, 'Third').click()
    const folded = ['# First', '# Second', 'Pack', 'Sync', '# Third', '# No release', 'Ask']
    await lines(page).toEqual(folded)
    const undo = async (title: string) => {
      await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
      await lines(page).toEqual(folded)
      await focused(page).toMatch(new RegExp(title))
    }
    // By the keys that move it sideways.
    await focusRow(page, 'Pack')
    await page.keyboard.press('Alt+Shift+ArrowLeft')
    await lines(page).toEqual(folded.filter((line) => line !== 'Pack'))
    await focused(page).toMatch(/Sync/)
    await undo('Pack')
    // By the menu of its row, and by the key that opens what it traces to.
    for (const open of ['menu', 'key'] as const) {
      await focusRow(page, 'Ask')
      if (open === 'key') await page.keyboard.press('Shift+G')
      else {
        await rowOf(page, 'Ask')
          .getByRole('button', { name: /^More for/ })
          .click()
        await menuLine(page, 'Trace to a feature…').click()
      }
      await page.getByRole('menuitemradio', { name: 'Search' }).click()
      await lines(page).toEqual(folded.filter((line) => line !== 'Ask' && line !== '# No release'))
      await focused(page).toMatch(/Sync|^Third:/)
      await undo('Ask')
    }
  })
})

test('puts the release at the head first as one step, after it was read what that moves (wish 2)', async () => {
  const { page, product } = await onGroups()
  await page.getByRole('button', { name: 'Put First first (1 item)' }).click()
  const dialog = page.getByRole('dialog', { name: 'Put First first?' })
  await dialog.getByText('rank 4 → 1').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Put First first' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await inLine(page)
  const titles = async () =>
    (await world.owner.records('item', { product: product.id })).map(({ title }) => title)
  expect(await titles()).toEqual(['Filter', 'Ask', 'Find', 'Pack', 'Sync'])
  await eventually(() => page.getByRole('button', { name: /^Put First first/ }).count()).toBe(0)
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await eventually(titles).toEqual(['Ask', 'Find', 'Pack', 'Filter', 'Sync'])
})

test('raises no alarm about goals before there is a release (review 34)', async () => {
  const product = await makeProduct(world.owner, { key: `GR${++made}`, items: ['Ask', 'Find'] })
  const { page, open } = await world.signedIn()
  await open(`${product.path}/backlog`)
  await rowOf(page, 'Ask').waitFor()
  expect(await page.getByText('no goal', { exact: true }).count()).toBe(0)
  expect(await page.getByText(/to no goal/).count()).toBe(0)
  expect(await page.locator('[data-loose]').count()).toBe(0)
})

describe('a release', () => {
  test('keeps its colour wherever it moves, until somebody chooses another (review 6)', async () => {
    const { page, product } = await onGroups()
    const colours = async () =>
      (await world.owner.records('release', { product: product.id })).map(
        ({ name, colour }) => `${name} ${colour}`,
      )
    await page.goto(page.url().replace('/backlog', '/roadmap'))
    await page.getByRole('button', { name: 'More for Third' }).click()
    await menuLine(page, 'Move release earlier').click()
    await eventually(colours).toEqual(['First blue', 'Third amber', 'Second green'])
    await page.getByRole('button', { name: 'More for Third' }).click()
    await menuLine(page, 'Colour…').click()
    await page.getByRole('menuitemradio', { name: /^Violet/ }).click()
    await eventually(colours).toEqual(['First blue', 'Third violet', 'Second green'])
  })

  test('that comes out with open items asks where they go, and all of it is one step (review 26)', async () => {
    const { page, product } = await onGroups()
    const items = async () =>
      Object.fromEntries(
        (await world.owner.records('item', { product: product.id })).map(({ title, feature }) => [
          title,
          feature,
        ]),
      )
    const before = await items()
    await page.goto(page.url().replace('/backlog', '/roadmap'))
    await page.getByRole('button', { name: 'More for First' }).click()
    await menuLine(page, 'Mark released').click()
    await page.getByText('1 item of First is still open. Where does it go?').waitFor()
    await menuLine(page, 'On to Second').click()
    await page.getByText('First is marked released. 1 open item goes on in Second.').waitFor()
    await inLine(page)
    const after = await items()
    expect(after.Find).toBe(before.Find)
    expect(after.Filter).not.toBe(before.Filter)
    const carried = (await world.owner.records('feature')).find(({ id }) => id === after.Filter)
    expect(carried?.name).toBe('Search')
    await page.keyboard.press('Control+z')
    await eventually(items).toEqual(before)
    const released = await world.owner.records('release', { product: product.id })
    expect(released.some(({ released }) => released)).toBe(false)
  })
})
