import { choose } from '#tests/support/person.ts'
import { type State, state } from './state.ts'
import { alert, box, dialog, menu, named, text } from './steps.ts'

export const settingsStates: readonly State[] = [
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
]
