import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { backupWords } from '#words/backup.ts'
import { isSecret } from '../../../data-folder.ts'
import { copyWhole, putWhole, syncPath, writeWhole } from '../../../whole-file.ts'
import { connectToRead } from '../connect.ts'
import { removeStore, withStore } from '../half-store.ts'
import { writtenBy } from '../prepare-store.ts'
import { modelOf, type Program } from '../program.ts'
import { FORMAT } from '../tables.ts'
import { readPages } from './read-pages.ts'
import { readRows } from './read-rows.ts'
import { rebuild } from './rebuild.ts'
import { sortRows } from './sort-rows.ts'

export interface Recovered {
  folder: string
  steps: number
  records: number
  /** what is lost and what is there, in words */
  sentences: string[]
}

/**
 * Reads what can be read of a damaged folder, page by page, and writes it as a store of its own into a new folder.
 * The damaged one is only read. Bodies and commits carry marks, so that what was changed by the damage is left out
 * rather than taken for what somebody wrote.
 */
export async function recover(from: string, to: string, program: Program): Promise<Recovered> {
  const file = join(from, 'throughline.db')
  const model = await modelOf(program)
  const found = sortRows(readRows(readPages(file)))
  if (found.commits.size + found.versions.size + found.records.size === 0)
    throw new Error(backupWords(isOfOldFormat(file) ? 'recoverOlder' : 'nothingRead', { file }))
  mkdirSync(to, { recursive: true, mode: 0o700 })
  const half = join(to, 'throughline.db.part')
  removeStore(half)
  try {
    const { steps, records, sentences } = withStore(half, (db) => rebuild(db, found, model))
    putWhole(half, join(to, 'throughline.db'))
    sentences.push(accounts(from, to), ...secret(from, to))
    const values = { folder: to, steps, records }
    return { folder: to, steps, records, sentences: [...sentences, backupWords('recovered', values)] }
  } finally {
    removeStore(half)
  }
}

/** Its rows are of other tables, so none of them is known here; a start upgrades it, or says why it cannot. */
function isOfOldFormat(file: string): boolean {
  try {
    const db = connectToRead(file)
    try {
      return Number(writtenBy(db)?.format) < FORMAT
    } finally {
      db.close()
    }
  } catch {
    return false
  }
}

/** Accounts are taken whole or not at all: half of a password opens nothing. */
function accounts(from: string, to: string): string {
  const copy = join(to, 'auth.db.copy')
  try {
    for (const end of ['', '-wal'])
      if (existsSync(join(from, `auth.db${end}`))) copyWhole(join(from, `auth.db${end}`), copy + end)
    if (!existsSync(copy)) return backupWords('accountsLost')
    const db = new DatabaseSync(copy)
    try {
      const [first] = db.prepare('PRAGMA integrity_check(1)').all()
      if (first?.integrity_check !== 'ok') return backupWords('accountsLost')
      db.prepare('VACUUM INTO ?').run(join(to, 'auth.db'))
    } finally {
      db.close()
    }
    syncPath(join(to, 'auth.db'))
    return backupWords('accountsWhole')
  } catch {
    rmSync(join(to, 'auth.db'), { force: true })
    return backupWords('accountsLost')
  } finally {
    removeStore(copy)
  }
}

function secret(from: string, to: string): string[] {
  const file = join(from, 'secret')
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (!isSecret(text.trim())) return [backupWords('secretLost')]
  writeWhole(join(to, 'secret'), text)
  return []
}
