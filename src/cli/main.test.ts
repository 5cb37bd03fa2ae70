import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'

const program = join(import.meta.dirname, 'main.ts')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-cut-'))
  writeFileSync(join(folder, 'long.txt'), Array.from({ length: 20_000 }, (_, at) => `Story ${at}\n`).join(''))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

for (const [argv, exit] of [
  [['help'], 0],
  [['import', '--help'], 0],
  [['import', 'long.txt', '--dry-run', '--json'], 0],
  [['import', 'nowhere.csv', '--dry-run'], 3],
] as const)
  test(`whoever reads only the beginning of "${argv.join(' ')}" hears no more, and it ends as it would`, async () => {
    for (const cut of ['stdout', 'stderr'] as const) {
      const child = spawn(process.execPath, [program, ...argv], { cwd: folder, stdio: 'pipe' })
      const other = text(child[cut === 'stdout' ? 'stderr' : 'stdout'])
      child[cut].destroy()
      const [code] = await once(child, 'exit')
      expect([code, cut]).toEqual([exit, cut])
      expect(await other).not.toMatch(/EPIPE|node:/)
    }
  })
