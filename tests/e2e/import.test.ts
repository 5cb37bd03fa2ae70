import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeXlsx } from 'hucre'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Item } from '#domain/backlog/item.ts'
import { faultsOf } from '#tests/support/accessibility.ts'
import { eventuallyTitles } from '#tests/support/backlog.ts'
import { eventually, inLine } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'
import { inProject } from '../../scripts/project.mjs'

const world = openWorld()

let made = 0
/** Somebody on the import page of a product of their own, with these items in it. */
async function onImport(items: string[] = [], options?: BrowserContextOptions) {
  const product = await makeProduct(world.owner, { key: `IM${++made}`, items })
  const person = await world.signedIn(options)
  await person.open(`${product.path}/import`)
  const itemsNow = async () =>
    (await world.owner.records('item', { product: product.id })) as { title: string }[]
  return { ...person, product, items: itemsNow }
}

type Upload = { name: string; mimeType: string; buffer: Buffer }

async function chooseFile(page: Page, file: string | Upload) {
  await page.locator('input[type=file]').setInputFiles(file)
}

const says = (page: Page, text: string | RegExp) =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor()

const unfold = (page: Page, name: string) =>
  page.getByRole('region', { name }).locator('summary').first().click()

const table = (name: string, ...rows: string[]): Upload => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(rows.join('\n')),
})

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
    // It has items by now, but they are those of the file.
    expect(await page.getByRole('radio', { name: /^Product IM/ }).isChecked()).toBe(true)
    await says(page, 'Nothing will be created, 67 skipped.')
    expect(await page.getByRole('button', { name: 'Nothing to import' }).isDisabled()).toBe(true)
    await page.getByRole('region', { name: 'Left out' }).getByText('It is here already.').waitFor()
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
    await unfold(page, 'Columns')
    await page.getByLabel('Read “Titel” as').selectOption('title')
    await says(page, '3 items will be created, 1 skipped.')
    await page
      .getByRole('region', { name: 'Left out' })
      .getByText(/^Title: “Titel” is empty/)
      .waitFor()
    await page.getByLabel('Read “Punkte” as').selectOption('estimate')
    await page.getByLabel('Read “Bemerkung” as').selectOption('description')
    await page
      .getByText(/Estimates that are no number/)
      .first()
      .waitFor()
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
    await page.getByRole('link', { name: 'See the backlog' }).click()
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

describe('a dry run', () => {
  const odd = table(
    'odd words.csv',
    'Title,State,Story size,Comment',
    'Book a room,Accepted for later,3,x',
    'Cancel a room,Accepted for later,5,y',
    'Pay,Done,2,z',
  )

  test('shows what each word was taken for, and one choice changes all its rows at once, where one stands', async () => {
    const { page, items } = await onImport()
    await chooseFile(page, odd)
    const word = page.getByLabel('“Accepted for later” becomes')
    await word.waitFor()
    await page.getByText('Not sure').first().waitFor()
    await word.focus()
    await word.selectOption('ready')
    await says(page, '“Accepted for later” is now ready: 2 rows.')
    expect(await word.evaluate((select) => select === document.activeElement)).toBe(true)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'Imported 3 items' }).waitFor()
    expect((await items()).map((item) => (item as Item).status)).toEqual(['ready', 'ready', 'done'])
  })

  test('names the columns that are not read, and takes them for what somebody says', async () => {
    const { page } = await onImport()
    await chooseFile(page, odd)
    await unfold(page, 'Columns')
    const column = page.getByLabel('Read “Comment” as')
    expect(await column.inputValue()).not.toBe('labels')
    await column.selectOption('labels')
    await says(page, '“Comment” is read as Labels now.')
  })

  test('takes a first line for an item where somebody says so', async () => {
    const { page } = await onImport()
    await chooseFile(page, table('plain.csv', 'Title,Status', 'One,Done', 'Two,Done'))
    await says(page, '2 items will be created')
    await unfold(page, 'Reading')
    await page.getByLabel('There is no header: the first line is an item').check()
    await says(page, '3 items will be created')
  })

  test('shows the first lines in each likely encoding, and reads it in the one that is chosen', async () => {
    const { page } = await onImport()
    // “Название;Статус”, “Книга;Готово” in Windows-1251
    const bytes = 'cde0e7e2e0ede8e53bd1f2e0f2f3f10acaede8e3e03bc3eef2eee2ee0a'
    await chooseFile(page, { name: 'книги.csv', mimeType: 'text/csv', buffer: Buffer.from(bytes, 'hex') })
    await page.getByText('Nothing is written until you import.').waitFor()
    await unfold(page, 'Reading')
    await page
      .getByRole('radio', { name: /Cyrillic/ })
      .first()
      .check()
    await page.getByRole('cell', { name: 'Книга' }).waitFor()
  })

  test('is found again after a reload and with Back, with what was chosen', async () => {
    const { page } = await onImport()
    // A word of its own: what other tests choose is remembered.
    await chooseFile(page, table('tea.csv', 'Title,State', 'A,Waiting for tea', 'B,Done', 'C,Done'))
    await page.getByLabel('“Waiting for tea” becomes').selectOption('ready')
    await says(page, 'is now ready')
    await page.reload()
    await says(page, '3 items will be created')
    if (!(await page.getByLabel('“Waiting for tea” becomes').isVisible()))
      await unfold(page, 'Statuses, types and estimates')
    expect(await page.getByLabel('“Waiting for tea” becomes').inputValue()).toBe('ready')
    await page.goBack()
    await page.getByRole('heading', { name: 'Bring a backlog in' }).waitFor()
    await page.goForward()
    await says(page, '3 items will be created')
  })

  test('that the server has forgotten says so after a reload', async () => {
    const { page, product, expecting } = await onImport()
    expecting(/status of 404/)
    await page.goto(`${product.path}/import?import=bat_none`)
    await page.getByRole('alert').filter({ hasText: 'no longer has this one' }).waitFor()
  })
})

