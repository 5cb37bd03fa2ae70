import { post } from '#tests/support/serve.ts'
import type { Visit } from '../scene.ts'
import { as, type State, state } from './state.ts'
import { alert, heading, named } from './steps.ts'

const link = async ({ scene }: Visit, body: object, path = 'invitations'): Promise<string> => {
  const answer = await post(`${scene.server.url}/api/v1/${path}`, body, { cookie: scene.owner.cookie })
  return ((await answer.json()) as { link: string }).link
}

export const signInStates: readonly State[] = [
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
]
