import { type State, state, tall } from './state.ts'
import { alert, heading, named, text } from './steps.ts'

export const historyStates: readonly State[] = [
  state('history/log', '/p/PAST/history', ({ page }) => page.locator('[data-step]').first().waitFor()),
  state('history/filtered-to-nothing', '/p/PAST/history?until=2020-01-01', ({ page }) =>
    heading(page, 'No step fits this filter'),
  ),
  tall('history/unfolded', '/p/PAST/history', ({ page }) => named(page, 'button', /^and \d+ more/).click()),
  tall('history/compare', '/p/PAST/history?from=0'),
  state('history/compare-refused', '/p/PAST/history?from=999999', ({ page }) => alert(page)),
  state('history/away', '/p/PAST/roadmap', async (visit) => {
    await text(visit.page, 'Search')
    await visit.away()
    await visit.page.keyboard.press('g')
    await visit.page.keyboard.press('h')
  }),
]
