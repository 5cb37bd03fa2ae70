import { type State, state } from './state.ts'
import { busy, palette, rowKey, text } from './steps.ts'

export const paletteStates: readonly State[] = [
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
]
