import { as, type State, state } from './state.ts'
import { command, dialog, heading, named, text } from './steps.ts'

export const homeStates: readonly State[] = [
  as('newcomer', 'home/no-product', '/', ({ page }) => heading(page, 'Which product are you planning?')),
  as('newcomer', 'home/first-import', '/import', ({ page }) =>
    named(page, 'button', 'Choose a file').waitFor(),
  ),
  as('nobody', 'home/no-part', '/', ({ page }) => page.getByRole('heading').first().waitFor()),
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
]
