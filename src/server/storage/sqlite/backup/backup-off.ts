import type { Program } from '../program.ts'
import { startWorker } from '../worker-line.ts'
import type { Backup, BackupReason } from './list-backups.ts'

/** Makes a backup on a thread of its own, see make-backup.ts. */
export async function backupOff(
  dataDir: string,
  to: string,
  why: BackupReason,
  program: Program,
): Promise<Backup> {
  const line = startWorker('backup', dataDir, program)
  try {
    return await line.call('make', to, why)
  } catch (error) {
    // The thread's own sentence, not what it was asked to do.
    throw error instanceof Error && error.cause instanceof Error ? error.cause : error
  } finally {
    await line.terminate()
  }
}
