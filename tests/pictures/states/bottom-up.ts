import type { Page } from 'playwright-core'
import { choose } from '#tests/support/person.ts'
import { inProject } from '../../../scripts/project.mjs'
import type { Visit } from '../scene.ts'
import { type State, state, tall } from './state.ts'
import { box, chooseFile, dryRun, heading, menu, named, plan, text } from './steps.ts'

async function onThemes(page: Page): Promise<void> {
  await box(page, 'Why go bottom-up all the same?').fill('It is old enough.')
  await named(page, 'button', 'Next: Themes').click()
  await page
    .getByRole('status')
    .filter({ hasText: /of 67 items in [1-9]/ })
    .waitFor({ timeout: 30_000 })
}

async function onReleases(page: Page): Promise<void> {
  await onThemes(page)
  await named(page, 'button', 'Next: Releases').click()
  await named(page, 'button', /^Add release/).waitFor()
}

async function onGoals(page: Page): Promise<void> {
  await onReleases(page)
  for (const name of ['Release 1', 'Release 2']) {
    await named(page, 'button', /^Add release/).click()
    const move = page.getByRole('region', { name: 'No release' }).getByRole('button', { name: /^Move / })
    for (let theme = 0; theme < 2; theme++) await choose(page, move.first(), name)
  }
  await named(page, 'button', 'Next: Goals and metrics').click()
  await box(page, /^Goal$/).waitFor()
}

async function onReview(page: Page): Promise<void> {
  await onGoals(page)
  for (const [at, goal] of ['People find the data they need', 'Publishers come back'].entries()) {
    const release = page.getByRole('group', { name: new RegExp(`^Release ${at + 1}`) })
    await release.getByLabel('Goal', { exact: true }).fill(goal)
    await release.getByLabel('Metric', { exact: true }).fill('searches that end well')
    await release.getByLabel('To', { exact: true }).fill('30')
  }
  await named(page, 'button', 'Next: Review').click()
  await heading(page, /open items get a why/)
}

/** Imports the example of another tool into an empty product, and makes a roadmap of it. */
async function deriveFromImport({ product, open, page }: Visit): Promise<void> {
  const { path } = await product({ stage: 'growth' })
  await open(`${path}/import`)
  await chooseFile(page, inProject('examples', 'g14-datahub.txt'))
  await dryRun(page)
  await page.keyboard.press('Control+Enter')
  await heading(page, /^Imported/)
  await open(`${path}/derive/bottom-up`)
  await onReview(page)
  await named(page, 'button', 'Create roadmap').click()
  await page.waitForURL(/roadmap$/)
}

export const bottomUpStates: readonly State[] = [
  state('bottom-up/check', '/p/HUB/derive/bottom-up', ({ page }) => heading(page, /top-down|roadmap/)),
  state('bottom-up/check-refused', '/p/HUB/derive/bottom-up', async ({ page }) => {
    await named(page, 'button', 'Next: Themes').click()
    await text(page, /^Top-down is advised/)
  }),
  state('bottom-up/empty-product', '/p/BARE/derive/bottom-up'),
  state('bottom-up/themes', '/p/HUB/derive/bottom-up', ({ page }) => onThemes(page)),
  tall('bottom-up/themes-all', '/p/HUB/derive/bottom-up', ({ page }) => onThemes(page)),
  state('bottom-up/themes-chosen', '/p/HUB/derive/bottom-up', async ({ page }) => {
    await onThemes(page)
    const cards = page.getByRole('region', { name: 'Themes', exact: true }).getByRole('checkbox')
    for (const at of [0, 1]) await cards.nth(at).check({ force: true })
    await named(page, 'button', 'Make a theme of 2').waitFor()
  }),
  state('bottom-up/theme-menu', '/p/HUB/derive/bottom-up', async ({ page }) => {
    await onThemes(page)
    await named(page, 'button', /^Change /).click()
    await menu(page)
  }),
  state('bottom-up/releases-empty', '/p/HUB/derive/bottom-up', ({ page }) => onReleases(page)),
  state('bottom-up/packed', '/p/HUB/derive/bottom-up', async ({ page }) => {
    await onReleases(page)
    await named(page, 'button', 'Suggest a packing').click()
    await text(page, /laid onto releases/)
  }),
  state('bottom-up/packed-room', '/p/HUB/derive/bottom-up', async ({ page }) => {
    await onReleases(page)
    await page.getByLabel('Room in a release').fill('16')
    await named(page, 'button', 'Suggest a packing').click()
    await text(page, /laid onto releases/)
    await page.getByLabel('Room in a release').fill('10')
  }),
  state('bottom-up/half-typed', '/p/HUB/derive/bottom-up', async ({ page }) => {
    await onReleases(page)
    await named(page, 'button', 'Suggest a packing').click()
    const release = page.getByRole('region', { name: 'Release 1', exact: true })
    await release.getByRole('button', { name: /^Date/ }).click()
    await release.getByRole('textbox', { name: 'Date' }).fill('when it is ready')
    await page.keyboard.press('Enter')
    await page.reload()
    await named(page, 'button', 'Draft of Date: go on writing').waitFor()
  }),
  state('bottom-up/releases', '/p/HUB/derive/bottom-up', async ({ page }) => {
    await onGoals(page)
    await named(page, 'button', 'Back').click()
    await named(page, 'button', /^Add release/).waitFor()
  }),
  tall('bottom-up/goals', '/p/HUB/derive/bottom-up', ({ page }) => onGoals(page)),
  state('bottom-up/goals-refused', '/p/HUB/derive/bottom-up', async ({ page }) => {
    await onGoals(page)
    await named(page, 'button', 'Next: Review').click()
    await text(page, /has no goal/)
  }),
  tall('bottom-up/review', '/p/HUB/derive/bottom-up', ({ page }) => onReview(page)),
  state('bottom-up/created', '', async (visit) => {
    await deriveFromImport(visit)
  }),
  state('bottom-up/created-backlog', '', async (visit) => {
    await deriveFromImport(visit)
    await visit.page.keyboard.press('g')
    await visit.page.keyboard.press('b')
    await visit.page.locator('[data-item]').first().waitFor()
  }),
  state('bottom-up/nothing-loose', '', async (visit) => {
    const { path } = await visit.product({ stage: 'growth', releases: plan.releases })
    await visit.open(`${path}/derive/bottom-up?stage=themes`)
  }),
]