describe('what is chosen for a file', () => {
  test('holds for the next file of its kind, which says so, until it is forgotten', async () => {
    const { page, items } = await onImport()
    await chooseFile(page, table('first.csv', 'Title,Status,Shirt size', 'A,Steeping,M', 'B,Done,L'))
    await page.getByLabel('“Steeping” becomes').selectOption('doing')
    await says(page, '“Steeping” is now doing: 1 row.')
    await unfold(page, 'Columns')
    await page.getByLabel('Read “Shirt size” as').selectOption('estimate')
    await page.getByLabel('“M” is worth, in points').fill('5')
    await page.keyboard.press('Enter')
    await says(page, '“M” is now 5: 1 row.')
    await page.getByRole('button', { name: 'Import 2 items' }).click()
    await page.getByRole('heading', { name: 'Imported 2 items' }).waitFor()
    expect(await items()).toMatchObject([{ status: 'doing', estimate: 5 }, { estimate: null }])

    await page.getByRole('button', { name: 'Import another file' }).click()
    await chooseFile(page, table('second.csv', 'Shirt size,Status,Title', 'M,Steeping,C'))
    await page.getByText('As was chosen for the last file of this kind').waitFor()
    await page.getByText('Status “Steeping”: doing', { exact: true }).waitFor()
    await page.getByText('Estimate “M”: 5', { exact: true }).waitFor()
    await page.getByText('Column “Shirt size”: Estimate', { exact: true }).waitFor()
    expect(await page.getByLabel('“M” is worth, in points').inputValue()).toBe('5')
    await page.getByRole('button', { name: /^Forget/ }).click()
    await page.getByText('As was chosen for the last file of this kind').waitFor({ state: 'detached' })
    expect(await page.getByLabel('“Steeping” becomes').inputValue()).not.toBe('doing')
  })

  test('can be what an estimate in words is worth, and what is no number is said to be none', async () => {
    const { page } = await onImport()
    await chooseFile(page, table('sizes.csv', 'Title,Status,Estimate', 'A,Done,XXL', 'B,Done,?'))
    const points = page.getByLabel('“XXL” is worth, in points')
    await points.fill('many')
    await page.getByText('Points are a number').waitFor()
    await points.fill('2,5')
    await page.getByLabel('“?” is worth, in points').focus()
    await says(page, '“XXL” is now 2.5: 1 row.')
  })
})

