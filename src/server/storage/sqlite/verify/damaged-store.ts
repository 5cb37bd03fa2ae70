import { dirname } from 'node:path'
import { storageWords } from '#words/storage.ts'
import { newestBackup } from '../backup/list-backups.ts'

/** A store that is not opened, because what it would show is not what was kept. Its message says what to do. */
export class DamagedStore extends Error {
  /** the sentence about what is the matter, without what to do */
  readonly what: string
  constructor(file: string, what: string, cause?: unknown) {
    super(storageWords('damaged', { file, what, backup: newestBackup(dirname(file)) ?? 'none' }), { cause })
    this.what = what
  }
}

const SHOWN = 3

/** Some of many findings, in a sentence or three. */
export function inShort(found: readonly string[]): string {
  const more = found.length > SHOWN ? ` (${storageWords('moreFound')})` : ''
  return `${found.slice(0, SHOWN).join(' ')}${more}`
}
