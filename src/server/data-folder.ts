import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { accountsWords } from '#words/accounts.ts'

/**
 * Makes the data folder, for its owner alone, and the secret in it: 256 random bits that sessions, the claim link
 * and the command line's tokens are signed with.
 *
 * @returns the secret
 * @throws Error with a sentence that says what to do
 */
export function openDataFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const file = join(folder, 'secret')
    // A secret is never empty: nothing was ever signed with what a full disk left of one.
    const secret = readIfThere(file) || makeSecret(file)
    if (secret.length < 32) throw new Error(accountsWords('secretDamaged', { file }))
    return secret
  } catch (error) {
    throw plainly(folder, error)
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** Writes it whole beside its place before it gets there: what is there is a secret, or nothing. */
function makeSecret(file: string): string {
  const beside = `${file}.${randomBytes(6).toString('hex')}`
  try {
    const handle = openSync(beside, 'wx', 0o600)
    try {
      writeSync(handle, `${randomBytes(32).toString('hex')}\n`)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    place(beside, file)
  } finally {
    rmSync(beside, { force: true })
  }
  return readFileSync(file, 'utf8').trim()
}

/** Whoever comes second takes the secret of the first. */
function place(beside: string, file: string): void {
  try {
    linkSync(beside, file)
  } catch (error) {
    // There already, as the first one's or as an empty one; or a disk on which a file has one name only.
    if (codeOf(error) !== 'EEXIST' || readIfThere(file) === '') renameSync(beside, file)
  }
}

function plainly(folder: string, error: unknown): unknown {
  const key = (
    {
      EACCES: 'folderDenied',
      EPERM: 'folderDenied',
      EEXIST: 'folderIsFile',
      ENOTDIR: 'folderIsFile',
      EROFS: 'folderReadOnly',
      ENOSPC: 'folderFull',
      EDQUOT: 'folderFull',
    } as const
  )[codeOf(error) ?? '']
  return key ? new Error(accountsWords(key, { folder }), { cause: error }) : error
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code
}