test('a workbook is read by one of its sheets, with its tree and its numbers, and another can be chosen', async () => {
  const { page, product, items } = await onImport()
  const bytes = await writeXlsx({
    sheets: [
      { name: 'Lists', rows: [['Colours'], ['red'], ['green']] },
      {
        name: 'Backlog',
        rows: [
          ['Epic', 'Title', 'Status', 'Points'],
          ['Rooms', 'Größe wählen', 'Done', 3],
          ['Rooms', '部屋を予約する', 'In Progress', 0.5],
        ],
      },
      {
        name: 'Later',
        rows: [
          ['Title', 'Status'],
          ['Some day', 'Open'],
        ],
      },
    ],
  })
  await chooseFile(page, {
    name: 'rooms.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(bytes),
  })
  await says(page, '3 items will be created')
  await page.getByText('sheet “Backlog” of 3').waitFor()
  await unfold(page, 'Reading')
  const sheet = page.getByLabel('Sheet', { exact: true })
  await sheet.selectOption('Later')
  await says(page, '1 item will be created')
  await sheet.selectOption('Backlog')
  await says(page, '3 items will be created')
  await page.getByRole('button', { name: 'Import 3 items' }).click()
  await page.getByRole('heading', { name: 'Imported 3 items' }).waitFor()
  const [epic, ...stories] = (await items()) as Item[]
  expect(epic).toMatchObject({ title: 'Rooms', kind: 'epic', parent: null })
  expect(stories).toMatchObject([
    { title: 'Größe wählen', status: 'done', estimate: 3, parent: epic!.id },
    { title: '部屋を予約する', status: 'doing', estimate: 0.5, parent: epic!.id },
  ])
  await page.getByRole('link', { name: 'See the backlog' }).click()
  await page.waitForURL(`**${product.path}/backlog`)
})

test('several files at once are read one after the other, and the ones to come are named', async () => {
  const { page, items } = await onImport()
  await page
    .locator('input[type=file]')
    .setInputFiles(
      ['Rooms', 'Meals', 'Bikes'].map((title) => table(`${title}.csv`, 'Title,Status', `${title},Done`)),
    )
  await page.getByRole('cell', { name: 'Rooms' }).waitFor()
  await says(page, '2 more files wait, one after the other: Meals.csv, Bikes.csv.')
  await page.getByRole('button', { name: 'Import 1 item' }).click()
  await page.getByRole('heading', { name: 'Imported 1 item' }).waitFor()
  await page.getByRole('button', { name: 'Read the next one' }).click()
  await page.getByRole('cell', { name: 'Meals' }).waitFor()
  await says(page, 'One more file waits: Bikes.csv.')
  await page.getByRole('button', { name: 'Leave it out' }).click()
  await page.getByText('Bikes.csv').waitFor({ state: 'detached' })
  expect((await items()).map(({ title }) => title)).toEqual(['Rooms'])
})

test('a file that is set aside for the next one waits behind the others, over other screens too, and a reload asks', async () => {
  const { page, product } = await onImport()
  await page
    .locator('input[type=file]')
    .setInputFiles(['Tents', 'Boats'].map((title) => table(`${title}.csv`, 'Title,Status', `${title},Done`)))
  await page.getByRole('cell', { name: 'Tents' }).waitFor()
  await page.getByRole('button', { name: 'Read the next one' }).click()
  await page.getByRole('cell', { name: 'Boats' }).waitFor()
  await says(page, 'One more file waits: Tents.csv.')
  await page
    .getByRole('link', { name: /^Backlog/ })
    .first()
    .click()
  await page.waitForURL(`**${product.path}/backlog`)
  await page.goBack()
  await says(page, 'One more file waits: Tents.csv.')
  const asked = page.waitForEvent('dialog')
  void page.reload().catch(() => {})
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await says(page, 'One more file waits: Tents.csv.')
  await page.getByRole('button', { name: 'Leave it out' }).click()
})

