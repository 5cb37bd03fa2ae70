import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { chromiumOptions } from '#tests/support/browser.ts'
import { ensureBuilt } from '../../../scripts/build.mjs'
import { productKey } from '../data/records.ts'
import type { Bench, Running } from './bench.ts'
import { installProbe, type Probed } from './probe.ts'

export const backlogPath = `/p/${productKey}/backlog`
export const rowSelector = '[role=row][data-item]'

const screen = { viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'UTC' }

/** A browser profile with nothing in it but the owner's session. */
export async function newProfile(bench: Bench, running: Running): Promise<BrowserContext> {
  const browser = await bench.browser()
  const context = await browser.newContext({ ...screen, baseURL: running.server.url })
  await signInWith(context, running)
  return context
}

/** The same, kept on disk as that of somebody who comes back: with compiled scripts, as a usual window has. */
export async function keptProfile(running: Running): Promise<BrowserContext> {
  await ensureBuilt()
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  const options = { ...chromiumOptions(), ...screen, baseURL: running.server.url }
  const context = await chromium.launchPersistentContext(folder, options)
  context.on('close', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  await signInWith(context, running)
  return context
}

async function signInWith(context: BrowserContext, { server, cookie }: Running): Promise<void> {
  const [name = '', ...value] = cookie.split('=')
  await context.addCookies([{ name, value: value.join('='), url: server.url }])
  await context.addInitScript(installProbe)
}

/** Opens the backlog and waits until its first rows are on the screen. */
export async function openBacklog(context: BrowserContext): Promise<{ page: Page; rowsAt: number }> {
  const page = await context.newPage()
  await page.goto(backlogPath, { waitUntil: 'commit' })
  const found = await page.waitForFunction(() => window.probe?.rowsAt ?? null, undefined, {
    polling: 20,
    timeout: 60_000,
  })
  return { page, rowsAt: Number(await found.jsonValue()) }
}

/** A real press of the mouse on the second row; throws when the row does not take the focus. */
export async function clickRow(page: Page): Promise<void> {
  // By its place in the list: row elements are reused, so their order on the page says nothing.
  const row = page.locator(`${rowSelector}[aria-rowindex="2"]`)
  const box = await row.boundingBox()
  if (!box) throw new Error('The second row is not on the screen')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  const id = await row.getAttribute('data-item')
  await page.waitForFunction(
    (wanted) => document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset.item === wanted,
    id,
    { polling: 10, timeout: 10_000 },
  )
}

export function probed(page: Page): Promise<Probed> {
  return page.evaluate(() => window.probe)
}

/** Waits until the page is live and has done its work in the background, such as keeping the snapshot. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(
    async (name) => {
      const found = (await indexedDB.databases()).find((database) => database.name?.startsWith(name))
      if (!found?.name) return false
      const opening = indexedDB.open(found.name)
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      try {
        const counting = database.transaction('scopes').objectStore('scopes').getAllKeys()
        return await new Promise<boolean>((resolve) => {
          counting.onsuccess = () =>
            resolve(counting.result.some((scope) => String(scope).endsWith('.backlog')))
        })
      } finally {
        database.close()
      }
    },
    'throughline ',
    { polling: 100, timeout: 30_000 },
  )
  await page.waitForTimeout(150)
}
