import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { rows } from '#tests/support/backlog.ts'
import { importExample } from '#tests/support/import-file.ts'
import { choose, drag, escaped, eventually, inLine, type Person } from '#tests/support/person.ts'
import { type MadeProduct, makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()

const stories = 67
const reason = 'DataHub has run for years; only this server is new.'

const board = (page: Page) => page.getByRole('region', { name: 'Themes', exact: true })
const loose = 'Unsorted'

/** Names of the themes on the board, in their order. */
async function themeNames(page: Page): Promise<string[]> {
  const sections = board(page).getByRole('region')
  const names = await sections.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
  return names.filter((name) => name !== loose)
}

const theme = (page: Page, name: string): Locator => board(page).getByRole('region', { name, exact: true })
const itemsOf = (page: Page, name: string) => theme(page, name).getByRole('checkbox')
const change = (page: Page, name: string) => theme(page, name).getByRole('button', { name: `Change ${name}` })

/** How many items a theme says it has. */
async function sizeOf(page: Page, name: string): Promise<number> {
  const text = await theme(page, name)
    .getByText(/^\d+ items?/)
    .first()
    .textContent()
  return Number(/^\d+/.exec(text ?? '')?.[0])
}

/** The first items of a theme, as titles. */
async function titlesOf(page: Page, name: string): Promise<string[]> {
  const labels = await itemsOf(page, name).evaluateAll((all) =>
    all.map((one) => one.getAttribute('aria-label') ?? ''),
  )
  return labels.map((label) => label.replace(/^Choose /, ''))
}

let made = 0
/** Somebody in the workshop, on the themes of the imported DataHub. `now`: what their clock says for good. */
async function onThemes({
  now,
  ...options
}: BrowserContextOptions & { now?: string } = {}): Promise<Person & { product: MadeProduct }> {
  const product = await makeProduct(world.owner, { key: `BU${++made}`, stage: 'growth' })
  await importExample(world, `BU${made}`)
  const person = await world.signedIn(options)
  const { page } = person
  if (now) await page.clock.setFixedTime(now)
  await person.open(`${product.path}/derive/bottom-up`)
  await page.getByLabel('Why go bottom-up all the same?').fill(reason)
  await page.getByRole('button', { name: 'Next: Themes' }).click()
  await page
    .getByRole('status')
    .filter({ hasText: new RegExp(`of ${stories} items in [1-9]`) })
    .waitFor()
  return { ...person, product }
}

test('the check shows its evidence, advises top-down in doubt, and cannot be passed without a reason', async () => {
  const product = await makeProduct(world.owner, { key: 'BUCHECK', stage: 'growth' })
  await importExample(world, 'BUCHECK')
  const { page, open } = await world.signedIn()
  await open(`${product.path}/derive/bottom-up`)
  await page.getByRole('heading', { name: 'In doubt, go top-down.' }).waitFor()
  await page.getByText('67 open items; 40 or more reach past one release.').waitFor()
  await page.getByText('The product is in growth: it has found its market.').waitFor()
  await page.getByRole('button', { name: 'Next: Themes' }).click()
  const why = page.getByLabel('Why go bottom-up all the same?')
  await page.getByText('Say why you go bottom-up').waitFor()
  expect(await why.getAttribute('aria-invalid')).toBe('true')
  await eventually(() => why.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.getByLabel('Why go bottom-up all the same?').fill(reason)
  await page.getByRole('button', { name: 'Next: Themes' }).click()
  await page.waitForURL(/stage=themes/)
})

describe('themes', () => {
  test('are proposed from the text of the items, each with the words that made it', async () => {
    const { page } = await onThemes()
    const names = await themeNames(page)
    expect(names.length).toBeGreaterThanOrEqual(4)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) {
      const words = await theme(page, name)
        .getByText(/^because of: /)
        .textContent()
      expect(words?.replace(/^because of: /, '').split(', ').length).toBeGreaterThanOrEqual(1)
      expect(await itemsOf(page, name).count()).toBeGreaterThan(0)
    }
  })

  test('are renamed, merged, split and rejected; items are moved by menu and by drag', async () => {
    const { page } = await onThemes()
    const [first = '', second = '', third = '', fourth = ''] = await themeNames(page)

    await theme(page, first)
      .getByRole('button', { name: `Theme: ${first}` })
      .click()
    await page.getByRole('textbox', { name: 'Theme' }).fill('')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').filter({ hasText: 'Theme is empty.' }).waitFor()
    await page.getByRole('textbox', { name: 'Theme' }).fill('Publishing')
    await page.keyboard.press('Enter')
    await theme(page, 'Publishing').waitFor()

    const [sizeOfSecond, sizeOfThird] = [await sizeOf(page, second), await sizeOf(page, third)]
    await choose(page, change(page, second), third)
    await eventually(() => themeNames(page)).not.toContain(second)
    expect(await sizeOf(page, third)).toBe(sizeOfSecond + sizeOfThird)

    const [one = '', two = ''] = await titlesOf(page, third)
    await page.getByRole('checkbox', { name: `Choose ${one}` }).check()
    await page.getByRole('checkbox', { name: `Choose ${two}` }).check()
    await page.getByRole('button', { name: 'Make a theme of 2' }).click()
    await eventually(() => sizeOf(page, third)).toBe(sizeOfSecond + sizeOfThird - 2)
    // It is called after what its first story wants.
    const wants = (name: string) => one.toLowerCase().includes(name.toLowerCase().replace(/…$/, ''))
    const split = (await themeNames(page)).filter((name) => name.length > 12).find(wants) ?? ''
    expect(await titlesOf(page, split)).toEqual([one, two])

    await choose(
      page,
      theme(page, split).getByRole('button', { name: `Move ${two}`, exact: true }),
      'Publishing',
    )
    await eventually(() => titlesOf(page, split)).toEqual([one])
    const before = await sizeOf(page, 'Publishing')
    await drag(
      page,
      theme(page, split).getByTitle(one, { exact: true }),
      theme(page, 'Publishing').getByRole('heading'),
    )
    await eventually(() => themeNames(page)).not.toContain(split)
    expect(await sizeOf(page, 'Publishing')).toBe(before + 1)

    const rejected = await titlesOf(page, fourth)
    await choose(page, change(page, fourth), 'Reject theme')
    await eventually(() => themeNames(page)).not.toContain(fourth)
    await theme(page, loose).waitFor()
    await theme(page, loose).getByTitle(rejected[0]!, { exact: true }).waitFor()

    // Undo here is the plan's own: what was done on other screens is left alone.
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    await button(`Undo: reject ${fourth}`).waitFor()
    expect(await button('Redo').getAttribute('aria-disabled')).toBe('true')
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('Control+z')
    await theme(page, fourth).waitFor()
    await page.getByText(`Undone in this plan: reject ${fourth}.`).waitFor()
    await button(`Redo: reject ${fourth}`).click()
    await eventually(() => themeNames(page)).not.toContain(fourth)
    expect(await button('Redo').getAttribute('aria-disabled')).toBe('true')
  })

  test('undo of a search takes nothing else back that was done while it ran', async () => {
    const { page } = await onThemes()
    const [first = ''] = await themeNames(page)
    const asked = Promise.withResolvers<void>()
    const goOn = Promise.withResolvers<void>()
    await page.route(/themes-worker/, async (route) => {
      asked.resolve()
      await goOn.promise
      await route.fallback()
    })
    await page.getByRole('button', { name: 'Find themes again' }).click()
    await asked.promise
    await theme(page, first)
      .getByRole('button', { name: `Theme: ${first}` })
      .click()
    await page.getByRole('textbox', { name: 'Theme' }).fill('Meanwhile')
    await page.keyboard.press('Enter')
    await theme(page, 'Meanwhile').waitFor()
    goOn.resolve()
    await page.getByRole('button', { name: 'Find themes again' }).and(page.locator(':enabled')).waitFor()
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('Control+z')
    await page.getByText('Undone in this plan: find themes.').waitFor()
    expect(await themeNames(page)).toContain('Meanwhile')
    await page.keyboard.press('Control+z')
    await eventually(() => themeNames(page)).toContain(first)
  })

  test('found again keep what was done by hand, and so they do after a reload', async () => {
    const { page } = await onThemes()
    const [first = '', second = '', third = ''] = await themeNames(page)
    await theme(page, first)
      .getByRole('button', { name: `Theme: ${first}` })
      .click()
    await page.getByRole('textbox', { name: 'Theme' }).fill('Publishing')
    await page.keyboard.press('Enter')
    const [moved = ''] = await titlesOf(page, second)
    await choose(
      page,
      theme(page, second).getByRole('button', { name: `Move ${moved}`, exact: true }),
      'Publishing',
    )
    const [rejected = ''] = await titlesOf(page, third)
    await choose(page, change(page, third), 'Reject theme')
    const stands = async () => {
      const showAll = theme(page, 'Publishing').getByRole('button', { name: /^Show all/ })
      if (await showAll.count()) await showAll.click()
      expect(await titlesOf(page, 'Publishing')).toContain(moved)
      const all = theme(page, loose).getByRole('button', { name: /^Show all/ })
      if (await all.count()) await all.click()
      expect(await titlesOf(page, loose)).toContain(rejected)
    }
    await page.getByRole('button', { name: 'Find themes again' }).click()
    await page.getByRole('button', { name: 'Find themes again' }).and(page.locator(':enabled')).waitFor()
    await stands()
    await page.getByRole('slider', { name: 'How many themes' }).focus()
    await page.keyboard.press('ArrowLeft')
    await page.getByRole('button', { name: 'Find themes again' }).and(page.locator(':enabled')).waitFor()
    await stands()
    await page.reload()
    await theme(page, 'Publishing').waitFor()
    await stands()
    // They would be sought as finely as before.
    expect(await page.getByRole('slider', { name: 'How many themes' }).inputValue()).toBe('1')
  })
})

test('a product without items is led to where items come from', async () => {
  const product = await makeProduct(world.owner, { key: 'BUBARE' })
  const { page, open } = await world.signedIn()
  await open(`${product.path}/derive/bottom-up`)
  await page.getByRole('heading', { name: 'There is nothing to find themes in yet' }).waitFor()
  await page.getByRole('button', { name: 'Import a backlog' }).click()
  await page.waitForURL(/\/import$/)
})

describe('a story moved by hand', () => {
  test('holds in its theme, whose name no other gets, however many themes are sought', async () => {
    const { page } = await onThemes()
    const [from = '', into = ''] = await themeNames(page)
    const [moved = ''] = await titlesOf(page, from)
    await page.getByRole('checkbox', { name: `Choose ${moved}`, exact: true }).check()
    await choose(page, page.getByRole('button', { name: 'Move 1 to …' }), into)
    const held = await sizeOf(page, into)
    await page.getByRole('slider', { name: 'How many themes' }).focus()
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowRight', 'ArrowRight', 'ArrowRight']) {
      await page.keyboard.press(key)
      await page.getByRole('button', { name: 'Find themes again' }).and(page.locator(':enabled')).waitFor()
      const names = await themeNames(page)
      expect(names.filter((name) => name === into)).toHaveLength(1)
      expect(new Set(names).size).toBe(names.length)
      expect(await sizeOf(page, into)).toBe(held)
    }
    await theme(page, into)
      .getByRole('button', { name: `Theme: ${into}` })
      .click()
    const other = (await themeNames(page)).find((name) => name !== into) ?? ''
    await page.getByRole('textbox', { name: 'Theme' }).fill(other)
    await page.keyboard.press('Enter')
    await page
      .getByRole('alert')
      .filter({ hasText: `Another theme is called “${other}”.` })
      .waitFor()
  })
})

