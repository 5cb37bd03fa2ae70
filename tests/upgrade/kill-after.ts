import { spawn } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Program } from '#server/storage/sqlite/program.ts'

/** Kills a process that opens the folder, as this program or another, a moment after it said so many lines; it may end before. */
export async function killAfter(
  folder: string,
  lines: number,
  moment: number,
  program?: Program,
): Promise<void> {
  const script = fileURLToPath(new URL('../support/upgrade-once.ts', import.meta.url))
  const child = spawn(process.execPath, [script, folder, ...(program ? [JSON.stringify(program)] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  let heard = 0
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (text: Buffer) => {
      heard += text.toString().split('\n').length - 1
      if (heard > lines) resolve()
    })
    void ended.then(() => resolve())
  })
  await setTimeout(moment)
  child.kill('SIGKILL')
  await ended
}
