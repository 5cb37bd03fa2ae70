import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { inProject } from '../../../scripts/project.mjs'
import { backlogPath, newProfile, openBacklog } from '../drive/page.ts'
import type { Result } from '../table.ts'
import type { Line } from './line.ts'

const assets = inProject('dist', 'web', 'assets')

function gzipped(name: string): number {
  return gzipSync(readFileSync(`${assets}/${name}`)).length / 1_000
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

export const weight: Line = {
  id: 'Q16',
  scenario: 'script and style',
  async run(bench): Promise<Result[]> {
    const running = await bench.serve(1_000)
    const context = await newProfile(bench, running)
    const { page } = await openBacklog(context)
    const loaded = await page.evaluate(() => [
      ...new Set(
        performance
          .getEntriesByType('resource')
          .filter(({ startTime }) => startTime < (window.probe.rowsAt ?? 0))
          .map(({ name }) => new URL(name).pathname),
      ),
    ])
    await context.close()
    await bench.stop(running)
    const names = loaded
      .filter((path) => path.startsWith('/assets/'))
      .map((path) => path.slice('/assets/'.length))
    const scripts = names
      .filter((name) => name.endsWith('.js'))
      .map((name) => ({ name, size: gzipped(name) }))
    const all = readdirSync(assets)
    const largest = scripts.sort((a, b) => b.size - a.size).slice(0, 4)
    const common = { id: 'Q16', unit: 'kB', peer: 'Planka 2,530 kB' }
    const one = (value: number, target: number) => [{ name: '', value, target }]
    return [
      {
        ...common,
        scenario: `script of the first route (${backlogPath.split('/').at(-1)}), gzip`,
        parts: one(sum(scripts.map(({ size }) => size)), 150),
        note: largest
          .map(({ name, size }) => `${name.replace(/-[\w-]{8}\.js$/, '')} ${size.toFixed(1)}`)
          .join(', '),
      },
      {
        ...common,
        scenario: 'script of the whole app, gzip',
        parts: one(sum(all.filter((name) => name.endsWith('.js')).map(gzipped)), 300),
        note: '',
      },
      {
        ...common,
        scenario: 'style, gzip',
        parts: one(sum(all.filter((name) => name.endsWith('.css')).map(gzipped)), 20),
        note: '',
      },
    ]
  },
}
