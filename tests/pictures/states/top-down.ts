import { type State, state, tall } from './state.ts'
import { heading, named, onNew, text } from './steps.ts'

export const topDownStates: readonly State[] = [
  state('top-down/sample', '/p/TM/derive/top-down', ({ page }) => page.getByLabel('Route search').waitFor(), {
    tall: true,
  }),
  tall('top-down/typed', '/p/TM/derive/top-down', async ({ page }) => {
    await page
      .getByLabel('Route search')
      .fill('Find a hike\nBug: it forgets\nFind a hike\nSketch: map and list')
  }),
  state('top-down/later-release', '/p/TM/derive/top-down', async ({ page }) => {
    await page.getByLabel('Release', { exact: true }).selectOption({ index: 1 })
    await page.getByLabel('Offline maps').fill('Choose what to download\nDelete old maps')
  }),
  state('top-down/later-release-refused', '/p/TM/derive/top-down', async ({ page }) => {
    await page.getByLabel('Release', { exact: true }).selectOption({ index: 2 })
    await named(page, 'button', /^Create \d/).click()
    await text(page, /is not the next release/)
  }),
  tall('top-down/proposed', '', async (visit) => {
    await onNew(visit, '/derive/top-down')
    await visit.page.getByLabel('Search').fill('Find a hike\nBug: it forgets')
    await visit.page.getByRole('button', { name: 'Propose', exact: true }).click()
    await visit.page.getByRole('checkbox').first().waitFor()
  }),
  state('top-down/no-release', '/p/BARE/derive/top-down', ({ page }) =>
    heading(page, 'The roadmap has no release to derive from'),
  ),
  state('top-down/no-features', '', async (visit) => {
    const { path } = await visit.product({
      releases: [{ name: '', date: '2027-Q1', goal: 'People come back' }],
    })
    await visit.open(`${path}/derive/top-down`)
    await text(visit.page, /This release has no features yet/)
  }),
  state('top-down/long-texts', '/p/LONG/derive/top-down'),
  state('top-down/created', '', async (visit) => {
    await onNew(visit, '/derive/top-down')
    await visit.page.getByLabel('Search').fill('Find a hike\nBug: it forgets')
    await named(visit.page, 'button', /^Create \d/).click()
    await visit.page.waitForURL(/backlog/)
    await text(visit.page, /^Created/)
  }),
]
