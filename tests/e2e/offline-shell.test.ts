import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addItem, eventuallyTitles, rowOf, titles } from '#tests/support/backlog.ts'
import { everythingKept } from '#tests/support/kept-in-browser.ts'
import { buildAnew, copyPage, keptShells, withShell } from '#tests/support/kept-shell.ts'
import { peopleOf } from '#tests/support/people.ts'
import { eventually, inLine, type Person, seat, serverAway } from '#tests/support/person.ts'
import { makeProduct } from '#tests/support/product.ts'
import { claim, type Served, serve } from '#tests/support/serve.ts'
import { ownerWith } from '#tests/support/server.ts'
import { fruit, sharing } from '#tests/support/sharing.ts'
import { openBrowser, openOwnWorld } from '#tests/support/world.ts'

// The page is there while its server is not, and a newer one waits until it is asked for.

const newVersion = /A new version is here/

/** The page's files are whole in this browser, and a worker is there to serve them. */
async function shellStands(page: Page): Promise<void> {
  await eventually(async () => Object.values(await keptShells(page)).flat()).toContain('/')
  await eventually(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated')
}

describe('while the server is away', () => {
  const world = openOwnWorld()
  const { makeShared, onServer } = sharing(world, 'SH')

  test('the page is loaded afresh with what was kept, every screen opens, and what is done is sent later', async () => {
    const product = await makeShared()
    const { page, open, expecting } = await world.signedIn(withShell)
    expecting(serverAway)
    await open(`${product.path}/backlog`)
    await rowOf(page, 'Apple').waitFor()
    await shellStands(page)
    await eventually(() => everythingKept(page)).toContain('Elder')
    await world.server.kill()
    await page.reload()
    await page.getByText('The server is away.', { exact: true }).waitFor()
    await eventuallyTitles(page).toEqual(fruit)
    const isDrawn = (mark: Element) => (mark as HTMLImageElement).naturalWidth > 0
    expect(await page.locator('img[src="/favicon.svg"]').first().evaluate(isDrawn)).toBe(true)
    await addItem(page, 'Written without a server')
    // Another address, in the same browser and from nothing.
    await page.goto(`${product.path}/roadmap`)
    await page.getByRole('button', { name: 'Goal: The first goal' }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('h')
    await page.getByRole('heading', { level: 1, name: 'History' }).waitFor()
    await page.goto(`${product.path}/backlog`)
    await eventually(() => titles(page)).toContain('Written without a server')
    // In a font of ours, not the machine's.
    expect(await page.evaluate(() => document.fonts.check('14px "Geist Variable"'))).toBe(true)
    await world.server.start()
    await inLine(page)
    await eventually(() => onServer(product.id)).toContain('Written without a server')
  })

  test('what was never kept is said to be missing, and comes by itself', async () => {
    const product = await makeShared()
    const { page, context, open, expecting } = await world.signedIn(withShell)
    expecting(serverAway)
    await open(`${product.path}/backlog`)
    await shellStands(page)
    // A browser that was told to forget all but the page's files.
    await page.goto('/favicon.svg')
    await page.evaluate(async () => {
      localStorage.clear()
      for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!)
    })
    await world.server.kill()
    await page.goto(`${product.path}/backlog`)
    await page.getByRole('heading', { name: 'The server cannot be reached' }).waitFor()
    await world.server.start()
    await rowOf(page, 'Apple').waitFor()
    expect(context.serviceWorkers()).toHaveLength(1)
  })

  test('what programs ask for, and files, are never answered with the page', async () => {
    const product = await makeShared()
    const { page, open, expecting } = await world.signedIn(withShell)
    expecting(serverAway)
    await open(`${product.path}/backlog`)
    await shellStands(page)
    await world.server.kill()
    for (const path of ['/api/v1/me', '/api/openapi.json', '/livez', '/favicon.ico'])
      await expect(page.goto(path), path).rejects.toThrow(/ERR_FAILED|ERR_CONNECTION_REFUSED/)
    await world.server.start()
    await open(`${product.path}/backlog`)
  })

  test('nobody’s data is in what is kept of the page, and after signing out there is none anywhere', async () => {
    const product = await makeShared()
    // Signing out ends their session, which is nobody else's.
    const ben = await peopleOf(world).person('Leaving Ben', product.id, 'team')
    const { page, open, expecting } = await world.seat(ben, withShell)
    expecting(serverAway, /401/)
    await open(`${product.path}/backlog`)
    await shellStands(page)
    const paths = Object.values(await keptShells(page)).flat()
    expect(paths.filter((path) => path !== '/' && !path.startsWith('/assets/'))).toEqual(['/favicon.svg'])
    await eventually(() => everythingKept(page)).toContain('Elder')
    await page
      .getByRole('button', { name: /^You: / })
      .or(page.getByTitle(/^You: /))
      .first()
      .click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    await world.server.kill()
    await page.goto(`${product.path}/backlog`)
    await page.getByRole('heading', { name: 'The server cannot be reached' }).waitFor()
    expect(await everythingKept(page)).not.toContain('Elder')
    await world.server.start()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
  })

  test('a screen that is not in the browser yet says so, and the side does not pretend (finding 23)', async () => {
    const product = await makeShared()
    const { page, context, open, expecting } = await world.signedIn()
    expecting(serverAway, /preload CSS/, /dynamically imported module/)
    let cut = true
    await context.route(/\/assets\/history-page/, (route) =>
      cut ? route.abort('connectionrefused') : route.fallback(),
    )
    await open(`${product.path}/roadmap`)
    await world.server.kill()
    await page.getByText('The server is away.', { exact: true }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('h')
    await page.getByText('This screen is not in your browser yet.').waitFor()
    await page.getByRole('heading', { level: 1, name: 'Roadmap' }).waitFor()
    const history = page.getByRole('link', { name: 'History' })
    const weight = () => history.evaluate((link) => getComputedStyle(link).fontWeight)
    expect(Number(await weight())).toBeLessThan(500)
    cut = false
    await world.server.start()
    await page.getByRole('heading', { level: 1, name: 'History' }).waitFor()
    await eventually(async () => Number(await weight())).toBeGreaterThan(500)
  })
})

describe('a newer page', () => {
  const chrome = openBrowser()
  let folder: string
  let served: Served
  let cookie: string
  const people: Person[] = []
  const start = async (port?: number) => {
    served = await serve({
      dataDir: join(folder, 'data'),
      webFolder: join(folder, 'web'),
      ...(port !== undefined && { port }),
    })
  }
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'throughline-shell-'))
    copyPage(join(folder, 'web'))
    await start()
    cookie = (await claim(served)).cookie
    await makeProduct(ownerWith(served.url, cookie), { key: 'NEW', items: ['Apple'] })
  })
  afterAll(async () => {
    await Promise.all(people.map(({ context }) => context.close()))
    await served.stop()
    rmSync(folder, { recursive: true })
  })
  const sit = async () => {
    const person = await seat(chrome.browser, served, { cookie }, withShell)
    person.expecting(serverAway)
    people.push(person)
    return person
  }

  test('is offered once the server that has it is there, never forced; the old one keeps its files until it goes', async () => {
    const { page, context } = await sit()
    await page.goto('/p/NEW/backlog')
    await rowOf(page, 'Apple').waitFor()
    await shellStands(page)
    const version = () =>
      page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[name=version]')!.content)
    const old = await version()
    const settings = Object.values(await keptShells(page))
      .flat()
      .find((path) => path.startsWith('/assets/settings-page'))!

    const port = Number(new URL(served.url).port)
    await served.stop({ keep: true })
    buildAnew(join(folder, 'web'), 'two')
    await start(port)
    await page.getByText(newVersion).waitFor()
    // Nothing else has changed for whoever is here, and what they have not opened yet is still theirs.
    expect(await version()).toBe(old)
    expect(Object.keys(await keptShells(page))).toHaveLength(2)
    expect((await fetch(served.url + settings)).status).toBe(404)
    expect(await page.evaluate((path) => fetch(path).then(({ status }) => status), settings)).toBe(200)

    // A second one has the new page at once, and is offered nothing.
    const second = await context.newPage()
    await second.goto('/p/NEW/backlog')
    await rowOf(second, 'Apple').waitFor()
    await shellStands(second)
    expect(await second.getByText(newVersion).count()).toBe(0)
    expect(Object.keys(await keptShells(second))).toContain(`shell ${old}`)

    await page.getByRole('button', { name: 'Reload' }).click()
    await eventually(version).not.toBe(old)
    // Nobody uses the old one any more.
    await eventually(async () => Object.keys(await keptShells(page))).toEqual([`shell ${await version()}`])
    expect(await page.getByText(newVersion).count()).toBe(0)
  })

  test('is not offered to whoever has it, while the files of the one before are still those that are kept', async () => {
    const { page, context } = await sit()
    await page.goto('/p/NEW/backlog')
    await shellStands(page)
    await page.goto('about:blank')
    const port = Number(new URL(served.url).port)
    await served.stop({ keep: true })
    buildAnew(join(folder, 'web'), 'three')
    await start(port)
    await context.addInitScript((offer) => {
      const told = Object.assign(window, { wasOffered: false })
      new MutationObserver(() => {
        if (document.body?.textContent?.includes(offer)) told.wasOffered = true
      }).observe(document, { childList: true, subtree: true, characterData: true })
    }, newVersion.source)
    const fresh = await context.newPage()
    await fresh.goto('/p/NEW/backlog')
    await rowOf(fresh, 'Apple').waitFor()
    const version = await fresh.evaluate(
      () => document.querySelector<HTMLMetaElement>('meta[name=version]')!.content,
    )
    expect(version).toMatch(/three$/)
    await eventually(async () => Object.keys(await keptShells(fresh))).toEqual([`shell ${version}`])
    expect(await fresh.evaluate(() => (window as unknown as { wasOffered: boolean }).wasOffered)).toBe(false)
  })

  test('is not put in the place of another server at the address, be it another program or one of its own kind', async () => {
    const { page, expecting } = await sit()
    expecting(/401|404/)
    await page.goto('/p/NEW/backlog')
    await rowOf(page, 'Apple').waitFor()
    await shellStands(page)
    await eventually(() => everythingKept(page)).toContain('Apple')
    const port = Number(new URL(served.url).port)
    await served.stop({ keep: true })

    // Another program: its page, its files and its "not found" are its own.
    const asked: string[] = []
    const other = createServer(({ url = '' }, answer) => {
      asked.push(url)
      const isPage = !/^\/(assets|api|live)/.test(url)
      answer.writeHead(isPage ? 200 : 404, { 'content-type': 'text/html' })
      answer.end(isPage ? '<h1>Another program</h1><script src="/assets/theirs.js"></script>' : 'Not here')
    })
    await new Promise<void>((listening) => other.listen(port, '127.0.0.1', listening))
    await page.goto('/p/NEW/backlog')
    await page.getByRole('heading', { name: 'Another program' }).waitFor()
    expect(asked).toContain('/assets/theirs.js')
    expect(await page.evaluate(() => fetch('/api/v1/me').then(({ status }) => status))).toBe(404)
    other.closeAllConnections()
    await new Promise((closed) => other.close(closed))

    // One of its own kind, with people of its own: whoever came from the first is nobody there.
    const stranger = await serve({ dataDir: join(folder, 'other'), webFolder: join(folder, 'web'), port })
    await claim(stranger)
    await page.goto('/p/NEW/backlog')
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    await eventually(() => everythingKept(page)).not.toContain('Apple')
    await stranger.stop({ keep: true })
    await start(port)
  })
})