test('a double click imports: no button takes the place of the one that was pressed', async () => {
  const { page, items } = await onImport()
  const lines = Array.from({ length: 3000 }, (_, at) => `Story ${at + 1}`)
  await chooseFile(page, { name: 'twice.txt', mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n')) })
  await page.getByRole('button', { name: 'Import 3,000 items' }).dblclick()
  await page.getByRole('heading', { name: 'Imported 3,000 items' }).waitFor({ timeout: 60_000 })
  expect(await items()).toHaveLength(3000)
})

test('what the server has forgotten is sent again and imported by the same press, also after a name was typed', async () => {
  for (const name of ['', 'Renamed']) {
    const { page, expecting } = await onImport(['Other work'])
    expecting(/status of 404/)
    await chooseFile(page, table('late.csv', 'Title,Status', `Late ${name},Done`))
    await page.getByRole('button', { name: 'Import 1 item' }).waitFor()
    if (name) await page.getByLabel('Name').fill(name)
    // The server keeps three files for each person.
    await page.evaluate(async () => {
      for (const body of ['A', 'B', 'C', 'D'])
        await fetch('/api/v1/imports?name=x.txt&choices={"newProduct":{}}', { method: 'POST', body })
    })
    await page.getByRole('button', { name: 'Import 1 item' }).click()
    await page.getByRole('heading', { name: 'Imported 1 item' }).waitFor()
  }
})

describe('a product with other work', () => {
  test('is left alone: the file makes a product of its own, named after it, and one undo takes both back', async () => {
    const { page, product, items } = await onImport(['Other work'])
    await chooseFile(page, {
      name: 'road map.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('One\nTwo\n'),
    })
    expect(await page.getByRole('radio', { name: 'A new product' }).isChecked()).toBe(true)
    await page.getByLabel('Name').fill('Roads')
    await page.getByLabel('Key').fill('roads')
    await page.getByRole('button', { name: 'Import 2 items' }).click()
    await page.getByRole('heading', { name: 'Imported 2 items' }).waitFor()
    expect((await items()).map(({ title }) => title)).toEqual(['Other work'])
    await page.getByRole('link', { name: 'See the backlog' }).click()
    await eventuallyTitles(page).toEqual(['One', 'Two'])
    expect(page.url()).toContain('/p/ROADS/backlog')
    await page.goBack()
    await page.getByRole('button', { name: 'Undo import' }).click()
    await page.getByRole('heading', { name: 'Import undone' }).waitFor()
    const products = (await world.owner.records('product')) as { key: string }[]
    expect(products.map(({ key }) => key)).not.toContain('ROADS')
    expect(page.url()).toContain(product.path)
  })

  test('says beside the key that another product has it, and keeps what was typed', async () => {
    const { page, product, expecting } = await onImport(['Other work'])
    expecting(/status of 4/)
    await chooseFile(page, { name: 'clash.txt', mimeType: 'text/plain', buffer: Buffer.from('One\n') })
    await page.getByLabel('Key').fill(product.path.slice(3))
    await page.getByRole('button', { name: 'Import 1 item' }).click()
    const key = page.getByLabel('Key')
    await eventually(() => key.getAttribute('aria-invalid')).toBe('true')
    const said = page.locator(`[id="${await key.getAttribute('aria-describedby')}"]`)
    expect(await said.textContent()).toContain(product.path.slice(3))
    await eventually(() => key.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await key.inputValue()).toBe(product.path.slice(3))
  })

  test('takes a file in that came to it before, and asks about what was renamed since', async () => {
    const { page, product, items } = await onImport()
    const rows = ['1,Pay,Done', '2,Ship,Done', '3,Search,To do']
    const file = table('shop.csv', 'Id,Title,Status', ...rows)
    await chooseFile(page, file)
    await page.getByRole('button', { name: 'Import 3 items' }).click()
    await page.getByRole('heading', { name: 'Imported 3 items' }).waitFor()
    await page.getByRole('button', { name: 'Import another file' }).click()
    const ship = ((await items()) as Item[]).find(({ title }) => title === 'Ship')!
    await world.owner.run({ name: 'edit-item', input: { item: ship.id, title: 'Deliver' } })
    await chooseFile(page, table('shop.csv', 'Id,Title,Status', ...rows, '4,Return,To do'))
    await says(page, '1 item will be created, 3 skipped.')
    const here = page.getByRole('radio', { name: `Product ${product.path.slice(3)} (3 items)` })
    expect(await here.isChecked()).toBe(true)
    await page.getByText('3 of the file are there').waitFor()
    await page.getByText(/has the number of .*, which is “Deliver” here/).waitFor()
    const same = page.getByRole('checkbox', { name: /“Ship” is the same item as/ })
    expect(await same.isChecked()).toBe(true)
    await same.uncheck()
    await says(page, '2 items will be created, 2 skipped.')
    await page.getByRole('radio', { name: 'A new product' }).check()
    await page.getByText('Most of these items are in', { exact: false }).waitFor()
    await here.check()
    await same.check()
    await page.getByRole('button', { name: 'Import 1 item' }).click()
    await page.getByRole('heading', { name: 'Imported 1 item' }).waitFor()
    expect((await items()).map(({ title }) => title)).toEqual(['Pay', 'Deliver', 'Search', 'Return'])
  })

  test('sends the files that come together the same way, and offers what the one before has made', async () => {
    const { page, items } = await onImport(['Other work'])
    const file = (title: string) =>
      table(`${title}.csv`, 'Title,Status', `${title} one,Done`, `${title} two,Done`)
    await page.locator('input[type=file]').setInputFiles([file('Rooms'), file('Meals')])
    await page.getByLabel('Name').fill('Hotel')
    await page.getByRole('button', { name: 'Import 2 items' }).click()
    await page.getByRole('heading', { name: 'Imported 2 items' }).waitFor()
    await page.getByRole('button', { name: 'Read the next one' }).click()
    expect(await page.getByRole('radio', { name: 'Hotel', exact: true }).isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Import 2 items' }).click()
    await page.getByText('at the bottom of the backlog of Hotel').waitFor()
    expect((await items()).map(({ title }) => title)).toEqual(['Other work'])

    await page.getByRole('button', { name: 'Import another file' }).click()
    await chooseFile(page, file('Meals'))
    await says(page, 'Nothing will be created, 2 skipped.')
    expect(await page.getByRole('radio', { name: 'Hotel; 2 of the file are there' }).isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Another file' }).click()
    await chooseFile(page, file('Bikes'))
    expect(await page.getByRole('radio', { name: 'A new product' }).isChecked()).toBe(true)
    await page.getByRole('radio', { name: /^Hotel/ }).check()
    await page.getByRole('button', { name: 'Import 2 items' }).click()
    await page.getByRole('heading', { name: 'Imported 2 items' }).waitFor()
    await page.getByRole('link', { name: 'See the backlog' }).click()
    await eventuallyTitles(page).toEqual(
      ['Rooms', 'Meals', 'Bikes'].flatMap((title) => [`${title} one`, `${title} two`]),
    )
  })

  test('can take the items in all the same, and what may be twins is asked about', async () => {
    const { page, items } = await onImport()
    await chooseFile(page, table('one.csv', 'Title,Status', 'Same words,Done'))
    await page.getByRole('button', { name: 'Import 1 item' }).click()
    await page.getByRole('heading', { name: 'Imported 1 item' }).waitFor()
    await page.getByRole('button', { name: 'Import another file' }).click()
    await chooseFile(page, table('two.csv', 'Title,Status,Points', 'Same words,To do,3', 'Others,Done,1'))
    await page.getByRole('radio', { name: /^Product IM/ }).check()
    await page.getByRole('checkbox', { name: /is the same item as/ }).check()
    await says(page, '1 item will be created, 1 skipped.')
    await page.getByRole('button', { name: 'Import 1 item' }).click()
    await page.getByRole('heading', { name: 'Imported 1 item' }).waitFor()
    expect(await items()).toHaveLength(2)
  })
})

test('an import leads on to deriving a roadmap from what came', async () => {
  const { page, product } = await onImport()
  await chooseFile(page, datahub)
  await page.getByRole('button', { name: 'Import 67 items' }).click()
  await page.getByRole('link', { name: 'Derive a roadmap from these 67' }).click()
  await page.waitForURL(`**${product.path}/derive/bottom-up**`)
})

test('a file dropped on the backlog shows a target and is read as an import', async () => {
  const { page, product } = await onImport()
  await page.goto(`${product.path}/backlog`)
  await page.getByRole('heading', { level: 1, name: 'Backlog' }).waitFor()
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['One\nTwo\n'], 'dropped.txt', { type: 'text/plain' }))
    return transfer
  })
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data })
  await page.getByText('Drop the file to import it').waitFor()
  await page.dispatchEvent('main', 'drop', { dataTransfer: data })
  await says(page, '2 items will be created.')
})

test('a dry run with all that it found is without faults of accessibility, on a phone too', async () => {
  const { page } = await onImport(['Other work'])
  await chooseFile(
    page,
    table(
      'all.csv',
      'Title,State,Fix version,Sprint,Odd',
      'A,Accepted for later,1.0,S1,x',
      'B,Done,2.0,S2,y',
    ),
  )
  await page.getByText('Nothing is written until you import.').waitFor()
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '')
  })
  expect(await faultsOf(page)).toEqual([])
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
