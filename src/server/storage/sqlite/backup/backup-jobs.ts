import type { Program } from '../program.ts'
import type { BackupReason } from './list-backups.ts'
import { makeBackup } from './make-backup.ts'

export function backupJobs(dataDir: string, program: Program) {
  return {
    make: (to: string, why: BackupReason) => makeBackup(dataDir, to, why, program),
    close: () => {},
  }
}
