import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupSeen, BackupsSeen } from '#protocol/health-door.ts'
import { diskTrouble, folderTrouble } from '../../../data-folder.ts'
import type { Head } from '../epoch.ts'
import { readHeads } from '../heads-file.ts'
import { type Program, product } from '../program.ts'
import { backupOff } from './backup-off.ts'
import { type Backup, type BackupReason, backupsOf, freePath, listBackups } from './list-backups.ts'
import { backupName } from './make-backup.ts'
import { outdated, type Retention } from './retention.ts'

export interface Backups {
  state(): BackupsSeen
  /**
   * Makes one that stays until somebody deletes it; one at a time.
   *
   * @throws Error with a sentence
   */
  ask(): Promise<BackupSeen>
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

  const nextPath = () => freePath(join(folder, backupName(new Date().toISOString())))

  async function makeAs(why: BackupReason): Promise<Backup> {
    try {
      return await backupOff(dataDir, nextPath(), why, program)
    } catch (error) {
      throw folderTrouble(dataDir, error)
    }
  }

  async function make(): Promise<void> {
    if (!retention || stopped) return
    const own = listBackups(folder).filter(({ manifest }) => manifest.why !== 'asked')
    if (!isDue(own[0])) return
    for (;;) {
      try {
        await makeAs('daily')
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

  function fail(error: unknown): void {
    trouble = error instanceof Error ? error.message : String(error)
    onTrouble(error)
  }

  function look(): Promise<void> {
    running = running.then(make).catch(fail)
    return running
  }

  async function makeAsked(): Promise<BackupSeen> {
    const backup = await makeAs('asked')
    trouble = null
    return seen(backup)
  }

  function ask(): Promise<BackupSeen> {
    const asked = running.then(makeAsked)
    running = asked.then(() => {}, fail)
    return asked
  }

  const timer = setInterval(() => void look(), LOOK_MS).unref()
  return {
    look,
    ask,
    state: () => ({
      backups: listBackups(folder).map(seen),
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

const seen = ({ manifest: { made, why }, bytes }: Backup): BackupSeen => ({ made, why, bytes })

/** Whether nothing was written between two looks at the logs. */
function isSame(some: readonly Head[], others: readonly Head[]): boolean {
  const ids = (heads: readonly Head[]) =>
    heads
      .map(({ workspace, id }) => `${workspace} ${id}`)
      .sort()
      .join()
  return ids(some) === ids(others)
}