describe('from themes to a roadmap', () => {
  const goals = ['Publishers share their data in minutes', 'Consumers trust what they find']

  /** Two releases with two and one themes. Answers with their names. */
  async function planReleases(page: Page): Promise<string[]> {
    const names = (await themeNames(page)).slice(0, 3)
    await page.getByRole('button', { name: 'Next: Releases' }).click()
    await page.getByRole('button', { name: 'Next: Goals and metrics' }).click()
    await page.getByRole('alert').filter({ hasText: 'No theme is in a release yet.' }).waitFor()
    for (const [index, date] of ['Q1 2027', 'H2 2027'].entries()) {
      await page.getByRole('button', { name: 'Add release', exact: true }).click()
      const column = page.getByRole('region', { name: `Release ${index + 1}`, exact: true })
      await column.getByRole('button', { name: /^Date/ }).click()
      await column.getByRole('textbox', { name: 'Date' }).fill(date)
      await page.keyboard.press('Enter')
      await column.getByText(date).waitFor()
    }
    const [one = '', two = '', three = ''] = names
    await choose(page, page.getByRole('button', { name: `Move ${one}`, exact: true }), 'Release 1')
    await page
      .getByRole('region', { name: 'Release 1', exact: true })
      .getByText(one, { exact: true })
      .waitFor()
    await choose(page, page.getByRole('button', { name: `Move ${two}`, exact: true }), 'Release 1')
    await page
      .getByRole('region', { name: 'Release 1', exact: true })
      .getByText(two, { exact: true })
      .waitFor()
    const second = page.getByRole('region', { name: 'Release 2', exact: true })
    await drag(page, page.getByText(three, { exact: true }).first(), second)
    await second.getByText(three, { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Next: Goals and metrics' }).click()
    await page.waitForURL(/stage=goals/)
    return names
  }

  test('quarters to come wait for themes; a packing is suggested with a reason each, and taken back as one', async () => {
    const { page } = await onThemes()
    const [first = '', second = ''] = await themeNames(page)
    const themes = (await themeNames(page)).length
    await page.getByRole('button', { name: 'Next: Releases' }).click()
    const ghosts = page.getByRole('region', { name: /^New release, Q\d \d{4}$/ })
    await eventually(() => ghosts.count()).toBe(3)
    await drag(page, page.getByText(first, { exact: true }).first(), ghosts.first())
    const release = page.getByRole('region', { name: 'Release 1', exact: true })
    await release.getByText(first, { exact: true }).waitFor()
    await choose(page, page.getByRole('button', { name: `Move ${second}`, exact: true }), /^New release, Q2 /)
    await page
      .getByRole('region', { name: 'Release 2', exact: true })
      .getByText(second, { exact: true })
      .waitFor()
    await page.getByRole('button', { name: 'Suggest a packing' }).click()
    await page
      .getByText(/ themes are laid onto releases/)
      .first()
      .waitFor()
    await release
      .getByText(/^Here because half of its items stand by rank \d+: /)
      .first()
      .waitFor()
    expect(await page.getByRole('button', { name: /^Move / }).count()).toBe(themes)
    // The button that was pressed has nothing left to do.
    await eventually(() => release.evaluate((region) => region === document.activeElement)).toBe(true)
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('Control+z')
    await page.getByText('Undone in this plan: suggest a packing.').waitFor()
    expect(await release.getByRole('button', { name: /^Move / }).count()).toBe(1)
  })

  test('the quarters to come are those of the reader’s day', async () => {
    // New Year's morning for them, and the last evening of the year in London.
    const { page } = await onThemes({ timezoneId: 'Pacific/Auckland', now: '2026-12-31T20:00:00Z' })
    await page.getByRole('button', { name: 'Next: Releases' }).click()
    const ghosts = page.getByRole('region', { name: /^New release, Q\d \d{4}$/ })
    await eventually(() => ghosts.count()).toBe(3)
    expect(await ghosts.first().getAttribute('aria-label')).toBe('New release, Q2 2027')
  })

  test('undo of goals takes back what was typed in one field, or one line that was added or removed', async () => {
    const { page } = await onThemes()
    await planReleases(page)
    const release = page.getByRole('group', { name: /^Release 1/ })
    const metrics = release.getByRole('textbox', { name: 'Metric' })
    const inPlan = () => metrics.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
    await metrics.first().pressSequentially('datasets')
    await release.getByRole('button', { name: 'Add metric' }).click()
    await page.keyboard.type('visits')
    await release.getByLabel('Unit').nth(1).pressSequentially('aday')
    await release.getByRole('button', { name: 'Remove metric datasets' }).click()
    await eventually(inPlan).toEqual(['visits'])
    await page.getByRole('heading', { level: 1 }).click()
    for (const back of [
      ['datasets', 'visits'],
      ['datasets', 'visits'],
      ['datasets', ''],
      ['datasets'],
      [''],
    ]) {
      await page.keyboard.press('Control+z')
      await eventually(inPlan).toEqual(back)
    }
  })

  test('a release gets no more than somebody says it has room for, and each theme says what it passed', async () => {
    const { page } = await onThemes()
    await page.getByRole('button', { name: 'Next: Releases' }).click()
    await page.getByLabel('Room in a release').fill('20')
    await page.getByRole('button', { name: 'Suggest a packing' }).click()
    const first = page.getByRole('region', { name: 'Release 1', exact: true })
    const load = first.getByText(/^\d+ of 20 items$/)
    expect(Number(/^\d+/.exec((await load.textContent()) ?? '')?.[0])).toBeLessThanOrEqual(20)
    await page
      .getByText(/^Here because Release \d has room for \d+ more and this is \d+ items?\. By rank it is the/)
      .first()
      .waitFor()
    await page.getByLabel('Room in a release').fill('5')
    await first.getByText(/^▲ \d+ more than there is room for/).waitFor()
  })

  test('what is half typed waits in its field of the plan, goes with it, and comes back with it by one undo', async () => {
    const { page, product } = await onThemes()
    const [name = ''] = await planReleases(page)
    const release = page.getByRole('region', { name: 'Release 1', exact: true })
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await release.getByRole('button', { name: /^Date/ }).click()
    await release.getByRole('textbox', { name: 'Date' }).fill('somewhen soon')
    await page.keyboard.press('Enter')
    await release.getByRole('alert').waitFor()
    await page.reload()
    const goOn = release.getByRole('button', { name: 'Draft of Date: go on writing' })
    await goOn.waitFor()
    expect(await page.getByRole('button', { name: /^Tray: / }).count()).toBe(0)
    await page.getByRole('button', { name: 'Next: Goals and metrics' }).click()
    for (const [index, goal] of goals.entries()) {
      const group = page.getByRole('group', { name: new RegExp(`^Release ${index + 1}`) })
      await group.getByLabel('Goal', { exact: true }).fill(goal)
      await group.getByLabel('Metric', { exact: true }).fill(`measure ${index + 1}`)
    }
    await page.getByRole('button', { name: 'Next: Review' }).click()
    await page.getByRole('button', { name: 'Create roadmap' }).click()
    await page.waitForURL(/\/roadmap$/)
    await page.getByRole('button', { name: `Feature: ${name}`, exact: true }).waitFor()
    expect(await page.getByRole('button', { name: /^Tray: / }).count()).toBe(0)

    const plan = async () => {
      await page.goto(`${product.path}/derive/bottom-up?stage=releases`)
      await page.getByRole('heading', { level: 1 }).waitFor()
    }
    await page.keyboard.press('Control+z')
    await page.getByRole('button', { name: 'Plan the first release' }).waitFor()
    await page.keyboard.press('Control+Shift+z')
    await page.getByRole('button', { name: `Feature: ${name}`, exact: true }).waitFor()
    await page.keyboard.press('Control+z')
    await page.getByRole('button', { name: 'Plan the first release' }).waitFor()
    await plan()
    await goOn.click()
    expect(await release.getByRole('textbox', { name: 'Date' }).inputValue()).toBe('somewhen soon')
  })

  test('the goals cannot be passed without a goal and a metric for each release', async () => {
    const { page } = await onThemes()
    const [name = ''] = await planReleases(page)
    const next = page.getByRole('button', { name: 'Next: Review' })
    const says = (text: string | RegExp) => page.getByText(text).waitFor()
    const release = (at: number) => page.getByRole('group', { name: new RegExp(`^Release ${at}`) })
    await next.click()
    await says('Release 1 has no goal.')
    await release(1).getByLabel('Goal', { exact: true }).fill(name)
    await next.click()
    await says("the goal only repeats a theme's name")
    await release(1).getByLabel('Goal', { exact: true }).fill(goals[0]!)
    await next.click()
    await says('Release 1 has no metric.')
    await release(1).getByLabel('Metric', { exact: true }).fill('datasets shared')
    await next.click()
    await says('Release 2 has no goal.')
    await page.goto(page.url().replace('stage=goals', 'stage=review'))
    await page.getByRole('region', { name: 'Goals and metrics' }).waitFor()
    expect(await release(1).getByLabel('Goal', { exact: true }).inputValue()).toBe(goals[0])
  })

  test('applying makes a roadmap whose features trace to the items, and one undo takes all of it back', async () => {
    const { page, product } = await onThemes()
    const names = await planReleases(page)
    for (const [index, goal] of goals.entries()) {
      const release = page.getByRole('group', { name: new RegExp(`^Release ${index + 1}`) })
      await release.getByLabel('Goal', { exact: true }).fill(goal)
      await release.getByLabel('Metric', { exact: true }).fill(`measure ${index + 1}`)
      await release.getByLabel('To', { exact: true }).fill('30')
    }
    await page.getByRole('button', { name: 'Next: Review' }).click()
    await page.getByRole('heading', { name: /of 67 open items get a why/ }).waitFor()
    expect(await world.owner.records('release', { product: product.id })).toEqual([])
    await page.getByRole('button', { name: 'Propose', exact: true }).click()
    await page
      .getByRole('region', { name: 'Proposal' })
      .getByRole('heading', { name: /^(\d+) of \1 ticked$/ })
      .waitFor()
    await page.reload()
    await page.getByRole('checkbox', { name: `Feature "${names[0]}"` }).waitFor()
    expect(await world.owner.records('release', { product: product.id })).toEqual([])
    await page.getByRole('button', { name: 'Create roadmap' }).click()

    await page.waitForURL(/\/roadmap$/)
    await page
      .getByText(/^Created 2 releases, 3 features, \d+ themes\. \d+ items have a why now\.$/)
      .first()
      .waitFor()
    for (const goal of goals) await page.getByRole('button', { name: `Goal: ${goal}`, exact: true }).waitFor()
    for (const name of names)
      await page.getByRole('button', { name: `Feature: ${name}`, exact: true }).waitFor()
    await inLine(page)
    const features = await world.owner.records('feature')
    const items = await world.owner.records('item', { product: product.id })
    for (const name of names) {
      const feature = features.find((one) => one.name === name)
      expect(items.filter((item) => item.feature === feature?.id).length).toBeGreaterThan(0)
    }
    const commits = await history()
    expect(commits[0]?.note?.text).toContain(reason)
    expect(await world.owner.verify()).toEqual([])

    await page.getByRole('link', { name: new RegExp(`done for ${escaped(names[0]!)}\\.`) }).click()
    await page.waitForURL(/\/backlog\?q=/)
    await eventually(async () => await rows(page).count()).toBeGreaterThan(0)
    const labels = await rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('aria-label')))
    for (const label of labels) expect(label).toContain(`feature ${names[0]}`)

    await page.keyboard.press('Control+z')
    await page.goto(`${product.path}/roadmap`)
    await page.getByRole('button', { name: 'Plan the first release' }).waitFor()
    await inLine(page)
    expect(await world.owner.records('release', { product: product.id })).toEqual([])
    expect(await world.owner.records('theme', { product: product.id })).toEqual([])
    const after = await world.owner.records('item', { product: product.id })
    expect(after.map(({ title }) => title)).toEqual(items.map(({ title }) => title))
    expect(after.every(({ feature, theme }) => feature === null && theme === null)).toBe(true)
    expect(await world.owner.verify()).toEqual([])
  })
})

async function history(): Promise<{ note: { text: string } | null }[]> {
  const answer = await fetch(`${world.url}/api/v1/history?limit=5`, {
    headers: { cookie: world.owner.cookie },
  })
  return ((await answer.json()) as { commits: { note: { text: string } | null }[] }).commits
}
