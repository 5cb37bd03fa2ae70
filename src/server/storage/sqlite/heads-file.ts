import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from '../../whole-file.ts'
import type { Head } from './epoch.ts'

/**
 * The file `heads` says how far the log of each workspace has come. It is written after each transaction and before
 * anybody hears of it, in place and unsynced, which takes microseconds: however the server is killed, it is never
 * behind what was acknowledged. (A power cut may leave an older one, which says less.) A store that does not come so
 * far has lost what stood in its write-ahead log, which SQLite by itself cannot tell from a store that is older.
 */
const NAME = 'heads'

// Written over in place, so it only grows; a line that is shorter than the one before it is filled up.
const STEP = 512

export function readHeads(folder: string): Head[] {
  try {
    const heads = JSON.parse(readFileSync(join(folder, NAME), 'utf8')) as Head[]
    return heads.every(({ workspace, seq, id }) => workspace && Number.isInteger(seq) && id) ? heads : []
  } catch {
    return []
  }
}

export interface HeadsFile {
  /** Says how far logs have come. Never throws: a disk that does not take it leaves the one before. */
  tell(heads: readonly Head[]): void
  close(): void
}

/** @param heads how far they have come now */
export function openHeads(folder: string, heads: readonly Head[]): HeadsFile {
  const file = join(folder, NAME)
  const all = new Map(heads.map((head) => [head.workspace, head]))
  let size = 0
  let handle: number | null = null

  function text(): string {
    const line = JSON.stringify([...all.values()])
    size = Math.max(size, Math.ceil((Buffer.byteLength(line) + 1) / STEP) * STEP)
    return `${line}${' '.repeat(size - Buffer.byteLength(line) - 1)}\n`
  }

  writeWhole(file, text())
  handle = openSync(file, 'r+')
  return {
    tell(news) {
      for (const head of news) all.set(head.workspace, head)
      try {
        if (handle !== null) writeSync(handle, text(), 0)
      } catch {}
    },
    close() {
      if (handle !== null) closeSync(handle)
      handle = null
    },
  }
}
