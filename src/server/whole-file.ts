import { randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

/**
 * The one door to files that are made or replaced: each is written beside its place, reaches the disk, and gets its
 * name in one step. Cut short anywhere, by a kill, a full disk or a power cut, there is what was there before, or all
 * of what is new. What a cut leaves beside ends in `.part` and is in nobody's way.
 */
export function writeWhole(file: string, content: string | Uint8Array): void {
  beside(file, content, (part) => {
    renameSync(part, file)
    syncPath(dirname(file))
  })
}

/** Makes a file that is made once. Whoever comes second, also at the same moment, leaves that of the first. */
export function makeWhole(file: string, content: string): void {
  beside(file, content, (part) => {
    try {
      linkSync(part, file)
    } catch (error) {
      // There already, as the first one's or as an empty one; or a disk on which a file has one name only.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || isEmpty(file)) renameSync(part, file)
    }
    syncPath(dirname(file))
  })
}

/** Gives a file that is ready, on the same disk, the name of another one, which it replaces. */
export function putWhole(ready: string, file: string): void {
  syncPath(ready)
  renameSync(ready, file)
  syncPath(dirname(file))
}

/** A second file with the same content; where the disk can, it shares the room. */
export function copyWhole(from: string, to: string): void {
  const part = partOf(to)
  try {
    copyFileSync(from, part, constants.COPYFILE_FICLONE)
    putWhole(part, to)
  } finally {
    rmSync(part, { force: true })
  }
}

/** Has what was written to a file, or the names in a folder, on the disk when it returns. */
export function syncPath(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } catch (error) {
    // Some systems cannot sync a folder, and have its names on the disk all the same.
    if (!['EPERM', 'EINVAL', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    closeSync(handle)
  }
}

function beside(file: string, content: string | Uint8Array, place: (part: string) => void): void {
  const part = partOf(file)
  try {
    const handle = openSync(part, 'wx', 0o600)
    try {
      writeFileSync(handle, content)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    place(part)
  } finally {
    rmSync(part, { force: true })
  }
}

const partOf = (file: string) => `${file}.${randomBytes(6).toString('hex')}.part`

const isEmpty = (file: string) => readFileSync(file).length === 0
