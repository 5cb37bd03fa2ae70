import { expect, test } from 'vitest'
import { inLine } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'
import { jiraExport } from '../import/jira-export.ts'

const world = openWorld()

/** What people want of each release, in order. */
const goals = [
  ['Readers find what they look for at once', 'searches that end in a loan', '60'],
  ['Nobody queues at the desk', 'minutes at the desk', '2'],
  ['Branches spend less on stock', 'copies bought twice', '0'],
] as const

test('from a file of a thousand rows to a roadmap with goals and metrics takes at most thirty interactions', async () => {
  const made = jiraExport(1000)
  // In the stage that products begin in: bottom-up is advised against, and the reason is part of the way.
  const product = await makeProduct(world.owner, { key: 'LIB' })
  const { page, open } = await world.signedIn()
  await open(`${product.path}/import`)
  let count = 0
  /** A click, a key that is a command, a field filled, a file chosen. */
  const act = async (doing: Promise<unknown>) => {
    await doing
    count++
  }
  const press = (name: string | RegExp) => act(page.getByRole('button', { name }).click())
  const says = (text: string | RegExp) => page.getByText(text).first().waitFor()

  const chooser = page.waitForEvent('filechooser')
  await press('Choose a file')
  const file = { name: 'Jira.csv', mimeType: 'text/csv', buffer: Buffer.from(made.csv) }
  await act((await chooser).setFiles(file))
  await press('Import 1,000 items')
  await act(page.getByRole('link', { name: 'Derive a roadmap from these 1,000' }).click())

  await act(page.getByLabel('Why go bottom-up all the same?').fill('The old system has run for ten years.'))
  await press('Next: Themes')
  const board = page.getByRole('region', { name: 'Themes', exact: true })
  await page
    .getByRole('status')
    .filter({ hasText: /in [1-9]\d* themes/ })
    .waitFor()
  const names = await board
    .getByRole('region')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
  const [first = '', second = ''] = names.filter((name) => name !== 'Unsorted')
  for (const [name, better] of [
    [first, 'Find it in the catalogue'],
    [second, 'Borrow and bring back'],
  ] as const) {
    await press(`Theme: ${name}`)
    await act(page.getByRole('textbox', { name: 'Theme' }).fill(better))
    await act(page.keyboard.press('Enter'))
    await board.getByRole('region', { name: better, exact: true }).waitFor()
  }

  await press('Next: Releases')
  await press('Suggest a packing')
  await says(/ themes are laid onto releases/)
  await press('Next: Goals and metrics')
  for (const [at, [goal, metric, target]] of goals.entries()) {
    const release = page.getByRole('group', { name: new RegExp(`^Release ${at + 1}`) })
    await act(release.getByLabel('Goal', { exact: true }).fill(goal))
    await act(release.getByLabel('Metric', { exact: true }).fill(metric))
    await act(release.getByLabel('To', { exact: true }).fill(target))
  }
  await press('Next: Review')
  await says(/open items get a why/)
  await press('Create roadmap')
  await page.waitForURL(/\/roadmap$/)
  for (const [goal] of goals) await page.getByRole('button', { name: `Goal: ${goal}`, exact: true }).waitFor()
  expect(count).toBeLessThanOrEqual(30)
  await inLine(page)

  const its = { product: product.id }
  expect(await world.owner.records('release', its)).toHaveLength(3)
  const metrics = await world.owner.records('metric')
  for (const [, name, target] of goals)
    expect(metrics).toContainEqual(expect.objectContaining({ name, target: Number(target) }))
  const items = await world.owner.records('item', its)
  expect(items).toHaveLength(1000)
  const features = new Set(items.flatMap(({ feature }) => (feature as string | null) ?? []))
  expect(features.size).toBeGreaterThanOrEqual(9)
  expect(items.filter(({ feature }) => feature !== null).length).toBeGreaterThan(300)
  expect(await world.owner.verify()).toEqual([])
})
