import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Item } from '#domain/backlog/item.ts'
import { eventuallyTitles } from '#tests/support/backlog.ts'
import { eventually, inLine } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'
import { inProject } from '../../scripts/project.mjs'

const world = openWorld()

let made = 0
/** Somebody on the import page of a product of their own. */
async function onImport() {
  const product = await makeProduct(world.owner, { key: `IM${++made}` })
  const person = await world.signedIn()
  await person.open(`${product.path}/import`)
  const items = async () =>
    (await world.owner.records('item', { product: product.id })) as { title: string }[]
  return { ...person, product, items }
}

type Upload = { name: string; mimeType: string; buffer: Buffer }

async function chooseFile(page: Page, file: string | Upload) {
  await page.locator('input[type=file]').setInputFiles(file)
}

const says = (page: Page, text: string | RegExp) =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor()

const datahub = inProject('examples', 'g14-datahub.txt')
/** Its stories as they should stand in the backlog: the mark stripped, and nothing else changed. */
const stories = readFileSync(datahub, 'utf8')
  .split(/\r?\n/)
  .map((line) => line.replace(/^#G14# /, '').trim())
  .filter((line) => line !== '')

describe('the DataHub stories', () => {
  test('are read as a dry run that writes nothing, imported as one step, and taken back by one undo', async () => {
    const { page, product, items } = await onImport()
    await chooseFile(page, datahub)
    await says(page, '67 items will be created.')
    await page.getByText('Nothing is written until you import.').waitFor()
    expect(await items()).toEqual([])

    await page.getByRole('button', { name: 'Import 67 items' }).click()
    await page.getByRole('heading', { name: 'Imported 67 items' }).waitFor()
    expect((await items()).map(({ title }) => title)).toEqual(stories)
    expect((await lastCommit()).commands).toBeGreaterThanOrEqual(67)

    await page.getByRole('button', { name: 'Undo import' }).click()
    await page.getByRole('heading', { name: 'Import undone' }).waitFor()
    await inLine(page)
    expect(await items()).toEqual([])
    await page.keyboard.press('Control+Shift+z')
    await eventually(async () => (await items()).length).toBe(67)
    await page.goto(`${product.path}/backlog`)
    await page.getByRole('status').filter({ hasText: '67 items' }).waitFor()
    expect(await world.owner.verify()).toEqual([])
  })

  test('are offered as an example, and importing them again creates none and says why', async () => {
    const { page, items } = await onImport()
    await page.getByRole('button', { name: 'Read the DataHub stories' }).click()
    await says(page, '67 items will be created.')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'Imported 67 items' }).waitFor()
    await page.getByRole('button', { name: 'Import another file' }).click()
    await chooseFile(page, datahub)
    await says(page, 'Nothing will be created, 67 skipped.')
    expect(await page.getByRole('button', { name: 'Nothing to import' }).isDisabled()).toBe(true)
    await page
      .getByRole('region', { name: /skipped/i })
      .getByText('It is here already.')
      .waitFor()
    expect(await items()).toHaveLength(67)
  })

  test('leave the server as it was when the dry run is left', async () => {
    const { page, items } = await onImport()
    await chooseFile(page, datahub)
    await says(page, '67 items will be created.')
    await page.getByRole('button', { name: 'Another file' }).click()
    await page.getByRole('button', { name: 'Choose a file' }).waitFor()
    expect(await items()).toEqual([])
  })
})

/** How many commands the newest commit holds. */
async function lastCommit(): Promise<{ commands: number }> {
  const answer = await fetch(`${world.url}/api/v1/history?limit=1`, {
    headers: { cookie: world.owner.cookie },
  })
  const { commits } = (await answer.json()) as { commits: { commands: unknown[]; changes: unknown[] }[] }
  return { commands: Math.max(commits[0]!.commands.length, commits[0]!.changes.length) }
}

