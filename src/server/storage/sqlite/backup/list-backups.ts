import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Why a backup was made: by a person, once a day, or before a newer program upgraded the store. */
export type BackupReason = 'asked' | 'daily' | 'upgrade'

/** What stands in `manifest.json` of a backup. */
export interface Manifest {
  /** the number of this shape */
  backup: 1
  /** ISO moment of which it is */
  made: string
  why: BackupReason
  /** numbers of the tables and of the records' shapes, see prepare-store.ts */
  format: number
  schema: number
  files: { name: string; bytes: number; sha256: string }[]
  /** how far the log of each workspace had come */
  heads: { workspace: string; seq: number; id: string }[]
}

export interface Backup {
  path: string
  manifest: Manifest
  /** of all its files */
  bytes: number
}

export const backupsOf = (dataDir: string) => join(dataDir, 'backups')

/** A path that nothing has: two backups may be of one second. */
export function freePath(path: string): string {
  for (let number = 1; ; number++) {
    const free = number === 1 ? path : `${path}-${number}`
    if (!existsSync(free)) return free
  }
}

/** The backups in a folder, newest first. What is no backup, or not a whole one, is passed over. */
export function listBackups(folder: string): Backup[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(folder)
    .flatMap((name) => readBackup(join(folder, name)) ?? [])
    .sort((a, b) => (a.manifest.made < b.manifest.made ? 1 : -1))
}

export function readBackup(path: string): Backup | null {
  try {
    const manifest = JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8')) as Manifest
    if (manifest.backup !== 1 || !Array.isArray(manifest.files) || Number.isNaN(Date.parse(manifest.made)))
      return null
    // Only names, so that a manifest from elsewhere leads nowhere else.
    if (manifest.files.some(({ name }) => !/^[\w.-]+$/.test(name) || name.startsWith('.'))) return null
    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0)
    return { path, manifest, bytes }
  } catch {
    return null
  }
}

/** The path of the newest backup beside a store; null when there is none, or when nobody can look. */
export function newestBackup(dataDir: string): string | null {
  try {
    return listBackups(backupsOf(dataDir))[0]?.path ?? null
  } catch {
    return null
  }
}

/** Bytes of a file; 0 when it is not there. */
export const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0
