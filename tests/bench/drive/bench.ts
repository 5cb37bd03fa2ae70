import type { Browser } from 'playwright-core'
import { launchBrowser } from '#tests/support/browser.ts'
import { ensureBuilt } from '../../../scripts/build.mjs'
import { type Shape, storeOf } from '../data/store.ts'
import { fetchSnapshot, me } from './me.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { type SignedIn, signInto } from './sign-in.ts'

/** A store of a size, its server and its owner. */
export interface Running extends SignedIn {
  server: ServerProcess
  dataDir: string
}

/** What a line needs of the bench; all that it opens ends with the line. */
export interface Bench {
  /** fewer samples, 10,000 items only */
  readonly quick: boolean
  /** the first in a full run, the second in a quick one */
  samples(full: number, quick: number): number
  /** the sizes that the run looks at, of those that the line is about */
  sizes(...all: number[]): number[]
  /** Starts a server on a fresh copy of a store, by its items or its whole shape, loaded and warm. */
  serve(store: number | Shape, flags?: readonly string[]): Promise<Running>
  stop(running: Running): Promise<void>
  /** The page is built before it is looked at. One line has one browser: the first call says which. */
  browser(): Promise<Browser>
  /** One that draws as soon as it can and not 60 times a second: what is timed is the work, not the wait. */
  unheldBrowser(): Promise<Browser>
  /** Ends everything that is still there. */
  end(): Promise<void>
}

export function createBench(quick: boolean): Bench {
  const open = new Map<Running, () => void>()
  let browser: Promise<Browser> | null = null

  async function stop(running: Running): Promise<void> {
    const remove = open.get(running)
    open.delete(running)
    await running.server.stop()
    remove?.()
  }

  return {
    quick,
    samples: (full, short) => (quick ? short : full),
    sizes: (...all) => (quick && all.length > 1 ? all.filter((count) => count <= 10_000) : all),
    async serve(store, flags = []) {
      const { dataDir, remove } = await storeOf(typeof store === 'number' ? { items: store } : store)
      const server = await startServer(dataDir, { flags })
      const running = { server, dataDir, ...(await signInto(server)) }
      open.set(running, remove)
      for (const scope of (await me(running)).scopes) await fetchSnapshot(running, scope)
      return running
    },
    stop,
    browser: () => (browser ??= ensureBuilt().then(() => launchBrowser())),
    unheldBrowser: () => (browser ??= ensureBuilt().then(() => launchBrowser(unheld))),
    async end() {
      await browser?.then(
        (opened) => opened.close(),
        () => {},
      )
      browser = null
      for (const running of [...open.keys()]) await stop(running)
    },
  }
}

const unheld = ['--disable-frame-rate-limit', '--disable-gpu-vsync']
