import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright-core'
import { findChromium } from '../../scripts/chromium.mjs'

/** What a real Chromium without a window is started with; `more` are switches on top. */
export function chromiumOptions(more: readonly string[] = []): LaunchOptions {
  const executablePath = findChromium()
  if (!executablePath)
    throw new Error('No Chromium was found. Run the tests with npm test, which installs one.')
  return {
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      // The pages are all ours, on loopback: nothing that a test starts may reach for the network.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...more,
    ],
  }
}

/** Close it when the file's tests are done. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch(chromiumOptions(more))
}

export type PersonAtBrowser = {
  context: BrowserContext
  page: Page
  /** Errors the page threw or wrote to its console, in order; a test that ends well leaves it empty. */
  errors: string[]
}

/**
 * A person with a browser profile of their own (cookies, IndexedDB), so that two of them on one page are two people.
 * @param origin where the server under test listens, for example `http://127.0.0.1:4000`
 * @param options what is different about this person's browser: a phone's viewport, dark colours
 */
export async function openPerson(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<PersonAtBrowser> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // What a worker answers a test can neither hold up nor cut off; those about it ask for it.
    serviceWorkers: 'block',
    // Animations only make a test wait.
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  return { context, page, errors }
}
