import { type State, state } from './state.ts'
import { alert, heading, named } from './steps.ts'

export const welcomeStates: readonly State[] = [
  state('welcome/asks', '/welcome', ({ page }) => heading(page, 'What would you like to see first?')),
  state('welcome/own', '/welcome?start=own', ({ page }) => named(page, 'button', 'Start').waitFor()),
  state('welcome/own-refused', '/welcome?start=own', async ({ page }) => {
    await named(page, 'button', 'Start').click()
    await alert(page)
  }),
]
