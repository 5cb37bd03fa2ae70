import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsOf } from '#tests/support/accessibility.ts'
import { addItem, eventuallyTitles, focusRow, rowOf, titles } from '#tests/support/backlog.ts'
import { peopleOf } from '#tests/support/people.ts'
import { eventually, inLine, type Person } from '#tests/support/person.ts'
import { post, testId } from '#tests/support/serve.ts'
import { fruit, sharing } from '#tests/support/sharing.ts'
import { openOwnWorld } from '#tests/support/world.ts'

// What two people do to the same things, one of them away from the server.

const world = openOwnWorld()
const company = peopleOf(world)
const { two, onServer } = sharing(world, 'ED')
const away = 'The server is away.'

/** From the next try on, the page's line leads nowhere, until it is let through again. */
async function cutOff({ page, expecting }: Person): Promise<() => Promise<void>> {
  expecting(/WebSocket|Content Security Policy|ERR_/)
  await page.evaluate(() => {
    const Real = WebSocket
    const here = window as unknown as { isCutOff: boolean; WebSocket: typeof WebSocket }
    here.isCutOff = true
    here.WebSocket = class extends Real {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(here.isCutOff ? 'ws://127.0.0.1:9/' : url, protocols)
      }
    }
  })
  await world.server.kill()
  await page.getByText(away, { exact: true }).waitFor()
  await world.server.start()
  return async () => {
    await page.evaluate(() => {
      ;(window as unknown as { isCutOff: boolean }).isCutOff = false
    })
    await page.getByText(away, { exact: true }).waitFor({ state: 'hidden' })
    await inLine(page)
  }
}

const idOf = async (product: string, title: string) =>
  (await world.owner.records('item', { product })).find((item) => item.title === title)!.id
const toast = (page: Page, text: RegExp) => page.getByText(text).first()

test('stories typed behind an item that somebody deletes meanwhile are all there, and it is said where', async () => {
  const { product, one, people } = await two('backlog')
  await rowOf(one, 'Banana').waitFor()
  const back = await cutOff(people[0]!)
  await focusRow(one, 'Banana')
  for (const title of ['Third', 'Second', 'First']) {
    await focusRow(one, 'Banana')
    await addItem(one, title)
  }
  await world.owner.run({ name: 'delete-items', input: { items: [await idOf(product.id, 'Banana')] } })
  await back()
  await eventually(async () => (await onServer(product.id)).length).toBe(7)
  await eventuallyTitles(one).toEqual(await onServer(product.id))
  expect([...(await titles(one))].sort()).toEqual(
    [...fruit.filter((title) => title !== 'Banana'), 'First', 'Second', 'Third'].sort(),
  )
  await toast(one, /“Third”: The item “Banana”, behind which it was to stand, is gone/).waitFor()
})

test('of items marked ready, those that are still there are, and the one that is gone is named', async () => {
  const { product, one, people } = await two('backlog')
  await rowOf(one, 'Apple').waitFor()
  const back = await cutOff(people[0]!)
  await focusRow(one, 'Apple')
  await one.keyboard.press('Control+a')
  await one.getByText(/5 selected/).waitFor()
  await one.keyboard.press('y')
  await toast(one, /5 items/).waitFor()
  await world.owner.run({ name: 'delete-items', input: { items: [await idOf(product.id, 'Cherry')] } })
  await back()
  await toast(one, /“Cherry”: That item is not here/).waitFor()
  await eventually(async () =>
    (await world.owner.records('item', { product: product.id })).map(({ status }) => status),
  ).toEqual(['ready', 'ready', 'ready', 'ready'])
  // What is gone is not selected any more.
  await one.getByText(/4 selected/).waitFor()
})

test('an edit does not overwrite what came meanwhile: both are shown, and the person chooses', async () => {
  const { product, one } = await two('backlog')
  await rowOf(one, 'Banana').waitFor()
  const item = await idOf(product.id, 'Banana')
  await focusRow(one, 'Banana')
  await one.keyboard.press('e')
  const field = one.getByRole('textbox', { name: 'Title' })
  await field.fill('Mine')
  await world.owner.run({ name: 'edit-item', input: { item, title: 'Theirs' } })
  // What is done after it is here, so it is, too.
  await world.owner.run({
    name: 'create-item',
    input: { item: testId('item'), product: product.id, title: 'Fig' },
  })
  await rowOf(one, 'Fig').waitFor()
  await field.press('Enter')
  const clash = one.getByRole('group', {
    name: 'You changed this in another window or program, too. Which shall it be?',
  })
  await clash.getByRole('group', { name: 'What you typed' }).getByText('Mine').waitFor()
  await clash.getByRole('group', { name: 'What you saved elsewhere' }).getByText('Theirs').waitFor()
  expect(await field.inputValue()).toBe('Mine')
  // It lies over nothing: the next row stands below it.
  const [box, next] = [await clash.boundingBox(), await rowOf(one, 'Cherry').boundingBox()]
  expect(next!.y).toBeGreaterThanOrEqual(box!.y + box!.height)
  expect(await faultsOf(one)).toEqual([])
  // By keyboard alone.
  await field.press('Tab')
  await one.keyboard.press('Enter')
  await eventually(() => onServer(product.id)).toContain('Mine')
})

