import { cpSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { inProject } from '../../scripts/project.mjs'

/** The browser of somebody whose page may keep its files for when the server is away. */
export const withShell = { serviceWorkers: 'allow' } as const

/** The paths that each version of the page keeps in this browser, by the version's name. */
export function keptShells(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(async () => {
    const kept: Record<string, string[]> = {}
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys()
      kept[name] = requests.map(({ url }) => new URL(url).pathname)
    }
    return kept
  })
}

/** Copies the built page, so that a test may put another build in its place. */
export function copyPage(folder: string): void {
  cpSync(inProject('dist', 'web'), folder, { recursive: true })
}

/** As a build of a changed program leaves it: every file has another name, and the old ones are gone. */
export function buildAnew(folder: string, mark: string): void {
  const assets = join(folder, 'assets')
  const renamed = new Map(
    readdirSync(assets).map((name) => [name, name.replace(/\.(\w+)$/, (_, ending) => `${mark}.${ending}`)]),
  )
  const paths = [...renamed.keys()].map((name) => join(assets, name))
  const version = /name="version" content="([^"]+)"/.exec(
    readFileSync(join(folder, 'index.html'), 'utf8'),
  )![1]!
  for (const path of [join(folder, 'index.html'), join(folder, 'shell-worker.js'), ...paths]) {
    if (!/\.(js|css|html)$/.test(path)) continue
    let text = readFileSync(path, 'utf8').replaceAll(version, `${version.slice(0, 9)}${mark}`)
    for (const [old, name] of renamed) text = text.replaceAll(old, name)
    writeFileSync(path, text)
  }
  for (const [old, name] of renamed) renameSync(join(assets, old), join(assets, name))
}
