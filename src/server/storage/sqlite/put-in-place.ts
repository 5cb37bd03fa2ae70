import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname } from 'node:path'

/**
 * Gives `file` the content of `ready`, in one step, and keeps what it was beside it as `before`. Cut short anywhere,
 * `file` is the one or the other, whole.
 */
export function putInPlace(ready: string, file: string, before: string): void {
  sync(ready)
  keep(file, freeName(file, before))
  renameSync(ready, file)
  sync(dirname(file))
}

/** A file that has the name already is another copy, which is not ours to write over; unless it is this very file. */
function freeName(file: string, before: string): string {
  for (let number = 0; ; number++) {
    const name = number === 0 ? before : `${before}.${number}`
    if (!existsSync(name) || isSame(name, file)) return name
  }
}

function keep(file: string, before: string): void {
  if (existsSync(before)) return
  try {
    // A second name costs no room and no time.
    linkSync(file, before)
  } catch {
    // Not every file system has them.
    const part = `${before}.part`
    rmSync(part, { force: true })
    copyFileSync(file, part)
    sync(part)
    renameSync(part, before)
  }
  sync(dirname(file))
}

const isSame = (one: string, other: string) =>
  statSync(one).ino === statSync(other).ino && statSync(one).dev === statSync(other).dev

function sync(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
