import type { Page } from 'playwright-core'
import { type State, state, tall } from './state.ts'
import { box, heading, menu, named, onNew, text, withTheo } from './steps.ts'

export const itemStates: readonly State[] = [
  tall('item/page', '/i/PAST-1', ({ page }) => heading(page, /Find a hike/)),
  tall('item/sample', '/i/TM-7'),
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
  state('item/not-found', '/i/TM-999'),
  state('item/long', '/i/LONG-1'),
  state('item/right-to-left', '/i/LONG-2'),
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
]
