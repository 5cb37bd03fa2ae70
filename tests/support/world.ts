import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { cacheFolder } from '../../scripts/project.mjs'
import { type Person, seat } from './person.ts'
import { claimServer, type Owner, ownerWith, type RunningServer, startServer } from './server.ts'

/** The server and the Chromium of the tests of a file. */
export interface World {
  /** where the server listens */
  readonly url: string
  readonly browser: Browser
  readonly owner: Owner
  /** the owner at a browser profile of their own, signed in; called twice, it is two of them */
  signedIn(options?: BrowserContextOptions): Promise<Person>
  /** somebody who is not signed in */
  stranger(options?: BrowserContextOptions): Promise<Person>
  /** whoever has this cookie, at a browser profile of their own */
  seat(who: Pick<Owner, 'cookie'>, options?: BrowserContextOptions): Promise<Person>
}

/** A world whose server may be killed and started. */
export interface OwnWorld extends World {
  readonly server: RunningServer
}

/** The Chromium of the run, for the tests of a file. */
export function openBrowser(): { readonly browser: Browser } {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await chromium.connect(inject('stage').browser)
  })
  afterAll(() => browser?.close())
  return {
    get browser() {
      return here(browser)
    },
  }
}

/**
 * Sets the stage for a file. After each test the products that it made are deleted, and every page must have been
 * silent: an error, or a violation of the content policy, fails the test that caused it.
 */
export function openWorld(): World {
  return worldOn(async () => {
    const { url, cookie } = inject('stage')
    return { url, owner: ownerWith(url, cookie) }
  })
}

/** The same on a server of its own, for tests whose subject is its death, in a folder of their choice. */
export function openOwnWorld(folder?: string): OwnWorld {
  let server: RunningServer | undefined
  const world = worldOn(async () => {
    server = await startServer(folder)
    return { url: server.url, owner: await claimServer(server) }
  })
  afterAll(() => server?.stop())
  return Object.defineProperty(world, 'server', { get: () => here(server) }) as OwnWorld
}

function worldOn(open: () => Promise<{ url: string; owner: Owner }>): World {
  const chrome = openBrowser()
  let opened: { url: string; owner: Owner } | undefined
  let owner: Owner | undefined
  let people: Person[] = []
  let products: string[] = []

  beforeAll(async () => {
    opened = await open()
    owner = {
      ...opened.owner,
      async run(...commands) {
        await here(opened).owner.run(...commands)
        for (const { name, input } of commands)
          if (name === 'create-product') products.push((input as { product: string }).product)
      },
    }
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(task.name, people)
    const complaints = people.flatMap((person) => person.complaints())
    await Promise.all(people.map(({ context }) => context.close()))
    for (const product of products)
      await here(opened).owner.run({ name: 'delete-product', input: { product } })
    people = []
    products = []
    expect(complaints, 'what the browser complained of').toEqual([])
  })

  async function admit(who: Pick<Owner, 'cookie'> | null, options?: BrowserContextOptions): Promise<Person> {
    const person = await seat(chrome.browser, here(opened), who, options)
    people.push(person)
    return person
  }
  return {
    get url() {
      return here(opened).url
    },
    get browser() {
      return chrome.browser
    },
    get owner() {
      return here(owner)
    },
    signedIn: (options) => admit(here(owner), options),
    stranger: (options) => admit(null, options),
    seat: admit,
  }
}

function here<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The stage is not set yet')
  return value
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
