import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openPerson, type PersonAtBrowser } from './browser.ts'
import type { Owner, RunningServer } from './server.ts'

/** Long enough for a slow machine; what waits this long has failed. In ms. */
export const patience = 30_000

/** A person in front of a browser of their own. */
export interface Person extends PersonAtBrowser {
  /** opens an address of the server, such as `/p/TM/backlog`, and waits until its heading stands */
  open(path: string): Promise<void>
  /** what the browser may complain of in this test: doors that say no, a server that is away */
  expecting(...complaints: RegExp[]): void
  /** what it complained of beyond that */
  complaints(): string[]
}

/** Somebody whom the server does not know yet; or, with an owner's cookie, the owner. */
export async function seat(
  browser: Browser,
  server: Pick<RunningServer, 'url'>,
  owner: Pick<Owner, 'cookie'> | null,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const person = await openPerson(browser, server.url, options)
  const { context, page, errors } = person
  page.setDefaultTimeout(patience)
  if (owner) {
    const [name = '', value = ''] = owner.cookie.split(/=(.*)/s)
    await context.addCookies([{ name, value, url: server.url, httpOnly: true, sameSite: 'Lax' }])
  }
  const expected: RegExp[] = []
  return {
    ...person,
    async open(path) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
    },
    expecting: (...complaints) => void expected.push(...complaints),
    complaints: () => errors.filter((text) => !expected.some((pattern) => pattern.test(text))),
  }
}

/** What a browser says by itself when nothing answers. */
export const serverAway = /net::ERR_|WebSocket connection/

/** Asks again and again until the expectation holds. */
export function eventually<T>(read: () => T | Promise<T>) {
  return expect.poll(read, { timeout: patience, interval: 50 })
}

/** Resolves when nothing that was done in this page waits for the server any more. */
export async function inLine(page: Page): Promise<void> {
  await eventually(() => page.evaluate(unsettled)).toBe(0)
}

/** Counts, in the page, the batches that it keeps until the server has answered them. */
async function unsettled(): Promise<number> {
  let count = 0
  for (const { name } of await indexedDB.databases()) {
    if (!name) continue
    const open = indexedDB.open(name)
    const base = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result)
      open.onerror = () => reject(open.error)
    })
    if (base.objectStoreNames.contains('pending')) {
      const asked = base.transaction('pending').objectStore('pending').count()
      count += await new Promise<number>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(asked.error)
      })
    }
    base.close()
  }
  return count
}

/** Drags with the mouse from the middle of one element to a place in another, as a hand would: in steps. */
export async function drag(
  page: Page,
  from: Locator,
  to: Locator,
  at: 'top' | 'middle' | 'bottom' = 'middle',
): Promise<void> {
  // What is dragged can be once the page is at rest.
  await eventually(() =>
    from.evaluate((one) => one.closest('[draggable]') !== null || one.querySelector('[draggable]') !== null),
  ).toBe(true)
  const start = await from.boundingBox()
  const end = await to.boundingBox()
  if (!start || !end) throw new Error('What is dragged, or where to, is not on the screen')
  const share = { top: 0.1, middle: 0.5, bottom: 0.9 }[at]
  const x = end.x + Math.min(end.width / 2, 200)
  const y = end.y + end.height * share
  await page.mouse.move(start.x + Math.min(start.width / 2, 200), start.y + start.height / 2)
  await page.mouse.down()
  // The browser begins a drag only after a few pixels, and says where it is only while the pointer moves.
  await page.mouse.move(start.x + Math.min(start.width / 2, 200) + 6, start.y + start.height / 2 + 6, {
    steps: 3,
  })
  await page.mouse.move(x, y, { steps: 8 })
  await page.mouse.move(x + 1, y)
  await page.mouse.up()
}

/** Opens a menu by its button and chooses a line. */
export async function choose(page: Page, button: Locator, line: string | RegExp): Promise<void> {
  await button.click()
  await menuLine(page, line).click()
}

/** A line of the menu that is open; a name is how it begins, since details and keys stand behind it. */
export function menuLine(page: Page, line: string | RegExp): Locator {
  const name = typeof line === 'string' ? new RegExp(`^${escaped(line)}`) : line
  return page.getByRole('menuitem', { name }).or(page.getByRole('menuitemradio', { name }))
}

/** A text as a pattern that means just itself. */
export const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