test('two titles of a row are edited both together, by mouse and by keyboard, and nothing is saved before', async () => {
  const { product, one } = await two('backlog')
  for (const how of ['mouse', 'keyboard'] as const) {
    const [from, mine, theirs] =
      how === 'mouse' ? ['Banana', 'Banana, mine', 'Ripe Banana'] : ['Cherry', 'Cherry, mine', 'Ripe Cherry']
    await focusRow(one, from!)
    const item = await idOf(product.id, from!)
    await one.keyboard.press('e')
    const field = one.getByRole('textbox', { name: 'Title' })
    await field.fill(mine!)
    await world.owner.run({ name: 'edit-item', input: { item, title: theirs } })
    // What is done after it is here, so it is, too.
    await world.owner.run({
      name: 'create-item',
      input: { item: testId('item'), product: product.id, title: `After ${from}` },
    })
    await rowOf(one, `After ${from}`).waitFor()
    await field.press('Enter')
    const both = one.getByRole('button', { name: 'Edit both together' })
    if (how === 'mouse') await both.click()
    else {
      await both.focus()
      await one.keyboard.press('Enter')
    }
    await eventually(() => field.inputValue()).toBe(`Ripe ${from}, mine`)
    expect(await field.evaluate((box) => box === document.activeElement)).toBe(true)
    expect(await onServer(product.id)).toContain(theirs)
    await field.press('Enter')
    await eventually(() => onServer(product.id)).toContain(`Ripe ${from}, mine`)
  }
})

test('two texts of a goal stand beside each other by name, and cover nothing; both can be had', async () => {
  const { product, one } = await two('roadmap')
  const ben = await company.person('Ben Editson', product.id, 'team')
  const goal = (await world.owner.records('goal')).find(({ release }) => release === product.releases.First)!
  await one.getByRole('button', { name: 'Goal: The first goal' }).click()
  const field = one.getByRole('textbox', { name: 'Goal', exact: true })
  await field.fill('The first goal, mine')
  const edit = { name: 'edit-goal', input: { goal: goal.id, text: 'The very first goal' } }
  const said = await post(`${world.url}/api/v1/batches`, { commands: [edit] }, { cookie: ben.cookie })
  expect(said.status).toBe(200)
  // What is done after it is here, so it is, too.
  await world.owner.run({ name: 'create-feature', input: { goal: goal.id, name: 'Maps' } })
  await one.getByRole('button', { name: 'Feature: Maps' }).waitFor()
  await field.press('Enter')
  const clash = one.getByRole('group', { name: 'Ben Editson changed this, too. Which shall it be?' })
  const side = (name: string) => clash.getByRole('group', { name }).locator('mark')
  await clash.waitFor()
  expect(await side('What you typed').allTextContents()).toEqual([', mine'])
  expect(await side('What Ben Editson saved').allTextContents()).toEqual(['very'])
  const [box, feature] = [
    await clash.boundingBox(),
    await one.getByRole('button', { name: 'Feature: Search' }).boundingBox(),
  ]
  expect(feature!.y).toBeGreaterThanOrEqual(box!.y + box!.height)
  await clash.getByRole('button', { name: 'Edit both together' }).click()
  await eventually(() => field.inputValue()).toBe('The very first goal, mine')
  await field.press('Enter')
  await eventually(async () => (await world.owner.records('goal')).map(({ text }) => text)).toContain(
    'The very first goal, mine',
  )
})

