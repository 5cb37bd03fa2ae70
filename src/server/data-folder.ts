import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statfsSync, statSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { accountsWords } from '#words/accounts.ts'
import { type TroubleKind, troubleOf } from './trouble-of.ts'
import { makeWhole } from './whole-file.ts'

/** What is written where it stands; all else is written beside and renamed. */
export const written = [
  'lock',
  ...['throughline.db', 'auth.db'].flatMap((name) => [name, `${name}-wal`, `${name}-shm`]),
]

const SECRET = /^[0-9a-f]{64}$/

/**
 * Makes the data folder, for its owner alone, and the secret in it: 256 random bits that sessions, the claim link
 * and the command line's tokens are signed with.
 *
 * @returns the secret
 * @throws Error with a sentence that says what to do
 */
export function openDataFolder(folder: string): string {
  const file = join(folder, 'secret')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    // SQLite would open what may only be read, and fail at the first write, or hold a lock that holds nobody off.
    for (const name of written.map((name) => join(folder, name)))
      if (existsSync(name)) accessSync(name, constants.R_OK | constants.W_OK)
    // A secret is never empty: nothing was ever signed with what a full disk left of one.
    if (!readIfThere(file)) makeWhole(file, `${randomBytes(32).toString('hex')}\n`)
    const secret = readFileSync(file, 'utf8').trim()
    if (!isSecret(secret)) throw new Error(accountsWords('secretDamaged', { file }))
    return secret
  } catch (error) {
    throw folderTrouble(folder, error)
  }
}

/** One of ours is whole or was cut; what somebody has chosen is long enough. */
export function isSecret(text: string): boolean {
  return /^[0-9a-f]*$/.test(text) ? SECRET.test(text) : text.length >= 32 && !text.includes('\0')
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const sentences = {
  denied: 'folderDenied',
  isFile: 'folderIsFile',
  isFolder: 'fileIsFolder',
  readOnly: 'folderReadOnly',
  full: 'folderFull',
  failing: 'folderFails',
  loop: 'folderLoops',
  longName: 'folderLongName',
  handles: 'noHandles',
} as const satisfies { [kind in TroubleKind]?: string }

// With less left SQLite cannot make the smallest of its files, and says that the disk fails.
const NO_ROOM = 256 * 1024

/** As `troubleOf`; a disk that fails because nothing is left on it is full. */
export function diskTrouble(folder: string, error: unknown): TroubleKind | null {
  const kind = troubleOf(error)
  if (kind !== 'failing') return kind
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize < NO_ROOM ? 'full' : kind
  } catch {
    return kind
  }
}

/** An error that has its sentence, of a kind that `troubleOf` knows by its code. */
export function saidTrouble(sentence: string, code: string): Error {
  return new Error(sentence, { cause: { code, isSaid: true } })
}

/** The same error with a sentence that says what to do about the data folder; what has one already keeps it. */
export function folderTrouble(folder: string, error: unknown): unknown {
  const kind = diskTrouble(folder, error)
  const { cause, path = cause?.path ?? folder } = error as NodeJS.ErrnoException & {
    cause?: { isSaid?: boolean; path?: string }
  }
  if (!kind || !(kind in sentences) || cause?.isSaid) return error
  const file = kind === 'isFile' ? fileAt(path) : null
  if (file?.startsWith(join(folder, sep)))
    return new Error(accountsWords('fileInTheWay', { path: file }), { cause: error })
  const values = { folder: file ?? folder, path }
  return new Error(accountsWords(sentences[kind as keyof typeof sentences], values), { cause: error })
}

/** The file in the way of a path: that itself, or what should be a folder above it. Null when there is none. */
function fileAt(path: string): string | null {
  for (let at = path, above = dirname(at); ; at = above, above = dirname(at)) {
    try {
      return statSync(at).isDirectory() ? null : at
    } catch {
      if (above === at) return null
    }
  }
}
