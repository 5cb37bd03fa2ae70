import type { Locator, Page } from 'playwright-core'
import { rowOf } from '#tests/support/backlog.ts'
import { choose, drag } from '#tests/support/person.ts'
import { post } from '#tests/support/serve.ts'
import { inProject } from '../../scripts/project.mjs'
import type { Visit, Who } from './scene.ts'

/** One thing that a person can have before their eyes. */
export interface State {
  /** screen/state: what `--screen` chooses by, and the folder of the pictures */
  name: string
  /** Gets there, and resolves when all of it stands. */
  go(visit: Visit): Promise<unknown>
  /** who sits there; the owner unless said */
  who: Who
  /** The picture is as tall as what there is to scroll. */
  tall: boolean
  /** left out on a phone, where it cannot be: a mouse that hovers or drags */
  desk: boolean
}

type More = Partial<Pick<State, 'who' | 'tall' | 'desk'>>
type Go = (visit: Visit) => unknown

/** At an address, and what is done there. */
function state(
  name: string,
  at: string,
  go: Go = () => {},
  { who = 'owner', tall = false, desk = false }: More = {},
): State {
  return {
    name,
    who,
    tall,
    desk,
    async go(visit) {
      if (at) await visit.open(at)
      await go(visit)
    },
  }
}

/** The same for somebody else than the owner; all of it, however tall; and only for a mouse, which a phone lacks. */
const as = (who: Who, name: string, at: string, go?: Go) => state(name, at, go, { who })
const tall = (name: string, at: string, go?: Go) => state(name, at, go, { tall: true })
const desk = (name: string, at: string, go?: Go) => state(name, at, go, { desk: true })

// Where things are on the screens.

const named = (page: Page, role: 'button' | 'link' | 'tab', name: string | RegExp) =>
  page.getByRole(role, { name }).first()
const box = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name }).first()
const text = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()
const dialog = (page: Page, name?: string | RegExp) =>
  page
    .getByRole('dialog', name ? { name } : {})
    .first()
    .waitFor()
const menu = (page: Page) => page.getByRole('menu').first().waitFor()
const alert = (page: Page) => page.locator('[role="alert"], [aria-invalid="true"]').first().waitFor()

/** Brings the keys to a row of the backlog. */
async function onRow(page: Page, title: string): Promise<Locator> {
  const row = rowOf(page, title).first()
  await row.waitFor()
  await row.locator('[data-col="3"]').focus()
  await row.locator('[data-col="3"]').press('Shift')
  return row
}

async function rowKey(page: Page, title: string, ...keys: string[]): Promise<void> {
  await onRow(page, title)
  for (const key of keys) await page.keyboard.press(key)
}

const feature = (page: Page, name: string) =>
  page.getByRole('button', { name: `Feature: ${name}`, exact: true })

/** Types into the palette. */
async function palette(page: Page, words = ''): Promise<void> {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'What to do or where to go' })
  await field.waitFor()
  if (words) await field.fill(words)
  await page.waitForTimeout(200)
}

async function command(page: Page, words: string): Promise<void> {
  await palette(page, words)
  await page.keyboard.press('Enter')
}

const csv = (name: string, ...rows: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(rows.join('\n')),
})
const messy = csv(
  'team export.csv',
  'Summary;State;Size;Assignee;Due;Sprint;Kommentar',
  'As a hiker, I want to see the weather, so that I stay dry;To Do;M;Jo;2027-02-01;Sprint 4;ask Kim',
  'Search forgets what I typed;In Arbeit;L;Kim;;Sprint 4;',
  ';Done;S;;;;',
  'Search forgets what I typed;Waiting for tea;XXL;Jo;;;twice',
)
const chooseFile = (page: Page, file: string | ReturnType<typeof csv>) =>
  page.locator('input[type=file]').setInputFiles(file)

/** What a tool writes, with many columns that nothing is taken from. */
const exported = inProject('tests', 'import', 'cases', '23-jira-wide.csv')

const dryRun = (page: Page) =>
  page
    .getByRole('button', { name: /^Import \d/ })
    .first()
    .waitFor()

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

const busy = 'Show how busy a trail usually is at the weekend'
const plan = {
  releases: [
    {
      name: 'First hikes',
      date: '2027-Q1',
      goal: 'A thousand first hikes',
      metrics: ['hikes'],
      features: ['Search', 'Map'],
    },
    { name: 'Come back', date: '2027-Q2', goal: 'Three in ten come back', features: ['Offline maps'] },
  ],
  items: ['Find a hike near me', 'Filter by length', 'Keep a hike for the weekend', 'Sort by distance'],
}

/** The same plan at an address of its own, for what changes it. */
async function onNew(visit: Visit, screen: string): Promise<void> {
  const { path } = await visit.product(plan)
  await visit.open(path + screen)
}

