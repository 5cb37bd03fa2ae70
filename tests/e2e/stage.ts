import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { ensureBuilt } from '../../scripts/build.mjs'
import { chromiumOptions } from '../support/browser.ts'
import { claimServer, startServer } from '../support/server.ts'

/** What all files of browser tests share; each test keeps to products of its own. */
export interface Stage {
  /** where the server listens, for example `http://127.0.0.1:4000` */
  url: string
  /** of the owner, who has claimed it */
  cookie: string
  /** where Chromium takes commands */
  browser: string
}

declare module 'vitest' {
  interface ProvidedContext {
    stage: Stage
  }
}

/** One server and one Chromium for all files. A fault that the server logged in any of them fails the run. */
export default async function setTheStage(project: TestProject): Promise<() => Promise<void>> {
  await ensureBuilt()
  const [server, browser] = await Promise.all([startServer(), chromium.launchServer(chromiumOptions())])
  const { cookie } = await claimServer(server)
  project.provide('stage', { url: server.url, cookie, browser: browser.wsEndpoint() })
  return async () => {
    await browser.close()
    const faults = server.faults()
    await server.stop()
    if (faults.length > 0) throw new Error(`The server logged faults:\n${faults.join('\n')}`)
  }
}
