import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { cacheFolder } from '../../scripts/project.mjs'
import { launchBrowser } from './browser.ts'
import { type Person, seat } from './person.ts'
import { claimServer, type Owner, type RunningServer, startServer } from './server.ts'

/** One server and one Chromium for the tests of a file. */
export interface World {
  readonly server: RunningServer
  readonly owner: Owner
  /** the owner at a browser profile of their own, signed in; called twice, it is two of them */
  signedIn(options?: BrowserContextOptions): Promise<Person>
  /** somebody who is not signed in */
  stranger(options?: BrowserContextOptions): Promise<Person>
}

/** What each of them saw last, for whoever looks for the reason. */
export async function keepPictures(test: string, people: readonly Person[]): Promise<void> {
  const folder = join(cacheFolder, 'failed-tests')
  mkdirSync(folder, { recursive: true })
  for (const [index, { page }] of people.entries()) {
    const path = join(folder, `${test.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}-${index + 1}.png`)
    await page.screenshot({ path }).then(
      () => console.log(`What person ${index + 1} saw: ${path}`),
      () => {},
    )
  }
}

/**
 * Sets the stage for a file: `claimed` makes the owner beforehand. After each test every page must have been
 * silent: an error, or a violation of the content policy, fails the test that caused it.
 */
export function openWorld({ claimed = true } = {}): World {
  let server: RunningServer | undefined
  let browser: Browser | undefined
  let owner: Owner | null = null
  let people: Person[] = []

  beforeAll(async () => {
    server = await startServer()
    browser = await launchBrowser()
    if (claimed) owner = await claimServer(server)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(task.name, people)
    const complaints = people.flatMap((person) => person.complaints())
    for (const { context } of people) await context.close()
    people = []
    expect(complaints, 'what the browser complained of').toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  async function admit(who: Owner | null, options?: BrowserContextOptions): Promise<Person> {
    if (!server || !browser) throw new Error('There is no server yet')
    const person = await seat(browser, server, who, options)
    people.push(person)
    return person
  }

  return {
    get server() {
      if (!server) throw new Error('There is no server yet')
      return server
    },
    get owner() {
      if (!owner) throw new Error('Nobody has claimed the server')
      return owner
    },
    signedIn: (options) => admit(owner, options),
    stranger: (options) => admit(null, options),
  }
}
