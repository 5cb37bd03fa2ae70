import { inProject } from '../../../scripts/project.mjs'
import { desk, type State, state, tall } from './state.ts'
import { alert, busy, chooseFile, csv, dryRun, heading, named, text } from './steps.ts'

const messy = csv(
  'team export.csv',
  'Summary;State;Size;Assignee;Due;Sprint;Kommentar',
  'As a hiker, I want to see the weather, so that I stay dry;To Do;M;Jo;2027-02-01;Sprint 4;ask Kim',
  'Search forgets what I typed;In Arbeit;L;Kim;;Sprint 4;',
  ';Done;S;;;;',
  'Search forgets what I typed;Waiting for tea;XXL;Jo;;;twice',
)

/** What a tool writes, with many columns that nothing is taken from. */
const exported = inProject('tests', 'import', 'cases', '23-jira-wide.csv')

export const importStates: readonly State[] = [
  state('import/choose', '/p/TM/import', ({ page }) => named(page, 'button', 'Choose a file').waitFor(), {
    tall: true,
  }),
  state('import/pasting', '/p/BARE/import', async ({ page }) => {
    await page
      .getByLabel('Or paste lines, one story per line')
      .fill('As a hiker, I want to save a route\nShow the wind')
  }),
  state('import/not-readable', '/p/BARE/import', async ({ page }) => {
    await chooseFile(page, {
      name: 'picture.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0]),
    })
    await alert(page)
  }),
  tall('import/dry-run', '/p/BARE/import', async ({ page }) => {
    await chooseFile(page, exported)
    await dryRun(page)
  }),
  tall('import/dry-run-messy', '/p/TM/import', async ({ page }) => {
    await chooseFile(page, messy)
    await dryRun(page)
    await page.locator('#main details').evaluateAll((all) => {
      for (const one of all as HTMLDetailsElement[]) one.open = true
    })
  }),
  state('import/several-files', '/p/BARE/import', async ({ page }) => {
    await page.locator('input[type=file]').setInputFiles([messy, csv('second.csv', 'Title', 'Another one')])
    await dryRun(page)
  }),
  state('import/dry-run-datahub', '/p/BARE/import', async ({ page }) => {
    await chooseFile(page, inProject('examples', 'g14-datahub.txt'))
    await dryRun(page)
  }),
  state('import/imported', '', async (visit) => {
    const { path } = await visit.product()
    await visit.open(`${path}/import`)
    await chooseFile(visit.page, inProject('examples', 'g14-datahub.txt'))
    await dryRun(visit.page)
    await named(visit.page, 'button', /^Import \d/).click()
    await heading(visit.page, /^Imported/)
  }),
  state('import/undone', '', async (visit) => {
    const { path } = await visit.product()
    await visit.open(`${path}/import`)
    await chooseFile(visit.page, messy)
    await dryRun(visit.page)
    await named(visit.page, 'button', /^Import \d/).click()
    await named(visit.page, 'button', 'Undo import').click()
    await heading(visit.page, 'Import undone')
  }),
  desk('import/dropping', '/p/TM/backlog', async ({ page }) => {
    await text(page, busy)
    const dataTransfer = await page.evaluateHandle(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File(['One\nTwo\n'], 'dropped.txt', { type: 'text/plain' }))
      return transfer
    })
    await page.dispatchEvent('main', 'dragenter', { dataTransfer })
    await page.dispatchEvent('main', 'dragover', { dataTransfer })
    await text(page, 'Drop the file to import it')
  }),
  state('import/viewer', '/p/TM/import', ({ page }) => page.getByRole('heading').first().waitFor(), {
    who: 'viewer',
  }),
]
