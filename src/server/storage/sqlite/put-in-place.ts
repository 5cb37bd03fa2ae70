import { existsSync, linkSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { copyWhole, putWhole, syncPath } from '../../whole-file.ts'

/**
 * Gives `file` the content of `ready`, in one step, and keeps what it was beside it as `before`. Cut short anywhere,
 * `file` is the one or the other, whole.
 */
export function putInPlace(ready: string, file: string, before: string): void {
  syncPath(ready)
  keep(file, freeName(file, before))
  putWhole(ready, file)
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
    copyWhole(file, before)
  }
  syncPath(dirname(file))
}

const isSame = (one: string, other: string) =>
  statSync(one).ino === statSync(other).ino && statSync(one).dev === statSync(other).dev
