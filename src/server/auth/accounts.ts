import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Library, openLibrary } from './library.ts'
import { nameKey } from './name-key.ts'
import type { Session, SignedIn } from './session.ts'

export interface Accounts {
  /** Whether anybody can sign in; until then the claim link works. */
  exist(): boolean
  create(name: string, password: string, whose: { workspace: string; member: string }): Promise<void>
  /** Null for a wrong name or password, after the same time. */
  signIn(name: string, password: string): Promise<SignedIn | null>
  /** Ends the session that the cookies name. Returns the `set-cookie` values that forget it. */
  signOut(cookies: string): Promise<string[]>
  /** The session that the cookies name; null when there is none, or it has ended. */
  session(cookies: string): Promise<Session | null>
  /** The same, and moves the end of a session in use further away. */
  renew(cookies: string): Promise<SignedIn | null>
  /** Loads the library ahead of the first request that needs it. */
  warm(): Promise<void>
  close(): void
}

// A request that comes within this time of another trusts its answer. Sessions end through this process, which
// forgets them here at once, so this only bounds what somebody deleting rows by hand would see.
const TRUST_MS = 1_000
const MOST_TRUSTED = 10_000

export interface AccountsOptions {
  dataDir: string
  secret: string
  /** where people reach this server; https makes cookies secure */
  baseUrl: string
  now(): number
  onSignOut(token: string): void
}

/**
 * People's accounts and sessions, kept by better-auth in auth.db. A file of its own, because its calls run on this
 * thread: in the store's file a sign-in would wait, and everyone with it, for the transaction of a large import.
 */
export function openAccounts({ dataDir, secret, baseUrl, now, onSignOut }: AccountsOptions): Accounts {
  const db = new DatabaseSync(join(dataDir, 'auth.db'), { timeout: 5_000 })
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;')
  let opening: Promise<Library> | null = null
  // 300 ms of modules that a start need not wait for.
  const library = () => (opening ??= openLibrary({ db, secret, baseUrl }))
  const trusted = new Map<string, { session: Session; until: number }>()

  function trust(cookie: string | null, session: Session): void {
    if (!cookie) return
    if (trusted.size >= MOST_TRUSTED) trusted.clear()
    trusted.set(cookie, { session, until: now() + TRUST_MS })
  }

  function forget(token: string): void {
    for (const [cookie, { session }] of trusted) if (session.token === token) trusted.delete(cookie)
  }

  return {
    exist() {
      const made = db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'user'`).get()
      return Boolean(made && db.prepare('SELECT 1 FROM user WHERE member IS NOT NULL LIMIT 1').get())
    },
    async create(name, password, whose) {
      await (await library()).createUser({ email: addressOf(name), name, password, ...whose })
    },
    async signIn(name, password) {
      return (await library()).signIn(addressOf(name), password)
    },
    async signOut(cookies) {
      const { session } = (await (await library()).session(cookies, { renew: false })) ?? {}
      const forgotten = await (await library()).signOut(cookies)
      if (session) {
        forget(session.token)
        onSignOut(session.token)
      }
      return forgotten
    },
    async session(cookies) {
      const cookie = sessionCookie(cookies)
      if (!cookie) return null
      const known = trusted.get(cookie)
      if (known && known.until > now()) return known.session
      const found = await (await library()).session(cookies, { renew: false })
      if (found) trust(cookie, found.session)
      else trusted.delete(cookie)
      return found?.session ?? null
    },
    async renew(cookies) {
      return sessionCookie(cookies) ? (await library()).session(cookies, { renew: true }) : null
    },
    async warm() {
      await library()
    },
    close: () => db.close(),
  }
}

function sessionCookie(cookies: string): string | null {
  return /(?:^|;\s*)((?:__Secure-)?throughline\.session_token=[^;]+)/.exec(cookies)?.[1] ?? null
}

/** The library knows people by address; ours have a name. */
function addressOf(name: string): string {
  const hash = createHash('sha256').update(nameKey(name)).digest('hex').slice(0, 40)
  return `${hash}@members.throughline.invalid`
}
