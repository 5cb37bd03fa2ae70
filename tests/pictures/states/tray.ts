import type { Page } from 'playwright-core'
import type { Visit } from '../scene.ts'
import { type State, state, tall } from './state.ts'
import { box, busy, dialog, named, onRow, plan, rowKey, text } from './steps.ts'

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

export const trayStates: readonly State[] = [
  state('tray/empty', '/p/TM/backlog', async ({ page }) => {
    await text(page, busy)
    await openTray(page)
  }),
  state('tray/refused', '', async (visit) => {
    await fillTray(visit)
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