/** The same plan, in which somebody else is in the team. */
async function withTheo(visit: Visit) {
  const product = await visit.product(plan)
  const { member } = visit.scene.people.team
  await visit.scene.owner.run({ name: 'set-role', input: { product: product.id, member, role: 'team' } })
  return product
}

async function openTray(page: Page): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.press('u')
  await dialog(page, 'Tray')
}

/** Three things in the tray: a clash, what is gone, and a draft. */
async function fillTray(visit: Visit): Promise<void> {
  const { page, scene } = visit
  const { items, path } = await visit.product(plan)
  await visit.open(`${path}/backlog`)
  await onRow(page, 'Find a hike')
  const mend = await visit.cut()
  for (const [from, to] of [
    ['Find a hike near me', 'Find a hike within an hour of here'],
    ['Filter by length', 'Filter by length and climb'],
  ] as const) {
    await rowKey(page, from, 'e')
    await box(page, 'Title').fill(to)
    await page.keyboard.press('Enter')
  }
  await scene.owner.run({ name: 'edit-item', input: { item: items[0], title: 'Find a hike for tomorrow' } })
  await scene.owner.run({ name: 'delete-items', input: { items: [items[1]!] } })
  await mend()
  await rowKey(page, 'Keep a hike', 'c')
  await box(page, 'Title of the new item').fill('Half a thought')
  await page.keyboard.press('Escape')
}

const link = async ({ scene }: Visit, body: object, path = 'invitations'): Promise<string> => {
  const answer = await post(`${scene.server.url}/api/v1/${path}`, body, { cookie: scene.owner.cookie })
  return ((await answer.json()) as { link: string }).link
}

/**
 * Every screen in every state. To add one: its name, the address, and what is done there until it stands.
 */
