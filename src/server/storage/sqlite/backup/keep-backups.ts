import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { diskTrouble } from '../../../data-folder.ts'
import type { Head } from '../epoch.ts'
import { readHeads } from '../heads-file.ts'
import { type Program, product } from '../program.ts'
import { backupOff } from './backup-off.ts'
import { type Backup, backupsOf, listBackups } from './list-backups.ts'
import { backupName } from './make-backup.ts'
import { outdated, type Retention } from './retention.ts'

export interface BackupState {
  /** newest first */
  backups: { made: string; why: string; bytes: number }[]
  /** why the last one that was due could not be made; null when it could */
  trouble: string | null
  /** null when the server makes none by itself */
  retention: Retention | null
}

export interface Backups {
  state(): BackupState
  /** Makes one if it is due; resolves when that is done. */
  look(): Promise<void>
  stop(): Promise<void>
}

export interface BackupOptions {
  dataDir: string
  retention: Retention | null
  now(): number
  onTrouble(error: unknown): void
  program?: Program
}

const DAY = 24 * 3_600_000
const LOOK_MS = 3_600_000

/**
 * Makes a backup a day in the data folder's own `backups`, where something was written since the last one, and throws
 * away those that are no longer needed. When the disk has no room for another, older ones of its own make room, all
 * but the newest.
 */
export function keepBackups(options: BackupOptions): Backups {
  const { dataDir, retention, now, onTrouble, program = product } = options
  const folder = backupsOf(dataDir)
  let trouble: string | null = null
  let running: Promise<void> = Promise.resolve()
  let stopped = false

  function isDue(newest: Backup | undefined): boolean {
    if (!newest) return true
    if (now() - Date.parse(newest.manifest.made) < DAY) return false
    return !isSame(newest.manifest.heads, readHeads(dataDir))
  }

  async function make(): Promise<void> {
    if (!retention || stopped) return
    const own = listBackups(folder).filter(({ manifest }) => manifest.why !== 'asked')
    if (!isDue(own[0])) return
    for (;;) {
      try {
        await backupOff(dataDir, join(folder, backupName(new Date().toISOString())), 'daily', program)
        trouble = null
        break
      } catch (error) {
        const oldest = own.length > 1 ? own.pop() : undefined
        if (!oldest || diskTrouble(dataDir, error) !== 'full') throw error
        rmSync(oldest.path, { recursive: true, force: true })
      }
    }
    for (const { path } of outdated(listBackups(folder), retention))
      rmSync(path, { recursive: true, force: true })
  }

  function look(): Promise<void> {
    running = running.then(make).catch((error) => {
      trouble = error instanceof Error ? error.message : String(error)
      onTrouble(error)
    })
    return running
  }

  const timer = setInterval(() => void look(), LOOK_MS).unref()
  return {
    look,
    state: () => ({
      backups: listBackups(folder).map(({ manifest: { made, why }, bytes }) => ({ made, why, bytes })),
      trouble,
      retention,
    }),
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}

/** Whether nothing was written between two looks at the logs. */
function isSame(some: readonly Head[], others: readonly Head[]): boolean {
  const ids = (heads: readonly Head[]) =>
    heads
      .map(({ workspace, id }) => `${workspace} ${id}`)
      .sort()
      .join()
  return ids(some) === ids(others)
}
