import { randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { writeWhole } from '../../whole-file.ts'

/**
 * Which life of the log a store is in. A page keeps the epoch with the seq that it knows: when a backup is put back,
 * seqs that it knows come again with other commits, and only another epoch tells it so.
 *
 * The epoch stands in the database. Beside it the file `epoch` says which database file that was: its inode and
 * birth while a server runs, and after an orderly stop also its size and the moment of its last change (ctime, which
 * nobody can set), with the last commit of each workspace. At start a new epoch begins unless all of that fits.
 *
 * Noticed: the folder or the database put back from a copy, over the old one or in its place, older or newer; the
 * file `epoch` deleted; a database moved in from elsewhere. All of these are noticed as "may be another life", so a
 * folder moved to another machine, or a file whose owner was changed, begins a new epoch too, which costs pages one
 * full fetch and nobody anything else.
 *
 * Not a new life: a server killed at any moment and started again (the file is the same, and has the commits).
 *
 * Not noticed: a whole disk or virtual machine set back, the clock of its file system with it; and, after a server
 * was killed, a copy of the very same file that was written over it in place and holds all commits of its last
 * start. Whoever does the one or the other deletes the file `epoch`.
 */
export interface Life {
  epoch: string
  heads: Head[]
  running: { inode: string; born: string }
  /** null while a server runs, or when it was killed */
  stopped: { size: string; changed: string } | null
}

export interface Head {
  workspace: string
  seq: number
  id: string
}

export const newEpoch = () => randomBytes(12).toString('base64url')

export interface Found {
  inode: string
  born: string
  size: string
  changed: string
  /** bytes of a write-ahead log, which an orderly stop leaves none of */
  ahead: number
}

/** Looks at the database file before it is opened; null when there is none. */
export function lookAt(file: string): Found | null {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false })
  if (!stat) return null
  return {
    inode: String(stat.ino),
    born: String(stat.birthtimeNs),
    size: String(stat.size),
    changed: String(stat.ctimeNs),
    ahead: statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0,
  }
}

/** What the file `epoch` says; null when it is missing or says nothing. */
export function readLife(path: string): Life | null {
  try {
    const life = JSON.parse(readFileSync(path, 'utf8')) as Life
    return typeof life.epoch === 'string' && Array.isArray(life.heads) && life.running ? life : null
  } catch {
    return null
  }
}

/** Without it, or with an older one, the next start begins a new epoch: no reason to fail for. */
export function writeLife(path: string, life: Life): void {
  try {
    writeWhole(path, `${JSON.stringify(life)}\n`)
  } catch {}
}

/** Whether the database file is the one that the life was of, as it was left. */
export function isSameFile({ running, stopped }: Life, found: Found): boolean {
  if (found.inode !== running.inode || found.born !== running.born) return false
  return !stopped || (found.size === stopped.size && found.changed === stopped.changed && found.ahead === 0)
}
