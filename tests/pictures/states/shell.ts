import { as, desk, type State, state, tall } from './state.ts'
import { busy, dialog, heading, menu, named, plan, rowKey, text } from './steps.ts'

export const shellStates: readonly State[] = [
  state('shell/first-steps', '/p/TM/roadmap', async ({ page }) => {
    await named(page, 'button', 'Show all').click()
    await named(page, 'button', /^Show me: Take it back/).click()
  }),
  state('shell/why-this', '/p/TM/roadmap', ({ page }) => named(page, 'button', 'Why this').click()),
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
  state('shell/no-such-page', '/nothing/here'),
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
]
