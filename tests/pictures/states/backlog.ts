import { rowOf } from '#tests/support/backlog.ts'
import { as, desk, type State, state } from './state.ts'
import {
  alert,
  box,
  busy,
  command,
  dialog,
  heading,
  menu,
  named,
  onNew,
  plan,
  rowKey,
  text,
  withTheo,
} from './steps.ts'

export const backlogStates: readonly State[] = [
  state('backlog/long-title-edited', '/p/TM/backlog', async ({ page }) => {
    await rowOf(page, busy).locator('[data-edit="title"]').dblclick()
    await box(page, 'Title').fill('As a hiker who plans for others, I want to see all of it. '.repeat(5))
  }),
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
  }),
  state('backlog/own-move', '/p/TM/backlog', async ({ page }) => {
    await rowOf(page, busy).locator('[data-col="3"]').click()
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.press('Alt+ArrowDown')
  }),
  desk('backlog/thread-by-mouse', '/p/TM/backlog', async ({ page }) => {
    await rowOf(page, busy).locator('[data-col="4"]').hover()
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
  }),
  state('backlog/filter-offers', '/p/TM/backlog', async ({ page }) => {
    await text(page, busy)
    await page.getByLabel('Filter the backlog').fill('-type:epic feature:')
    await page.keyboard.press('ArrowDown')
  }),
  state('backlog/filter-terms', '/p/TM/backlog?q=is:open+-type:epic+(map+OR+route)', ({ page }) =>
    named(page, 'button', 'Take is:open off the filter').waitFor(),
  ),
  state('backlog/filter-wrong', '/p/TM/backlog?q=stauts:redy+colour:red+('),
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
  state('backlog/as-it-was', '/p/PAST/backlog?at=2099-01-01'),
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
]
