import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { faultsOf } from '#tests/support/accessibility.ts'
import { focusRow, rowOf } from '#tests/support/backlog.ts'
import { importExample } from '#tests/support/import-file.ts'
import { choose } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { startServer } from '#tests/support/server.ts'
import { openWorld } from '#tests/support/world.ts'

// Each screen in light and dark, on a desk and on a phone; nothing may scroll sideways at 320 px.

const world = openWorld()

/** of the sample */
const firstItem = 'Show how busy a trail usually is at the weekend'

async function expectNoFaults(page: Page, open?: () => Promise<void>) {
  expect(await faultsOf(page, open)).toEqual([])
}

async function onScreen(path: string, heading: string) {
  const person = await world.signedIn()
  await person.open(path)
  await person.page.getByRole('heading', { level: 1, name: heading }).waitFor()
  return person.page
}

describe('without faults for those who hear or enlarge the page:', () => {
  test('the door: claiming, being refused, and signing in', async () => {
    const fresh = await startServer()
    try {
      const { page, expecting } = await world.stranger()
      expecting(/status of 40/)
      await page.goto(fresh.claimLink()!)
      await page.getByRole('button', { name: 'Open Throughline' }).waitFor()
      await expectNoFaults(page)
      await page.getByRole('button', { name: 'Open Throughline' }).click()
      await page.getByText('Name is empty').waitFor()
      await expectNoFaults(page)
      await page.goto(`${fresh.url}/sign-in`)
      await page.getByRole('heading', { name: 'This server belongs to nobody yet.' }).waitFor()
      await expectNoFaults(page)
      await page.goto(`${world.url}/sign-in`)
      await page.getByRole('button', { name: 'Sign in' }).waitFor()
      await expectNoFaults(page)
    } finally {
      await fresh.stop()
    }
  })

  test('the roadmap: full, being edited, and before its first release', async () => {
    const page = await onScreen('/p/TM/roadmap', 'Roadmap')
    await page.getByRole('button', { name: 'Feature: Route search' }).waitFor()
    await expectNoFaults(page)
    await page.getByRole('button', { name: 'Add release' }).first().click()
    await page.getByLabel('Goal of the new release').press('Enter')
    await page.getByRole('alert').filter({ hasText: 'A release is its goal.' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    const { path } = await makeProduct(world.owner, { key: 'EMPTY' })
    await page.goto(`${path}/roadmap`)
    await page.getByRole('button', { name: 'Plan the first release' }).waitFor()
    await expectNoFaults(page)
  })

  test('the backlog: full, with a selection, while an item is made, filtered to nothing, and empty', async () => {
    const page = await onScreen('/p/TM/backlog', 'Backlog')
    await rowOf(page, firstItem).waitFor()
    await expectNoFaults(page)
    await focusRow(page, firstItem)
    await page.keyboard.press('x')
    await page.getByRole('toolbar', { name: 'Selected items' }).waitFor()
    await expectNoFaults(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('c')
    await page.getByRole('textbox', { name: 'Title of the new item' }).waitFor()
    await expectNoFaults(page)
    await page.goto('/p/TM/backlog?q=nothing+such')
    await page.getByRole('heading', { name: 'Nothing fits this filter' }).waitFor()
    await expectNoFaults(page)
    const { path } = await makeProduct(world.owner, { key: 'BARE' })
    await page.goto(`${path}/backlog`)
    await page.getByRole('heading', { name: 'What the product will be made of, in order' }).waitFor()
    await expectNoFaults(page)
  })

  test('the derivation of a backlog, with and without a release', async () => {
    const page = await onScreen('/p/TM/derive/top-down', 'Derive backlog')
    await page.getByLabel('Route search').fill('Find a hike\nBug: it forgets')
    await page.getByText('it forgets', { exact: true }).waitFor()
    await expectNoFaults(page)
    await page.getByRole('button', { name: 'Propose', exact: true }).click()
    await page.getByRole('checkbox', { name: 'it forgets' }).uncheck()
    await expectNoFaults(page)
    await page.getByRole('button', { name: 'Dismiss', exact: true }).click()
    await page.getByLabel('Route search').waitFor()
    const { path } = await makeProduct(world.owner, { key: 'NONE' })
    await page.goto(`${path}/derive/top-down`)
    await page.getByRole('heading', { name: 'The roadmap has no release to derive from' }).waitFor()
    await expectNoFaults(page)
  })

  test('the derivation of a roadmap, in each of its stages', async () => {
    const { path } = await makeProduct(world.owner, { key: 'HUB', stage: 'growth' })
    await importExample(world, 'HUB')
    const page = await onScreen(`${path}/derive/bottom-up`, 'Derive roadmap')
    await page.getByRole('button', { name: 'Next: Themes' }).click()
    await page.getByText('Say why you go bottom-up').waitFor()
    await expectNoFaults(page)
    await page.getByLabel('Why go bottom-up all the same?').fill('It is old enough.')
    await page.getByRole('button', { name: 'Next: Themes' }).click()
    await page
      .getByRole('status')
      .filter({ hasText: /of 67 items in [1-9]/ })
      .waitFor()
    await expectNoFaults(page)
    await page.getByRole('button', { name: 'Next: Releases' }).click()
    await page.getByRole('button', { name: 'Add release', exact: true }).click()
    await choose(page, page.getByRole('button', { name: /^Move / }).first(), 'Release 1')
    await expectNoFaults(page)
    await page.getByRole('button', { name: 'Next: Goals and metrics' }).click()
    await page.getByRole('button', { name: 'Next: Review' }).click()
    await page
      .getByText(/has no goal\./)
      .first()
      .waitFor()
    await expectNoFaults(page)
    await page.getByLabel('Goal', { exact: true }).fill('People find what they need')
    await page.getByLabel('Metric', { exact: true }).fill('searches that end well')
    await page.getByRole('button', { name: 'Next: Review' }).click()
    await page.getByRole('heading', { name: /open items get a why/ }).waitFor()
    await expectNoFaults(page)
  })

  test('the import: choosing, a dry run with columns and skipped lines, and its result', async () => {
    const { path } = await makeProduct(world.owner, { key: 'IMP' })
    const page = await onScreen(`${path}/import`, 'Import')
    await page.getByRole('button', { name: 'Choose a file' }).waitFor()
    await expectNoFaults(page)
    await page.locator('input[type=file]').setInputFiles({
      name: 'some.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Title,Status,Estimate\nOne,done,3\nTwo,draft,many\n,ready,1\n'),
    })
    await page.getByRole('button', { name: 'Import 2 items' }).waitFor()
    await expectNoFaults(page)
    await page.getByRole('button', { name: 'Import 2 items' }).click()
    await page.getByRole('heading', { name: 'Imported 2 items' }).waitFor()
    await expectNoFaults(page)
  })

  test('the settings', async () => {
    const page = await onScreen('/p/TM/settings', 'Settings')
    await page.getByRole('button', { name: 'Delete Trailmix' }).waitFor()
    await expectNoFaults(page)
  })

  test('what floats over the page: the palette and the help sheet', async () => {
    const page = await onScreen('/p/TM/backlog', 'Backlog')
    await rowOf(page, firstItem).waitFor()
    await expectNoFaults(page, async () => {
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog', { name: 'Command palette' }).waitFor()
    })
    await expectNoFaults(page, async () => {
      await page.keyboard.press('?')
      await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    })
  })

  test('menus, dialogs and toasts', async () => {
    const page = await onScreen('/p/TM/backlog', 'Backlog')
    await rowOf(page, firstItem).waitFor()
    await expectNoFaults(page, async () => {
      await focusRow(page, firstItem)
      await page.keyboard.press('Shift+F10')
      await page.getByRole('menu').waitFor()
    })
    await expectNoFaults(page, async () => {
      await focusRow(page, firstItem)
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: 'What to do or where to go' }).fill('move to a rank')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog', { name: /^Move / }).waitFor()
    })
    await expectNoFaults(page, async () => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: 'What to do or where to go' }).fill('new product')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog', { name: 'New product' }).waitFor()
    })
    await focusRow(page, firstItem)
    await page.keyboard.press('#')
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    await expectNoFaults(page)
    await page.keyboard.press('Control+z')
  })
})
