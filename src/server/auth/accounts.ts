import { createHash } from 'node:crypto'
import { createAccountTable, type SessionRow } from './account-table.ts'
import { inOne, openAuthFile } from './auth-file.ts'
import { createHashingLine } from './hashing-line.ts'
import { createInvitationTable, type InvitationTable } from './invitation-table.ts'
import { type Library, openLibrary } from './library.ts'
import type { From, Session, SignedIn, Whose } from './session.ts'
import { createTrusted } from './trusted.ts'

export interface Accounts {
  /** Whether anybody can sign in; until then the claim link works. */
  exist(): boolean
  has(whose: Whose): boolean
  /** What is kept of a password. */
  hash(password: string): Promise<string>
  /** Makes a member able to sign in; what is done `alongside` happens with it or not at all. */
  create(name: string, hash: string, whose: Whose, alongside?: () => void): Promise<void>
  /** Null for a wrong password, and after the same time when there is no such member. */
  signIn(
    whose: Whose | null,
    password: string,
    from: From,
    /** whether it is a browser that they have signed in with before, which does not wait behind strangers */
    isKnown?: boolean,
  ): Promise<SignedIn | null>
  /** Ends the session that the cookies name. Returns the `set-cookie` values that forget it. */
  signOut(cookies: string): Promise<string[]>
  /** The session that the cookies name; null when there is none, or it has ended. */
  session(cookies: string): Promise<Session | null>
  /** The same, and moves the end of a session in use further away. */
  renew(cookies: string): Promise<SignedIn | null>
  /**
   * Ends all other sessions and gives this one a new token, in the `set-cookie` values; without a session there are
   * none. Null when `current` is not the password.
   */
  changePassword(whose: Whose, session: string | null, change: PasswordChange): Promise<string[] | null>
  /** Sets a password and ends all sessions; what is done `alongside` happens with it or not at all. */
  setPassword(whose: Whose, password: string, alongside: () => void): Promise<void>
  sessionsOf(whose: Whose): Promise<SessionRow[]>
  isOpen(session: string): boolean
  /** False when it is not one of theirs. */
  endSession(whose: Whose, session: string): boolean
  /** How many ended. */
  endSessions(whose: Whose, except: string | null): number
  readonly invitations: InvitationTable
  /** Loads the library ahead of the first request that needs it. */
  warm(): Promise<void>
  close(): void
}

export interface PasswordChange {
  current: string
  next: string
  from: From
}

export interface AccountsOptions {
  dataDir: string
  secret: string
  /** where people reach this server; https makes cookies secure */
  baseUrl: string
  now(): number
  onSignOut(session: string): void
}

// How finely the list of sessions says when one was last used.
const USED_MS = 5 * 60_000

/**
 * People's accounts and sessions, kept by better-auth in auth.db. A file of its own, because its calls run on this
 * thread: in the store's file a sign-in would wait, and everyone with it, for the transaction of a large import.
 */
export function openAccounts({ dataDir, secret, baseUrl, now, onSignOut }: AccountsOptions): Accounts {
  const db = openAuthFile(dataDir)
  const table = createAccountTable(db)
  const inLine = createHashingLine(1)
  const inLineOfKnown = createHashingLine(1)
  let opening: Promise<Library> | null = null
  // 300 ms of modules that a start need not wait for.
  const library = () => (opening ??= openLibrary({ db, secret, baseUrl }))
  const trusted = createTrusted(now)
  const isoNow = () => new Date(now()).toISOString()

  function ended(sessions: readonly string[]): number {
    for (const session of sessions) {
      trusted.forget(session)
      onSignOut(session)
    }
    return sessions.length
  }

  function noteUse(session: string, usedAt: number): void {
    if (now() - usedAt > USED_MS) table.setUsed(session, isoNow())
  }

  return {
    exist: () => table.isAny(),
    has: (whose) => table.isAny() && table.emailOf(whose) !== null,

    async hash(password) {
      const { hash } = await library()
      return inLine(() => hash(password))
    },

    async create(name, hash, whose, alongside) {
      const { createUser } = await library()
      const email = addressOf(whose)
      table.deleteUnfinished(email)
      const user = await createUser(email, name, hash)
      inOne(db, () => {
        table.giveTo(user, whose)
        alongside?.()
      })
    },

    async signIn(whose, password, from, isKnown = false) {
      const { signIn } = await library()
      const email = (whose && table.emailOf(whose)) ?? NOBODY
      return (isKnown ? inLineOfKnown : inLine)(() => signIn(email, password, from))
    },

    async signOut(cookies) {
      const { session, signOut } = await library()
      const found = await session(cookies, { renew: false })
      const forgotten = await signOut(cookies)
      if (found) ended([found.session.id])
      return forgotten
    },

    async session(cookies) {
      const cookie = sessionCookie(cookies)
      if (!cookie) return null
      const known = trusted.find(cookie)
      if (known) return known
      const found = await (await library()).session(cookies, { renew: false })
      // It may have ended while the library looked.
      if (!found || !table.isOpen(found.session.id, isoNow())) return null
      trusted.keep(cookie, found.session)
      noteUse(found.session.id, found.usedAt)
      return found.session
    },

    async renew(cookies) {
      return sessionCookie(cookies) ? (await library()).session(cookies, { renew: true }) : null
    },

    async changePassword(whose, session, { current, next, from }) {
      const { isPassword, hash, signIn } = await library()
      const email = table.emailOf(whose) ?? NOBODY
      return inLineOfKnown(async () => {
        if (!(await isPassword(email, current))) return null
        const hashed = await hash(next)
        ended(
          inOne(db, () => {
            table.putPassword(whose, hashed)
            return table.endSessions(whose, session)
          }),
        )
        if (!session) return []
        const fresh = await signIn(email, next, from)
        if (!fresh) throw new Error('The password that was just set does not open the account')
        // The session stays the same one, so that its open page stays open.
        inOne(db, () => table.moveToken(fresh.session.id, session))
        trusted.forget(session)
        return fresh.cookies
      })
    },

    async setPassword(whose, password, alongside) {
      const { hash } = await library()
      const hashed = await inLine(() => hash(password))
      ended(
        inOne(db, () => {
          alongside()
          table.putPassword(whose, hashed)
          return table.endSessions(whose)
        }),
      )
    },

    async sessionsOf(whose) {
      await library()
      return table.sessionsOf(whose, isoNow())
    },
    isOpen: (session) => table.isOpen(session, isoNow()),
    endSession(whose, session) {
      const did = table.endSession(whose, session)
      if (did) ended([session])
      return did
    },
    endSessions: (whose, except) => ended(table.endSessions(whose, except)),

    invitations: createInvitationTable(db, now),
    async warm() {
      await library()
    },
    close: () => db.close(),
  }
}

function sessionCookie(cookies: string): string | null {
  return /(?:^|;\s*)((?:__Secure-)?throughline\.session_token=[^;]+)/.exec(cookies)?.[1] ?? null
}

const NOBODY = 'nobody@members.throughline.invalid'

/** The library knows people by address; ours are members, whose names may change. */
function addressOf({ workspace, member }: Whose): string {
  const hash = createHash('sha256').update(`${workspace} ${member}`).digest('hex').slice(0, 40)
  return `${hash}@members.throughline.invalid`
}
