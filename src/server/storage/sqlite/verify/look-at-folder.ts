import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { lookThrough } from '../backup/make-backup.ts'
import { connectToRead, reading } from '../connect.ts'
import { whoHolds } from '../folder-lock.ts'
import { modelOf, type Program } from '../program.ts'
import { DamagedStore, inShort } from './damaged-store.ts'
import { lookOver } from './look-over.ts'

export interface LookedAt {
  /** 0 when it could not be read */
  schema: number
  steps: number
  /** what is the matter with the store; null when it is sound */
  what: string | null
  /** which rules its records break together, in short; null when none */
  broken: string | null
  /** what is the matter with the accounts */
  accounts: string | null
}

/** Looks through the databases of a folder, which may be in use, and changes nothing in them. */
export async function lookAtFolder(dataDir: string, program: Program): Promise<LookedAt> {
  const file = join(dataDir, 'throughline.db')
  const accounts = accountsTrouble(join(dataDir, 'auth.db'))
  try {
    // What is in use is ahead of what is known of it from moment to moment.
    if (whoHolds(dataDir) === null) lookOver(dataDir, Number.MAX_SAFE_INTEGER)
    const { schema, heads, found } = await lookThrough(file, program)
    const steps = heads.reduce((sum, { seq }) => sum + seq, 0)
    const what = found.length > 0 ? inShort(found) : null
    const broken = what === null && schema === program.schema ? await rulesBroken(file, program) : []
    return { schema, steps, what, broken: broken.length > 0 ? inShort(broken) : null, accounts }
  } catch (error) {
    const what = error instanceof DamagedStore ? error.what : (error as Error).message
    return { schema: 0, steps: 0, what, broken: null, accounts }
  }
}

async function rulesBroken(file: string, program: Program): Promise<string[]> {
  const { brokenRules } = await import('./verify-store.ts')
  const model = await modelOf(program)
  const db = connectToRead(file)
  try {
    return reading(db, () => brokenRules(db, model))
  } finally {
    db.close()
  }
}

function accountsTrouble(file: string): string | null {
  if (!existsSync(file)) return null
  try {
    const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 })
    try {
      const [first] = db.prepare('PRAGMA integrity_check(1)').all()
      return first?.integrity_check === 'ok' ? null : String(first?.integrity_check)
    } finally {
      db.close()
    }
  } catch (error) {
    return (error as Error).message
  }
}
