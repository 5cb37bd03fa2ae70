import { choose, drag } from '#tests/support/person.ts'
import { as, desk, type State, state } from './state.ts'
import { alert, box, command, feature, heading, menu, named, plan, text } from './steps.ts'

export const roadmapStates: readonly State[] = [
  state('roadmap/full', '/p/TM/roadmap', ({ page }) => text(page, 'Route search')),
  desk('roadmap/thread-by-mouse', '/p/TM/roadmap', async ({ page }) => {
    await feature(page, 'Map view').hover()
  }),
  state('roadmap/thread-by-keys', '/p/TM/roadmap', async ({ page }) => {
    await feature(page, 'Map view').focus()
    await page.keyboard.press('ArrowDown')
  }),
  state('roadmap/editing-feature', '/p/TM/roadmap', async ({ page }) => {
    await feature(page, 'Map view').click()
    await box(page, 'Feature').waitFor()
  }),
  state('roadmap/editing-goal', '/p/TM/roadmap', async ({ page }) => {
    await named(page, 'button', /^Goal: /).click()
    await box(page, /^Goal$/).waitFor()
  }),
  state('roadmap/goal-empty', '/p/TM/roadmap', async ({ page }) => {
    await named(page, 'button', /^Goal: /).click()
    await box(page, /^Goal$/).fill('')
    await page.keyboard.press('Enter')
    await alert(page)
  }),
  state('roadmap/date-refused', '/p/TM/roadmap', async ({ page }) => {
    await named(page, 'button', /^Date: /).click()
    await box(page, 'Date').fill('soonish')
    await page.keyboard.press('Enter')
    await alert(page)
  }),
  state('roadmap/metric-form', '/p/TM/roadmap', async ({ page }) => {
    await page.locator('button[data-add="metric"]').first().click()
    await page.getByLabel('What is measured').waitFor()
  }),
  state('roadmap/metric-refused', '/p/TM/roadmap', async ({ page }) => {
    await page.locator('button[data-add="metric"]').first().click()
    await page.getByLabel('What is measured').fill('hikes')
    await page.getByLabel('To', { exact: true }).first().fill('many')
    await page.keyboard.press('Enter')
    await alert(page)
  }),
  state('roadmap/adding-features', '/p/TM/roadmap', async ({ page }) => {
    await page.locator('button[data-add="feature"]').first().click()
    await box(page, 'New feature').waitFor()
  }),
  state('roadmap/sixth-feature', '', async (visit) => {
    await visit.open(
      (
        await visit.product({
          releases: [
            {
              name: 'Come back',
              date: '2027-Q1',
              features: ['Maps', 'Reminders', 'Diary', 'Weather', 'Photos'],
            },
          ],
        })
      ).path,
    )
    await visit.page.locator('button[data-add="feature"]').first().click()
    await box(visit.page, 'New feature').fill('Watch face')
    await visit.page.keyboard.press('Enter')
    await text(visit.page, /Why does this goal need/)
  }),
  state('roadmap/feature-menu', '/p/TM/roadmap', async ({ page }) => {
    await feature(page, 'Map view').focus()
    await page.keyboard.press('Shift+F10')
    await menu(page)
  }),
  state('roadmap/release-menu', '/p/TM/roadmap', async ({ page }) => {
    await named(page, 'button', /^More for First hikes/).click()
    await menu(page)
  }),
  state('roadmap/goal-type-menu', '/p/TM/roadmap', async ({ page }) => {
    await page
      .getByTitle(/^Goal type/)
      .first()
      .click()
    await menu(page)
  }),
  state('roadmap/move-menu', '/p/TM/roadmap', async ({ page }) => {
    await feature(page, 'Map view').focus()
    await command(page, 'move feature to…')
    await menu(page)
  }),
  desk('roadmap/dragging', '/p/TM/roadmap', async ({ page }) => {
    const from = (await feature(page, 'Map view').boundingBox())!
    const to = (await feature(page, 'Offline maps').boundingBox())!
    await page.mouse.move(from.x + 20, from.y + 10)
    await page.mouse.down()
    await page.mouse.move(from.x + 30, from.y + 20, { steps: 3 })
    await page.mouse.move(to.x + 30, to.y + 4, { steps: 8 })
  }),
  state('roadmap/move-needs-reason', '/p/TM/roadmap', async ({ page }) => {
    await feature(page, 'Map view').focus()
    await page.keyboard.press('Alt+Shift+ArrowRight')
    await text(page, /Why does this goal need/)
  }),
  state('roadmap/moved', '/p/TM/roadmap', async ({ page }) => {
    await feature(page, 'Offline maps').focus()
    await page.keyboard.press('Alt+Shift+ArrowLeft')
    await text(page, /Offline maps moved to/)
  }),
  desk('roadmap/dragged', '/p/TM/roadmap', async ({ page }) => {
    await drag(page, feature(page, 'Offline maps'), feature(page, 'Map view'))
    await text(page, /Offline maps moved to/)
  }),
  state('roadmap/undone', '/p/TM/roadmap', async ({ page }) => {
    await feature(page, 'Offline maps').focus()
    await page.keyboard.press('Alt+Shift+ArrowLeft')
    await text(page, /Offline maps moved to/)
    await page.keyboard.press('Control+z')
    await text(page, /^Undone/)
  }),
  state('roadmap/release-deleted', '/p/TM/roadmap', async ({ page }) => {
    await choose(page, named(page, 'button', /^More for First hikes/), /^Delete/)
    await text(page, /deleted with its goal/)
  }),
  state('roadmap/released', '/p/TM/roadmap', async ({ page }) => {
    await choose(page, named(page, 'button', /^More for First hikes/), /^Mark released/)
    await page.getByRole('menuitem', { name: /^Stay with/ }).click()
    await text(page, /is marked released/)
  }),
  state('roadmap/released-asks', '/p/TM/roadmap', async ({ page }) => {
    await choose(page, named(page, 'button', /^More for First hikes/), /^Mark released/)
    await menu(page)
  }),
  state('roadmap/colours', '/p/TM/roadmap', async ({ page }) => {
    await choose(page, named(page, 'button', /^More for First hikes/), /^Colour/)
    await menu(page)
  }),
  state('roadmap/checks-hidden', '/p/TM/roadmap', async ({ page }) => {
    await named(page, 'button', 'Hide checks').click()
  }),
  state('roadmap/new-release', '/p/TM/roadmap', async ({ page }) => {
    await page.keyboard.press('n')
    await box(page, 'Goal of the new release').waitFor()
  }),
  state('roadmap/new-release-refused', '/p/TM/roadmap', async ({ page }) => {
    await page.keyboard.press('n')
    await box(page, 'Goal of the new release').press('Enter')
    await alert(page)
  }),
  state('roadmap/empty', '/p/BARE/roadmap', ({ page }) =>
    named(page, 'button', 'Plan the first release').waitFor(),
  ),
  state('roadmap/first-release', '/p/BARE/roadmap', async ({ page }) => {
    await named(page, 'button', 'Plan the first release').click()
    await box(page, 'Goal of the new release').waitFor()
  }),
  state('roadmap/empty-with-backlog', '/p/HUB/roadmap', ({ page }) => text(page, 'From my backlog')),
  state('roadmap/long-texts', '/p/LONG/roadmap', ({ page }) => text(page, 'Maps')),
  state('roadmap/long-goal-whole', '/p/LONG/roadmap', ({ page }) =>
    named(page, 'button', /^more \(Goal\)/).click(),
  ),
  state('roadmap/long-goal-edited', '/p/LONG/roadmap', async ({ page }) => {
    await named(page, 'button', /^Goal: /).click()
    await box(page, /^Goal$/).waitFor()
  }),
  state('roadmap/scrolled', '/p/LONG/roadmap', async ({ page }) => {
    await named(page, 'button', /^more \(Goal\)/).click()
    await page.locator('button[data-add="metric"]').first().focus()
  }),
  state('roadmap/more-checks', '/p/WIDE/roadmap', async ({ page }) => {
    await named(page, 'button', /^and \d+ more/).click()
    await menu(page)
  }),
  desk('roadmap/one-release', '', async (visit) => {
    const { path } = await visit.product({ releases: plan.releases.slice(0, 1) })
    await visit.open(`${path}/roadmap`)
    await feature(visit.page, 'Search').hover()
  }),
  state('roadmap/many-releases', '/p/WIDE/roadmap', ({ page }) => text(page, 'Feature 1')),
  as('viewer', 'roadmap/viewer', '/p/TM/roadmap', ({ page }) => text(page, 'Route search')),
  state('roadmap/stakeholder', '/p/TM/roadmap', ({ page }) => text(page, 'Route search'), {
    who: 'stakeholder',
  }),
  state('roadmap/as-it-was', '/p/PAST/history', async ({ page }) => {
    await page.locator('[data-step]').first().waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await named(page, 'link', 'Back to now').waitFor()
  }),
  state('roadmap/before-it-was-there', '/p/PAST/roadmap?at=2020-01-01', ({ page }) =>
    heading(page, 'Past was not there yet'),
  ),
]
