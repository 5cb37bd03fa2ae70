import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A file that waits for its import, on the disk. */
export interface Upload {
  readonly path: string
  /** bytes */
  readonly size: number
  read(): Promise<Buffer<ArrayBuffer>>
  /** Deletes it, once all work on it that is under way is done. */
  drop(): void
  /** Keeps it while the work goes on. */
  during<T>(work: () => Promise<T>): Promise<T>
}

export interface Uploads {
  /** A body, or what is made here; null once it has more than `most` bytes: then no more of it is taken in. */
  keep(content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, most: number): Promise<Upload | null>
}

const ENDING = '.upload'

/**
 * Files on their way through an import lie in a folder of their own, so that none of them stands in memory while
 * somebody looks at what it would make. They are of one run of the server: what an earlier one left is deleted, so
 * nothing asks whether one of them is whole.
 *
 * @param newName draws a name for a file
 */
export function createUploads(folder: string, newName: () => string): Uploads {
  // What is in the way is said when the server starts, not to who sends a file.
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // Nothing but what was put there: somebody may have a folder of that name.
  for (const name of readdirSync(folder))
    if (name.endsWith(ENDING)) rmSync(join(folder, name), { force: true })

  return {
    async keep(content, most) {
      const path = join(folder, `${newName()}${ENDING}`)
      const handle = await open(path, 'wx', 0o600)
      let size = 0
      let isWhole = false
      try {
        for await (const part of content) {
          size += part.length
          if (size > most) return null
          await handle.writeFile(part)
        }
        isWhole = true
      } finally {
        await handle.close()
        if (!isWhole) await rm(path, { force: true })
      }
      return uploadAt(path, size)
    },
  }
}

function uploadAt(path: string, size: number): Upload {
  let underWay = 0
  let dropped = false
  const dropNow = () => {
    // Whoever cannot delete it now does when the server starts again.
    if (dropped && underWay === 0) void rm(path, { force: true }).catch(() => {})
  }
  async function during<T>(work: () => Promise<T>): Promise<T> {
    underWay += 1
    try {
      return await work()
    } finally {
      underWay -= 1
      dropNow()
    }
  }
  return {
    path,
    size,
    drop() {
      dropped = true
      dropNow()
    },
    during,
    read: () => during(() => readFile(path)),
  }
}
