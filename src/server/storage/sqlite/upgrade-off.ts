import { isOld } from './is-old.ts'
import type { Program } from './program.ts'
import { startWorker } from './worker-line.ts'

/** Upgrades the store of an older program, on a thread of its own; does nothing where there is none. */
export async function upgradeOff(
  file: string,
  program: Program,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<void> {
  if (!isOld(file, program.schema)) return
  onProgress(0, 1)
  const line = startWorker('upgrade', file, program, (chunk) => {
    const { done, total } = chunk as { done: number; total: number }
    onProgress(done, total)
  })
  try {
    await line.call('upgrade')
  } finally {
    await line.terminate()
  }
}