describe('a table', () => {
  const rows = [
    'Titel;Status;Punkte;Bemerkung',
    'Größe wählen; ready;3;"mit Semikolon; und Komma, drin"',
    '日本語の項目;draft;5;',
    'Zeile "in Anführung";done;viel;x',
    ';draft;1;ohne Titel',
  ]
  const csv: Upload = {
    name: 'semicolons.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${rows.join('\r\n')}\r\n`),
  }

  test('with semicolons and any script is read by its columns, which can be mapped otherwise', async () => {
    const { page, product, items } = await onImport()
    await chooseFile(page, csv)
    await page.getByText('semicolons between cells', { exact: false }).waitFor()
    await page.getByLabel('Read “Titel” as').selectOption('title')
    await says(page, '3 items will be created, 1 skipped.')
    await page
      .getByRole('region', { name: /skipped/i })
      .getByText(/^Title: “Titel” is empty/)
      .waitFor()
    await page.getByLabel('Read “Punkte” as').selectOption('estimate')
    await page.getByLabel('Read “Bemerkung” as').selectOption('description')
    await page.getByText(/Estimates that are no number/).waitFor()
    await page.getByRole('button', { name: 'Import 3 items' }).click()
    await page.getByRole('heading', { name: 'Imported 3 items' }).waitFor()
    expect(await items()).toMatchObject([
      {
        title: 'Größe wählen',
        status: 'ready',
        estimate: 3,
      },
      { title: '日本語の項目', estimate: 5 },
      { title: 'Zeile "in Anführung"', status: 'done', estimate: null },
    ])
    const [{ description }] = (await world.owner.records('item', { product: product.id })) as [Item]
    const text = await fetch(`${world.url}/api/v1/documents/${description}`, {
      headers: { cookie: world.owner.cookie },
    })
    expect(await text.text()).toContain('mit Semikolon; und Komma, drin')
    await page.getByRole('button', { name: 'See the backlog' }).click()
    await eventuallyTitles(page).toEqual(['Größe wählen', '日本語の項目', 'Zeile "in Anführung"'])
  })

  test('that is none is refused with a sentence, and another file can be chosen', async () => {
    const { page, expecting, items } = await onImport()
    expecting(/status of 422/)
    await chooseFile(page, {
      name: 'picture.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1]),
    })
    await page.getByRole('alert').filter({ hasText: 'picture.csv: ' }).waitFor()
    await chooseFile(page, csv)
    await page.getByText('semicolons between cells', { exact: false }).waitFor()
    expect(await items()).toEqual([])
  })
})

test('lines that are pasted are imported, one item a line', async () => {
  const { page, items } = await onImport()
  await page.getByLabel('Or paste lines, one story per line').fill('The first\n\nThe second\n')
  await page.getByRole('button', { name: 'Read the lines' }).click()
  await says(page, '2 items will be created.')
  await page.getByRole('button', { name: 'Import 2 items' }).click()
  await page.getByRole('heading', { name: 'Imported 2 items' }).waitFor()
  expect((await items()).map(({ title }) => title)).toEqual(['The first', 'The second'])
})

test('ten thousand lines are imported with progress, and none is altered or dropped', async () => {
  const { page, items } = await onImport()
  const scripts = ['Größe', 'Δοκιμή', 'проверка', '検索する', 'البحث', 'שלום', 'ทดสอบ', '🙂 e\u0301 é']
  const lines = Array.from({ length: 10_000 }, (_, at) => `${scripts[at % scripts.length]} ${at + 1}`)
  await chooseFile(page, { name: 'many.txt', mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n')) })
  await says(page, '10,000 items will be created.')
  const shown = page.getByRole('progressbar', { name: 'Import' }).waitFor()
  await page.getByRole('button', { name: 'Import 10,000 items' }).click()
  await shown
  await page.getByRole('heading', { name: 'Imported 10,000 items' }).waitFor({ timeout: 60_000 })
  expect((await items()).map(({ title }) => title)).toEqual(lines)
  await page.getByRole('button', { name: 'Undo import' }).click()
  await page.getByRole('heading', { name: 'Import undone' }).waitFor()
  await inLine(page)
  // Long work is taken back a slice at a time, too.
  await eventually(async () => (await items()).length).toBe(0)
})

const exports = inProject('..', 'shared', 'data', 'exports')
const absent = !existsSync(exports)
const why = absent ? ' (skipped: ../shared/data is absent)' : ''

describe.skipIf(absent)(`exports of other tools${why}`, () => {
  const files: [name: string, path: string, source: RegExp, creates: number][] = [
    ['Jira', 'jira/mrlint01-memory-game-Jira.csv', /Jira \(CSV\)/, 51],
    ['Trello', 'trello/wekan-trello-project100.json', /Trello/, 3],
  ]
  for (const [tool, path, source, creates] of files) {
    test(`of ${tool} are recognised and imported as one step that undo takes back`, async () => {
      const { page, items } = await onImport()
      await chooseFile(page, join(exports, path))
      await says(page, `${creates} items will be created`)
      expect(await page.locator('main').innerText()).toMatch(source)
      await page.getByRole('button', { name: `Import ${creates} items` }).click()
      await page.getByRole('heading', { name: `Imported ${creates} items` }).waitFor()
      expect(await items()).toHaveLength(creates)
      await page.getByRole('button', { name: 'Undo import' }).click()
      await page.getByRole('heading', { name: 'Import undone' }).waitFor()
      await inLine(page)
      expect(await items()).toEqual([])
    })
  }
})