export const states: readonly State[] = [
  as('stranger', 'sign-in/claim', '', async ({ page, scene }) => {
    await page.goto(scene.fresh.claimLink()!)
    await named(page, 'button', 'Open Throughline').waitFor()
  }),
  as('stranger', 'sign-in/claim-refused', '', async ({ page, scene }) => {
    await page.goto(scene.fresh.claimLink()!)
    await named(page, 'button', 'Open Throughline').click()
    await alert(page)
  }),
  as('stranger', 'sign-in/claim-used', '', async ({ page, scene }) => {
    await page.goto(scene.claimLink)
    await page.getByRole('heading').first().waitFor()
    await page.waitForTimeout(300)
  }),
  as('stranger', 'sign-in/unclaimed', '', async ({ page, scene }) => {
    await page.goto(`${scene.fresh.url}/sign-in`)
    await heading(page, 'This server belongs to nobody yet.')
  }),
  state('sign-in/door', '/sign-in', ({ page }) => named(page, 'button', 'Sign in').waitFor(), {
    who: 'stranger',
  }),
  as('stranger', 'sign-in/refused', '/sign-in', async ({ page }) => {
    await page.getByLabel('Name', { exact: true }).fill('Olivia')
    await page.getByLabel('Password').fill('wrong horse')
    await named(page, 'button', 'Sign in').click()
    await alert(page)
  }),
  as('stranger', 'sign-in/invitation', '', async (visit) => {
    const [product] = await visit.scene.owner.records('product')
    await visit.page.goto(await link(visit, { roles: [{ product: product!.id, role: 'team' }] }))
    await named(visit.page, 'button', 'Come in').waitFor()
  }),
  as('stranger', 'sign-in/invitation-bad', '/invitation#nothing', ({ page }) =>
    heading(page, 'This link opens nothing.'),
  ),
  as('stranger', 'sign-in/new-password', '', async (visit) => {
    await visit.page.goto(await link(visit, {}, `members/${visit.scene.people.team.member}/password-link`))
    await named(visit.page, 'button', 'Choose it and sign in').waitFor()
  }),

  state('sign-in/invitation-signed-in', '', async (visit) => {
    const [product] = await visit.scene.owner.records('product')
    await visit.page.goto(await link(visit, { roles: [{ product: product!.id, role: 'team' }] }))
    await named(visit.page, 'button', /Olivia/).waitFor()
  }),

  as('newcomer', 'home/no-product', '/', ({ page }) => heading(page, 'Which product are you planning?')),
  as('newcomer', 'home/first-import', '/import', ({ page }) =>
    named(page, 'button', 'Choose a file').waitFor(),
  ),
  as('nobody', 'home/no-part', '/', ({ page }) => page.getByRole('heading').first().waitFor()),
  state('welcome/asks', '/welcome', ({ page }) => heading(page, 'What would you like to see first?')),
  state('welcome/own', '/welcome?start=own', ({ page }) => named(page, 'button', 'Start').waitFor()),
  state('welcome/own-refused', '/welcome?start=own', async ({ page }) => {
    await named(page, 'button', 'Start').click()
    await alert(page)
  }),
  state('shell/first-steps', '/p/TM/roadmap', async ({ page }) => {
    await named(page, 'button', 'Show all').click()
    await named(page, 'button', /^Show me: Take it back/).click()
  }),
  state('shell/why-this', '/p/TM/roadmap', ({ page }) => named(page, 'button', 'Why this').click()),
  state('home/new-product', '/p/TM/roadmap', async ({ page }) => {
    await command(page, 'new product')
    await dialog(page, 'New product')
  }),
  state('home/new-product-refused', '/p/TM/roadmap', async ({ page }) => {
    await command(page, 'new product')
    await dialog(page, 'New product')
    await named(page, 'button', 'Create product').click()
    await text(page, 'Name is empty')
  }),
  state('home/first-load-away', '', async (visit) => {
    await visit.context.route('**/api/**', (route) => route.abort('connectionrefused'))
    await visit.page.goto('/p/TM/roadmap')
    await heading(visit.page, 'The server cannot be reached')
  }),

  state('backlog/long-title-edited', '/p/TM/backlog', async ({ page }) => {
    await rowOf(page, busy).locator('[data-edit="title"]').dblclick()
    await box(page, 'Title').fill('As a hiker who plans for others, I want to see all of it. '.repeat(5))
  }),
  state('roadmap/full', '/p/TM/roadmap', ({ page }) => text(page, 'Route search')),
  desk('roadmap/thread-by-mouse', '/p/TM/roadmap', async ({ page }) => {
    await feature(page, 'Map view').hover()
    await page.waitForTimeout(400)
  }),
  state('roadmap/thread-by-keys', '/p/TM/roadmap', async ({ page }) => {
    await feature(page, 'Map view').focus()
    await page.keyboard.press('ArrowDown')
    await page.waitForTimeout(300)
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
    await page.waitForTimeout(200)
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

  state('backlog/full', '/p/TM/backlog', ({ page }) => text(page, busy)),
  state('backlog/scrolled', '/p/TM/backlog', async ({ page }) => {
    await text(page, busy)
    await page
      .locator('[data-item]')
      .first()
      .evaluate((row) => {
        let above: HTMLElement | null = row.parentElement
        while (above && !/auto|scroll/.test(getComputedStyle(above).overflowY)) above = above.parentElement
        above?.scrollTo(0, 1e6)
      })
    await page.waitForTimeout(200)
  }),
  state('backlog/one-list', '/p/TM/backlog?group=none', ({ page }) => text(page, busy)),
  state('backlog/group-head', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy, ']')
  }),
  state('backlog/whole-goal', '/p/LONG/backlog', ({ page }) =>
    named(page, 'button', /^more \(The goal/).click(),
  ),
  state('backlog/folded', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy, '[', 'Enter')
  }),
  state('backlog/put-first', '/p/TM/backlog', async ({ page }) => {
    await page.getByRole('button', { name: /^Put .* first/ }).click()
    await dialog(page)
  }),
  state('backlog/row-by-keys', '/p/TM/backlog', ({ page }) => rowKey(page, busy, 'ArrowDown', 'ArrowUp')),
  state('backlog/row-by-click', '/p/TM/backlog', async ({ page }) => {
    await rowOf(page, busy).locator('[data-col="3"]').click()
    await page.waitForTimeout(200)
  }),
  state('backlog/own-move', '/p/TM/backlog', async ({ page }) => {
    await rowOf(page, busy).locator('[data-col="3"]').click()
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.press('Alt+ArrowDown')
    await page.waitForTimeout(150)
  }),
  desk('backlog/thread-by-mouse', '/p/TM/backlog', async ({ page }) => {
    await rowOf(page, busy).locator('[data-col="4"]').hover()
    await page.waitForTimeout(300)
  }),
  state('backlog/editing-title', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy, 'e')
    await box(page, 'Title').waitFor()
  }),
  state('backlog/editing-estimate', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy, 'Shift+E')
    await box(page, 'Estimate').fill('many')
    await page.keyboard.press('Enter')
    await alert(page)
  }),
  state('backlog/type-menu', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy)
    await command(page, 'type…')
    await menu(page)
  }),
  state('backlog/status-menu', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy, 's')
    await menu(page)
  }),
  state('backlog/trace-menu', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy)
    await command(page, 'trace to a feature')
    await menu(page)
  }),
  state('backlog/trace-menu-no-feature', '/p/HUB/backlog', async ({ page }) => {
    await rowKey(page, 'Publisher')
    await command(page, 'trace to a feature')
    await menu(page)
  }),
  state('backlog/new-feature', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy)
    await command(page, 'trace to a feature')
    await menu(page)
    await page.getByRole('menuitem', { name: /^New feature/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Create and trace' }).click()
    await text(page, /^Feature is empty/)
  }),
  state('backlog/new-feature-sixth', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy)
    await command(page, 'trace to a feature')
    await menu(page)
    await page.getByRole('menuitem', { name: /^New feature/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Feature', { exact: true }).fill('One too many')
    await dialog.getByRole('combobox').selectOption({ index: 1 })
    await dialog.getByRole('button', { name: 'Create and trace' }).click()
    await text(page, /^Why does this goal need/)
  }),
  state('backlog/row-menu', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy, 'Shift+F10')
    await menu(page)
  }),
  state('backlog/row-menu-by-tap', '/p/TM/backlog', async ({ page }) => {
    const more = rowOf(page, busy).getByRole('button', { name: 'More' })
    await more.click({ force: true })
    await menu(page)
  }),
  state('backlog/selection', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy, 'x', 'ArrowDown', 'x')
    await page.getByRole('toolbar', { name: 'Selected items' }).waitFor()
  }),
  state('backlog/selection-at-end', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy, 'Control+End', 'x')
    await page.getByRole('toolbar', { name: 'Selected items' }).waitFor()
  }),
  state('backlog/new-item', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy, 'c')
    await box(page, 'Title of the new item').fill('Warn me of thunderstorms')
  }),
  state('backlog/pasted-lines', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy, 'c')
    await box(page, 'Title of the new item').evaluate((field) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', 'Warn me of thunderstorms\nShow the wind\nSuggest a hut')
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await named(page, 'button', 'Create 3 items').waitFor()
  }),
  state('backlog/move-dialog', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy)
    await command(page, 'move to a rank')
    await dialog(page, /^Move /)
  }),
  state('backlog/filtered', '/p/TM/backlog?q=status:ready', async ({ page }) => {
    await text(page, busy)
    await page.getByLabel('Filter the backlog').focus()
  }),
  state('backlog/filter-is', '/p/TM/backlog', async ({ page }) => {
    await text(page, busy)
    await page.getByLabel('Filter the backlog').fill('is:')
    await page.waitForTimeout(300)
  }),
  state('backlog/filter-offers', '/p/TM/backlog', async ({ page }) => {
    await text(page, busy)
    await page.getByLabel('Filter the backlog').fill('-type:epic feature:')
    await page.keyboard.press('ArrowDown')
    await page.waitForTimeout(300)
  }),
  state('backlog/filter-terms', '/p/TM/backlog?q=is:open+-type:epic+(map+OR+route)', ({ page }) =>
    named(page, 'button', 'Take is:open off the filter').waitFor(),
  ),
  state('backlog/filter-wrong', '/p/TM/backlog?q=stauts:redy+colour:red+(', ({ page }) =>
    page.waitForTimeout(400),
  ),
  state('backlog/filtered-to-nothing', '/p/TM/backlog?q=nothing+such', ({ page }) =>
    heading(page, 'Nothing fits this filter'),
  ),
  state('backlog/filter-menu', '/p/TM/backlog', async ({ page }) => {
    await text(page, busy)
    await named(page, 'button', 'Add to the filter').click()
    await menu(page)
  }),
  state('backlog/added-hidden', '', async (visit) => {
    await onNew(visit, '/backlog?q=find')
    await rowKey(visit.page, 'Find a hike', 'c')
    await box(visit.page, 'Title of the new item').fill('Share a hike')
    await visit.page.keyboard.press('Enter')
    await visit.page.keyboard.press('Escape')
    await visit.page.waitForTimeout(300)
  }),
  state('backlog/deleted', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy, '#')
    await named(page, 'button', 'Undo').waitFor()
    await text(page, /^Deleted/)
  }),
  state('backlog/toasts', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy, '#')
    await text(page, /^Deleted/)
    await page.keyboard.press('Control+z')
    await text(page, /^Undone/)
    await page.waitForTimeout(200)
  }),
  desk('backlog/dragging', '/p/TM/backlog', async ({ page }) => {
    const row = page.locator('[data-item]')
    await row.nth(3).waitFor()
    const from = (await row.nth(1).boundingBox())!
    const to = (await row.nth(3).boundingBox())!
    await page.mouse.move(from.x + 200, from.y + 10)
    await page.mouse.down()
    await page.mouse.move(from.x + 206, from.y + 18, { steps: 3 })
    await page.mouse.move(to.x + 206, to.y + 30, { steps: 8 })
  }),
  state('backlog/no-plan', '/p/HUB/backlog', ({ page }) => text(page, /Publisher/)),
  state('backlog/empty', '/p/BARE/backlog', ({ page }) =>
    heading(page, 'What the product will be made of, in order'),
  ),
  state('backlog/long-texts', '/p/LONG/backlog', ({ page }) => rowOf(page, 'Averylong').waitFor()),
  state('backlog/compact', '/p/TM/backlog', async ({ page }) => {
    await page.evaluate(() => {
      document.documentElement.dataset.density = 'compact'
      localStorage.setItem('throughline-density', 'compact')
    })
    await page.reload()
    await text(page, busy)
  }),
  state('backlog/peek', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy, 'Space')
    await page.getByRole('complementary').or(page.getByRole('dialog')).first().waitFor()
    await page.waitForTimeout(200)
  }),
  desk('backlog/whole-title', '/p/LONG/backlog', async ({ page }) => {
    await rowOf(page, 'Averylong').waitFor()
    await rowOf(page, 'As a person who').locator('[data-edit="title"]').hover()
    await page.locator('[data-whole]').waitFor()
  }),
  as('viewer', 'backlog/viewer', '/p/TM/backlog', ({ page }) => text(page, busy)),
  as('stakeholder', 'backlog/stakeholder', '/p/TM/backlog', ({ page }) =>
    heading(page, 'There is nothing here for you'),
  ),
  state('backlog/as-it-was', '/p/PAST/backlog?at=2099-01-01', ({ page }) => page.waitForTimeout(500)),
  state('backlog/somebody-edits', '', async (visit) => {
    const { path } = await withTheo(visit)
    await visit.open(`${path}/backlog`)
    const theo = await visit.other('team')
    await theo.open(`${path}/backlog`)
    await rowKey(theo.page, 'Filter by length', 'e')
    await box(theo.page, 'Title').fill('Filter by length and')
    await visit.page.locator('[data-edited-by]').waitFor()
  }),
  state('backlog/two-texts', '', async (visit) => {
    const { page, scene } = visit
    const { path, items } = await visit.product(plan)
    await visit.open(`${path}/backlog`)
    await rowKey(page, 'Filter by length', 'e')
    await box(page, 'Title').fill('Filter by length and climb')
    await scene.owner.run({ name: 'edit-item', input: { item: items[1], title: 'Filter by climb' } })
    await page.waitForTimeout(400)
    await page.keyboard.press('Enter')
    await alert(page)
  }),
  state('backlog/deleted-by-other', '', async (visit) => {
    const { page, scene } = visit
    const { path, items } = await visit.product(plan)
    await visit.open(`${path}/backlog`)
    await rowKey(page, 'Filter by length', 'e')
    await box(page, 'Title').fill('Filter by length and climb')
    await scene.owner.run({ name: 'delete-items', input: { items: [items[1]!] } })
    await text(page, /was deleted by somebody else/)
  }),

  tall('item/page', '/i/PAST-1', ({ page }) => heading(page, /Find a hike/)),
  tall('item/sample', '/i/TM-7', ({ page }) => page.waitForTimeout(400)),
  state('item/writing', '/i/PAST-1', async ({ page }) => {
    await page.getByRole('region', { name: 'Description', exact: true }).waitFor()
    await page.keyboard.press('e')
    await box(page, 'Description').fill(
      '## Why\n\nHikers leave when they cannot find *one* hike near them.\n\n- within an hour\n- by train',
    )
  }),
  tall('item/with-text', '', async (visit) => {
    const { page } = visit
    await onNew(visit, '')
    await visit.open('/i/NEW1-1')
    await page.getByRole('region', { name: 'Description', exact: true }).waitFor()
    await page.keyboard.press('e')
    await box(page, 'Description').fill(
      '## Why\n\nHikers leave when they cannot find *one* hike near them. See [the study](https://example.org).\n\n- within an hour\n- by train\n\n1. First\n2. Second\n\n> They said so.\n\n```\nGET /hikes?near=47.1,8.2&within=3600&by=train&season=winter&surface=gravel&dogs=yes\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    )
    await page.keyboard.press('Control+Enter')
    await heading(page, 'Why')
  }),
  state('item/draft', '/i/PAST-1', async ({ page }) => {
    await page.getByRole('region', { name: 'Description', exact: true }).waitFor()
    await page.keyboard.press('e')
    await box(page, 'Description').fill('not done yet')
    await page.keyboard.press('Escape')
    await named(page, 'button', 'Go on writing').waitFor()
  }),
  state('item/renaming', '/i/TM-7', async ({ page }) => {
    await page.keyboard.press('r')
    await box(page, 'Title').waitFor()
  }),
  state('item/status-menu', '/i/TM-7', async ({ page }) => {
    await named(page, 'button', /^Status: /).click()
    await menu(page)
  }),
  tall('item/adding-beneath', '/i/PAST-1', async ({ page }) => {
    await named(page, 'button', 'Add an item beneath').click()
    await box(page, 'Title of the item beneath').waitFor()
  }),
  state('item/not-found', '/i/TM-999', ({ page }) => page.waitForTimeout(300)),
  state('item/long', '/i/LONG-1', ({ page }) => page.waitForTimeout(400)),
  state('item/right-to-left', '/i/LONG-2', ({ page }) => page.waitForTimeout(400)),
  state('item/viewer', '/i/TM-7', ({ page }) => page.getByRole('heading').first().waitFor(), {
    who: 'viewer',
  }),
  state('item/two-texts', '', async (visit) => {
    await withTheo(visit)
    await visit.open('/i/NEW1-1')
    const write = async (page: Page, words: string, key: string) => {
      await page.getByRole('region', { name: 'Description', exact: true }).waitFor()
      await page.keyboard.press('e')
      await box(page, 'Description').fill(words)
      if (key) await page.keyboard.press(key)
    }
    await write(visit.page, 'a red apple', 'Control+Enter')
    await text(visit.page, 'a red apple')
    await visit.page.waitForTimeout(400)
    const theo = await visit.other('team')
    await theo.open('/i/NEW1-1')
    await text(theo.page, 'a red apple')
    await write(visit.page, 'a green apple', '')
    await write(theo.page, 'a yellow apple', 'Control+Enter')
    await visit.page.waitForTimeout(600)
    await visit.page.keyboard.press('Control+Enter')
    await visit.page
      .getByText(/Which shall it be\?/)
      .first()
      .waitFor()
  }),

  state('import/choose', '/p/TM/import', ({ page }) => named(page, 'button', 'Choose a file').waitFor(), {
    tall: true,
  }),
  state('import/pasting', '/p/BARE/import', async ({ page }) => {
    await page
      .getByLabel('Or paste lines, one story per line')
      .fill('As a hiker, I want to save a route\nShow the wind')
  }),
  state('import/not-readable', '/p/BARE/import', async ({ page }) => {
    await chooseFile(page, {
      name: 'picture.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0]),
    })
    await alert(page)
  }),
  tall('import/dry-run', '/p/BARE/import', async ({ page }) => {
    await chooseFile(page, exported)
    await dryRun(page)
  }),
  tall('import/dry-run-messy', '/p/TM/import', async ({ page }) => {
    await chooseFile(page, messy)
    await dryRun(page)
    await page.locator('#main details').evaluateAll((all) => {
      for (const one of all as HTMLDetailsElement[]) one.open = true
    })
  }),
  state('import/several-files', '/p/BARE/import', async ({ page }) => {
    await page.locator('input[type=file]').setInputFiles([messy, csv('second.csv', 'Title', 'Another one')])
    await dryRun(page)
  }),
  state('import/dry-run-datahub', '/p/BARE/import', async ({ page }) => {
    await chooseFile(page, inProject('examples', 'g14-datahub.txt'))
    await dryRun(page)
  }),
  state('import/imported', '', async (visit) => {
    const { path } = await visit.product()
    await visit.open(`${path}/import`)
    await chooseFile(visit.page, inProject('examples', 'g14-datahub.txt'))
    await dryRun(visit.page)
    await named(visit.page, 'button', /^Import \d/).click()
    await heading(visit.page, /^Imported/)
  }),
  state('import/undone', '', async (visit) => {
    const { path } = await visit.product()
    await visit.open(`${path}/import`)
    await chooseFile(visit.page, messy)
    await dryRun(visit.page)
    await named(visit.page, 'button', /^Import \d/).click()
    await named(visit.page, 'button', 'Undo import').click()
    await heading(visit.page, 'Import undone')
  }),
  desk('import/dropping', '/p/TM/backlog', async ({ page }) => {
    await text(page, busy)
    const dataTransfer = await page.evaluateHandle(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File(['One\nTwo\n'], 'dropped.txt', { type: 'text/plain' }))
      return transfer
    })
    await page.dispatchEvent('main', 'dragenter', { dataTransfer })
    await page.dispatchEvent('main', 'dragover', { dataTransfer })
    await text(page, 'Drop the file to import it')
  }),
  state('import/viewer', '/p/TM/import', ({ page }) => page.getByRole('heading').first().waitFor(), {
    who: 'viewer',
  }),

  state('top-down/sample', '/p/TM/derive/top-down', ({ page }) => page.getByLabel('Route search').waitFor(), {
    tall: true,
  }),
  tall('top-down/typed', '/p/TM/derive/top-down', async ({ page }) => {
    await page
      .getByLabel('Route search')
      .fill('Find a hike\nBug: it forgets\nFind a hike\nSketch: map and list')
    await page.waitForTimeout(300)
  }),
  state('top-down/later-release', '/p/TM/derive/top-down', async ({ page }) => {
    await page.getByLabel('Release', { exact: true }).selectOption({ index: 1 })
    await page.getByLabel('Offline maps').fill('Choose what to download\nDelete old maps')
    await page.waitForTimeout(400)
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
  state('top-down/long-texts', '/p/LONG/derive/top-down', ({ page }) => page.waitForTimeout(400)),
  state('top-down/created', '', async (visit) => {
    await onNew(visit, '/derive/top-down')
    await visit.page.getByLabel('Search').fill('Find a hike\nBug: it forgets')
    await named(visit.page, 'button', /^Create \d/).click()
    await visit.page.waitForURL(/backlog/)
    await text(visit.page, /^Created/)
  }),

  state('bottom-up/check', '/p/HUB/derive/bottom-up', ({ page }) => heading(page, /top-down|roadmap/)),
  state('bottom-up/check-refused', '/p/HUB/derive/bottom-up', async ({ page }) => {
    await named(page, 'button', 'Next: Themes').click()
    await text(page, /^Top-down is advised/)
  }),
  state('bottom-up/empty-product', '/p/BARE/derive/bottom-up', ({ page }) => page.waitForTimeout(400)),
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
    await visit.page.waitForTimeout(500)
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
    await visit.page.waitForTimeout(500)
  }),

  state('history/log', '/p/PAST/history', ({ page }) => page.locator('[data-step]').first().waitFor()),
  state('history/filtered-to-nothing', '/p/PAST/history?until=2020-01-01', ({ page }) =>
    heading(page, 'No step fits this filter'),
  ),
  tall('history/unfolded', '/p/PAST/history', ({ page }) => named(page, 'button', /^and \d+ more/).click()),
  tall('history/compare', '/p/PAST/history?from=0', ({ page }) => page.waitForTimeout(700)),
  state('history/compare-refused', '/p/PAST/history?from=999999', ({ page }) => alert(page)),
  state('history/away', '/p/PAST/roadmap', async (visit) => {
    await text(visit.page, 'Search')
    await visit.away()
    await visit.page.keyboard.press('g')
    await visit.page.keyboard.press('h')
    await visit.page.waitForTimeout(800)
  }),

  state('settings/full', '/p/TM/settings', ({ page }) => text(page, 'Where you are signed in'), {
    tall: true,
  }),
  state('settings/viewer', '/p/TM/settings', ({ page }) => text(page, 'Where you are signed in'), {
    who: 'viewer',
    tall: true,
  }),
  state('settings/name-refused', '/p/TM/settings', async ({ page }) => {
    await named(page, 'button', /^Name: /).click()
    await box(page, 'Name').fill('')
    await page.keyboard.press('Enter')
    await alert(page)
  }),
  state('settings/invite', '/p/TM/settings', async ({ page }) => {
    await named(page, 'button', 'Invite').click()
    await dialog(page, 'Invite somebody')
  }),
  state('settings/link', '/p/TM/settings', async ({ page }) => {
    await named(page, 'button', 'Invite').click()
    await page.getByRole('combobox', { name: 'Role in Trailmix' }).selectOption({ label: 'Team' })
    await named(page, 'button', 'Make the link').click()
    await box(page, 'Link').waitFor()
  }),
  state('settings/invite-more', '/p/TM/settings', async ({ page }) => {
    await named(page, 'button', 'Invite').click()
    await choose(page, named(page, 'button', 'Also in another product'), /^Wide/)
    await page.getByRole('combobox', { name: 'Role in Wide' }).selectOption({ label: 'Stakeholder' })
  }),
  state('settings/new-password-link', '/p/TM/settings', async ({ page }) => {
    await choose(page, named(page, 'button', 'More about Theo Lindqvist'), 'New password link')
    await box(page, 'Link').waitFor()
  }),
  state('settings/delete-asks', '/p/TM/settings', async ({ page }) => {
    await named(page, 'button', 'Delete Trailmix').click()
    await dialog(page, 'Delete Trailmix?')
  }),
  state('settings/person-menu', '/p/TM/settings', async ({ page }) => {
    await named(page, 'button', 'More about Theo Lindqvist').click()
    await menu(page)
  }),
  state('settings/remove', '/p/TM/settings', async ({ page }) => {
    await choose(page, named(page, 'button', 'More about Theo Lindqvist'), 'Remove')
    await page.getByRole('dialog').or(page.getByRole('alertdialog')).first().waitFor()
  }),
  state('settings/hand-over', '/p/TM/settings', async ({ page }) => {
    await page.getByRole('combobox', { name: 'Role of Theo Lindqvist' }).selectOption({ label: 'Owner' })
    await page.getByRole('dialog').or(page.getByRole('alertdialog')).first().waitFor()
  }),
  state('settings/password', '/p/TM/settings', async ({ page }) => {
    await named(page, 'button', 'Change password').click()
    await dialog(page)
  }),
  state('settings/password-refused', '/p/TM/settings', async ({ page }) => {
    await named(page, 'button', 'Change password').click()
    await dialog(page)
    await named(page, 'button', 'Change it').click()
    await text(page, 'Password now is empty')
  }),

  state('palette/open', '/p/TM/backlog', async ({ page }) => {
    await text(page, busy)
    await palette(page)
  }),
  state('palette/row-focused', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy)
    await palette(page)
  }),
  state('palette/name-of-release', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy)
    await palette(page, 'come back')
  }),
  state('palette/dark-mode', '/p/TM/backlog', async ({ page }) => {
    await text(page, busy)
    await palette(page, 'dark mode')
  }),
  state('palette/delete', '/p/TM/backlog', async ({ page }) => {
    await text(page, busy)
    await palette(page, 'delete')
  }),
  state('palette/nothing', '/p/TM/backlog', async ({ page }) => {
    await text(page, busy)
    await palette(page, 'zzqq')
  }),
  state('palette/words-of-an-item', '/p/TM/roadmap', async ({ page }) => {
    await text(page, 'Route search')
    await palette(page, 'offline')
  }),
  state('palette/selection', '/p/TM/backlog', async ({ page }) => {
    await rowKey(page, busy, 'x', 'ArrowDown', 'x')
    await palette(page)
  }),

  tall('shell/keys-of-backlog', '/p/TM/backlog', async ({ page }) => {
    await text(page, busy)
    await page.keyboard.press('?')
    await dialog(page, 'Keys')
  }),
  tall('shell/keys-of-roadmap', '/p/TM/roadmap', async ({ page }) => {
    await text(page, 'Route search')
    await page.keyboard.press('?')
    await dialog(page, 'Keys')
  }),
  state('shell/chord', '/p/TM/backlog', async ({ page }) => {
    await text(page, busy)
    await page.keyboard.press('g')
    await page.waitForTimeout(300)
  }),
  state('shell/product-menu', '/p/TM/backlog', async ({ page }) => {
    await text(page, busy)
    await page.getByTitle(/Switch product/).click()
    await menu(page)
  }),
  state('shell/account-menu', '/p/TM/backlog', async ({ page, isPhone }) => {
    await text(page, busy)
    await page.getByTitle(isPhone ? 'More screens' : /^You: /).press('Enter')
    await menu(page)
  }),
  state('shell/not-found', '/p/NOPE/backlog', ({ page }) => heading(page, 'Nothing is at this address')),
  state('shell/no-such-page', '/nothing/here', ({ page }) => page.waitForTimeout(300)),
  as('team', 'shell/part-taken-away', '', async (visit) => {
    const { page, scene } = visit
    const { path, id } = await visit.product(plan)
    const give = { product: id, member: scene.people.team.member }
    await scene.owner.run({ name: 'set-role', input: { ...give, role: 'team' } })
    await visit.open(`${path}/roadmap`)
    await text(page, 'Search')
    await scene.owner.run({ name: 'clear-role', input: give })
    await heading(page, 'You no longer have a part in this product')
  }),
  desk('shell/sample-deleted', '/p/TM/roadmap', async ({ page }) => {
    await named(page, 'button', 'Delete sample').click()
    await text(page, /^Deleted/)
  }),
  state('shell/away', '/p/TM/backlog', async (visit) => {
    await text(visit.page, busy)
    await visit.away()
  }),
  state('shell/away-and-waiting', '/p/TM/backlog', async (visit) => {
    await text(visit.page, busy)
    await visit.away()
    await rowKey(visit.page, busy, 'Alt+ArrowDown')
    await text(visit.page, /1 change is kept here/)
  }),
  state('shell/device-offline', '/p/TM/backlog', async ({ page, context, away }) => {
    await text(page, busy)
    await away()
    await context.setOffline(true)
    await text(page, 'This device is offline.')
  }),
  as('stranger', 'shell/signed-out', '', async (visit) => {
    await visit.open('/sign-in?to=%2Fp%2FTM%2Fbacklog')
  }),

  state('tray/empty', '/p/TM/backlog', async ({ page }) => {
    await text(page, busy)
    await openTray(page)
  }),
  state('tray/refused', '', async (visit) => {
    await fillTray(visit)
    await visit.page.waitForTimeout(300)
  }),
  tall('tray/full', '', async (visit) => {
    await fillTray(visit)
    await visit.page.keyboard.press('Escape')
    await openTray(visit.page)
  }),
  state('tray/both-together', '', async (visit) => {
    await fillTray(visit)
    await openTray(visit.page)
    await named(visit.page, 'button', 'Edit both together').click()
  }),
]
