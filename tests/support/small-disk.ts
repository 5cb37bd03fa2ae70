import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  /** a folder of its own on it */
  path: string
  /** Takes all the room that is left, but for so many bytes. */
  fill(left?: number): void
  /** Gives it back. */
  makeRoom(): void
  remove(): void
}

/** A disk of its own that is soon full; null where this user may not have one. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const at = mkdtempSync(join(tmpdir(), 'throughline-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'throughline', at], { stdio: 'ignore' })
  } catch {
    rmSync(at, { recursive: true })
    return null
  }
  const path = join(at, 'data')
  const ballast = join(at, 'ballast')
  mkdirSync(path)
  return {
    path,
    fill(left = 0) {
      const handle = openSync(ballast, 'a')
      try {
        // What is free is told in whole pages, and a server beside may take one meanwhile.
        for (;;) {
          const { bavail, bsize } = statfsSync(at)
          const more = bavail * bsize - left
          if (more <= 0) return
          writeSync(handle, Buffer.alloc(Math.min(more, 1_000_000)))
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      } finally {
        closeSync(handle)
      }
    },
    makeRoom: () => rmSync(ballast, { force: true }),
    remove() {
      execFileSync('umount', ['-l', at], { stdio: 'ignore' })
      rmSync(at, { recursive: true })
    },
  }
}