test('what was edited while away waits in the tray by its name: both values to choose from, or made again when it is gone', async () => {
  const { product, one, people } = await two('backlog')
  await rowOf(one, 'Banana').waitFor()
  const back = await cutOff(people[0]!)
  for (const [from, to] of [
    ['Banana', 'Mine'],
    ['Cherry', 'Mine too'],
  ] as const) {
    await focusRow(one, from)
    await one.keyboard.press('e')
    await one.getByRole('textbox', { name: 'Title' }).fill(to)
    await one.keyboard.press('Enter')
  }
  const [item, gone] = [await idOf(product.id, 'Banana'), await idOf(product.id, 'Cherry')]
  await world.owner.run({ name: 'edit-item', input: { item, title: 'Theirs' } })
  await world.owner.run({ name: 'delete-items', input: { items: [gone] } })
  await back()
  const openTray = () => one.getByRole('button', { name: /^Tray/ }).first().click()
  await openTray()
  const clash = one.getByRole('article', { name: 'Edit item “Banana”' })
  await clash.getByRole('group', { name: 'What you typed' }).getByText('Mine').waitFor()
  await clash.getByRole('group', { name: 'What you saved elsewhere' }).getByText('Theirs').waitFor()
  expect(await faultsOf(one)).toEqual([])
  await clash.getByRole('button', { name: 'Edit both together' }).click()
  const both = await clash.getByRole('textbox').inputValue()
  expect(both).toContain('Mine')
  expect(both).toContain('Theirs')
  await clash.getByRole('textbox').fill('Ours')
  await clash.getByRole('button', { name: 'Send' }).click()
  const lost = one.getByRole('article', { name: 'Edit item “Cherry”' })
  await lost.getByRole('button', { name: 'Create it again' }).click()
  await eventually(async () => [...(await onServer(product.id))]).toEqual([
    ...['Apple', 'Ours', 'Mine too', 'Date', 'Elder'],
  ])
})

test('an undo that others have overtaken says so, and takes back the step before', async () => {
  const { product, one } = await two('backlog')
  await rowOf(one, 'Banana').waitFor()
  for (const [from, to] of [
    ['Apple', 'Apricot'],
    ['Banana', 'Blueberry'],
  ] as const) {
    await focusRow(one, from)
    await one.keyboard.press('e')
    await one.getByRole('textbox', { name: 'Title' }).fill(to)
    await one.keyboard.press('Enter')
  }
  await inLine(one)
  const item = await idOf(product.id, 'Blueberry')
  await world.owner.run({ name: 'edit-item', input: { item, title: 'Theirs' } })
  await rowOf(one, 'Theirs').waitFor()
  await focusRow(one, 'Elder')
  await one.keyboard.press('Control+z')
  await toast(one, /is not taken back. Title of “Theirs” was changed since/).waitFor()
  await eventually(() => onServer(product.id)).toEqual(['Apple', 'Theirs', 'Cherry', 'Date', 'Elder'])
})

test('a metric that somebody else changed meanwhile is kept as one wants it, or as they do', async () => {
  const { product, one } = await two('roadmap')
  const goal = (await world.owner.records('goal')).find(({ release }) => release === product.releases.First)!
  const metric = testId('metric')
  const change = (target: number) =>
    world.owner.run({ name: 'edit-metric', input: { metric, name: `Visits of ${target}`, target } })
  await world.owner.run({
    name: 'create-metric',
    input: { metric, goal: goal.id, name: 'Visits', target: 30 },
  })
  const feature = (await world.owner.records('feature')).find(({ goal: of }) => of === goal.id)!
  const stands = async () => {
    const found = (await world.owner.records('metric')).find(({ id }) => id === metric)!
    return `${found.name} ${found.target} ${found.unit}`
  }
  for (const [choose, target, result] of [
    [/^Keep (mine|what I typed)/, 2_000, 'Visits of 2000 3000 a'],
    [/^Keep (theirs|what is saved)/, 4_000, 'Visits of 4000 4000 ab'],
  ] as const) {
    await one.locator(`[data-metric="${metric}"]`).click()
    await one.getByLabel('To', { exact: true }).fill(String(target + 1_000))
    await one.getByLabel('Unit', { exact: true }).fill(result.split(' ').at(-1)!)
    await change(target)
    // What comes later is heard later.
    await world.owner.run({ name: 'edit-feature', input: { feature: feature.id, name: `Seen ${target}` } })
    await one.getByText(`Seen ${target}`).first().waitFor()
    await one.getByRole('button', { name: 'Save', exact: true }).click()
    const clash = one.getByRole('group', { name: /Which shall it be/ })
    await clash
      .getByText(/2000|2,000|4,000/)
      .first()
      .waitFor()
    await clash.getByRole('button', { name: choose }).click()
    const saveAgain = one.getByRole('button', { name: 'Save', exact: true })
    if (await saveAgain.isVisible()) await saveAgain.click()
    await eventually(stands).toBe(result)
  }
})
