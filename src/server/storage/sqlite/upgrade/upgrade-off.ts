import type { SqliteOptions } from '../open-sqlite.ts'
import type { Program } from '../program.ts'
import { startWorker } from '../worker-line.ts'

/** Upgrades the store of an older program, on a thread of its own, after a backup of it was made. */
export async function upgradeOff(
  file: string,
  program: Program,
  { onUpgrade: onProgress = () => {}, beforeUpgrade }: Pick<SqliteOptions, 'onUpgrade' | 'beforeUpgrade'>,
): Promise<void> {
  await beforeUpgrade?.()
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
