import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { eventually, type Person, seat } from '#tests/support/person.ts'
import { olivia, type RunningServer, startServer } from '#tests/support/server.ts'
import { keepPictures, openBrowser } from '#tests/support/world.ts'

// One story in order: each test goes on where the one before it ended, as a first day does.

const chrome = openBrowser()
let server: RunningServer
let person: Person
let link: string

beforeAll(async () => {
  server = await startServer()
  person = await seat(chrome.browser, server, null)
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepPictures(task.name, [person])
})
afterAll(async () => {
  await person?.context.close()
  await server?.stop()
})

/**
 * Says why the form did not go through, and that it still holds what was typed. What a field can mend stands at that
 * field, once, and the focus is there.
 */
async function expectRefusal(
  sentence: RegExp,
  typed: { name: string; password: string },
  at: 'Name' | 'Password' | null = null,
) {
  const { page } = person
  await eventually(() => page.getByText(sentence).count()).toBe(1)
  if (at) {
    const field = page.getByLabel(at, { exact: true })
    await eventually(() => field.evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(await field.evaluate(describedBy)).toMatch(sentence)
  } else await page.getByRole('alert').filter({ hasText: sentence }).waitFor()
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe(typed.name)
  expect(await page.getByLabel('Password').inputValue()).toBe(typed.password)
}

/** In the page: what is said of a field besides its name. */
function describedBy(field: Element): string {
  const ids = field.getAttribute('aria-describedby')?.split(' ') ?? []
  return ids.map((id) => document.getElementById(id)?.textContent).join(' ')
}

async function fill({ name, password }: { name: string; password: string }, button: string) {
  const { page } = person
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: button }).click()
}

test('the first start prints one link that carries a claim code', () => {
  link = server.claimLink() ?? ''
  expect(link.startsWith(`${server.url}/claim#`)).toBe(true)
  expect(server.output().match(/http:/g)).toHaveLength(1)
})

test('whoever comes without the link is told where to find it', async () => {
  const { page } = person
  person.expecting(/status of 401/)
  await page.goto('/')
  await page.waitForURL(/\/sign-in$/)
  await page.getByRole('heading', { name: 'This server belongs to nobody yet.' }).waitFor()
  await page.getByText('Open the link that the terminal printed').waitFor()
})

test('a wrong code is refused with a sentence and nothing typed is lost', async () => {
  person.expecting(/status of 403/)
  await person.page.goto('/claim#wrong')
  await fill(olivia, 'Open Throughline')
  await expectRefusal(/link is not valid here/, olivia)
})

test('a short password and an empty name are refused with sentences and nothing typed is lost', async () => {
  await person.page.goto('about:blank')
  await person.page.goto(link)
  const short = { name: olivia.name, password: 'horse' }
  await fill(short, 'Open Throughline')
  await expectRefusal(/shorter than 8 characters/, short, 'Password')
  // It goes as soon as it is mended, and not when it is sent again.
  await person.page.getByLabel('Password').fill(olivia.password)
  expect(await person.page.getByText(/shorter than 8 characters/).count()).toBe(0)
  const nameless = { name: '   ', password: olivia.password }
  await fill(nameless, 'Open Throughline')
  await expectRefusal(/Name is empty/, nameless, 'Name')
})

test('a name and a password lead to one question, and a living example to the roadmap of the sample', async () => {
  const { page } = person
  await fill(olivia, 'Open Throughline')
  await page.getByRole('heading', { name: 'What would you like to see first?' }).waitFor()
  await page.getByRole('link', { name: 'Import a backlog' }).waitFor()
  await page.getByRole('link', { name: 'A living example' }).click()
  await page.waitForURL(/\/p\/TM\/roadmap$/)
  await eventually(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Roadmap')
  for (const name of ['First hikes', 'Come back', 'Go together', 'Pays its way']) {
    await page.getByText(name, { exact: true }).first().waitFor()
  }
  await page.getByText('Sample product.').waitFor()
})

test('a claim link that has been used leads to where one signs in, and says so', async () => {
  const second = await seat(chrome.browser, server, null)
  await second.page.goto(link)
  await second.page.waitForURL(/\/sign-in#used$/)
  await second.page.getByRole('status').filter({ hasText: 'This link has been used.' }).waitFor()
  await second.page.getByLabel('Name', { exact: true }).fill(olivia.name)
  await second.page.getByLabel('Password').fill(olivia.password)
  await second.page.keyboard.press('Control+Enter')
  await second.page.waitForURL(/\/p\/TM\/roadmap$/)
  expect(second.complaints()).toEqual([])
  await second.context.close()
})

test('the sample can be deleted in one click, and undo brings it back, also after a reload', async () => {
  const { page } = person
  await page.getByRole('button', { name: 'Delete sample' }).click()
  await page.getByRole('heading', { name: 'Which product are you planning?' }).waitFor()
  await page.getByText('Deleted Trailmix.').first().waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.waitForURL(/\/p\/TM\/roadmap$/)
  await page.getByText('First hikes', { exact: true }).first().waitFor()
})

test('signing out leads to the door, and nothing of the workspace stays in the browser', async () => {
  const { page } = person
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'What to do or where to go' }).fill('sign out')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/sign-in$/)
  await page.goto('/p/TM/backlog')
  await page.waitForURL(/\/sign-in\?to=/)
  expect(await page.evaluate(keptRecords)).toBe(0)
})

/** Counts, in the page, what lies in the browser's databases. */
async function keptRecords(): Promise<number> {
  let count = 0
  for (const { name } of await indexedDB.databases()) {
    if (!name) continue
    const open = indexedDB.open(name)
    const base = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result)
      open.onerror = () => reject(open.error)
    })
    for (const store of base.objectStoreNames) {
      const asked = base.transaction(store).objectStore(store).count()
      count += await new Promise<number>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(asked.error)
      })
    }
    base.close()
  }
  return count
}

test('the second start prints no claim link and asks for name and password', async () => {
  const { page } = person
  person.expecting(/WebSocket connection/, /ERR_/)
  await server.kill()
  await server.start()
  expect(server.claimLink()).toBeNull()
  await page.goto('/')
  await page.waitForURL(/\/sign-in$/)
  const wrong = { name: olivia.name, password: 'wrong horse' }
  await fill(wrong, 'Sign in')
  await expectRefusal(/do not belong together/, wrong, 'Password')
  await fill(olivia, 'Sign in')
  await page.waitForURL(/\/p\/TM\/roadmap$/)
})

test('the browser complained of nothing', () => {
  expect(person.complaints()).toEqual([])
})
