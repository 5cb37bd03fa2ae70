import type { DatabaseSync } from 'node:sqlite'
import type { Whose } from './session.ts'

/** One of somebody's sessions, as the file keeps it. */
export interface SessionRow {
  id: string
  /** ISO moments */
  createdAt: string
  updatedAt: string
  ipAddress: string | null
  userAgent: string | null
}

/** What we ask of the library's tables ourselves, each in one go. They are there once the library is open. */
export function createAccountTable(db: DatabaseSync) {
  const OF_MEMBER = 'userId IN (SELECT id FROM user WHERE workspace = ? AND member = ?)'
  // Prepared when first used: at the very first start there is no table yet.
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  function sql(text: string) {
    let statement = prepared.get(text)
    if (!statement) {
      statement = db.prepare(text)
      prepared.set(text, statement)
    }
    return statement
  }

  return {
    isAny(): boolean {
      const made = db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'user'`).get()
      return Boolean(made && sql('SELECT 1 FROM user WHERE member IS NOT NULL LIMIT 1').get())
    },

    /** The address that the library knows a member by; null when there is no account. */
    emailOf({ workspace, member }: Whose): string | null {
      const row = sql('SELECT email FROM user WHERE workspace = ? AND member = ?').get(workspace, member)
      return (row?.email as string | undefined) ?? null
    },

    /** Forgets an account that was begun and never given to anybody. */
    deleteUnfinished(email: string): void {
      sql('DELETE FROM user WHERE email = ? AND member IS NULL').run(email)
    },

    giveTo(user: string, { workspace, member }: Whose): void {
      sql('UPDATE user SET workspace = ?, member = ? WHERE id = ?').run(workspace, member, user)
    },

    putPassword({ workspace, member }: Whose, hash: string): void {
      sql(`UPDATE account SET password = ? WHERE providerId = 'credential' AND ${OF_MEMBER}`).run(
        hash,
        workspace,
        member,
      )
    },

    sessionsOf({ workspace, member }: Whose, now: string): SessionRow[] {
      return sql(
        `SELECT id, createdAt, updatedAt, ipAddress, userAgent FROM session
         WHERE ${OF_MEMBER} AND expiresAt > ? ORDER BY updatedAt DESC, id`,
      ).all(workspace, member, now) as unknown as SessionRow[]
    },

    isOpen(session: string, now: string): boolean {
      return sql('SELECT 1 FROM session WHERE id = ? AND expiresAt > ?').get(session, now) !== undefined
    },

    /** Ends one session if it is the member's. */
    endSession({ workspace, member }: Whose, session: string): boolean {
      const { changes } = sql(`DELETE FROM session WHERE id = ? AND ${OF_MEMBER}`).run(
        session,
        workspace,
        member,
      )
      return changes === 1
    },

    /** Ends a member's sessions but for one. Returns the ids of those that ended. */
    endSessions({ workspace, member }: Whose, except: string | null = null): string[] {
      const rows = sql(`DELETE FROM session WHERE ${OF_MEMBER} AND id IS NOT ? RETURNING id`).all(
        workspace,
        member,
        except,
      )
      return rows.map(({ id }) => id as string)
    },

    /** Gives a session the token of another, which ends by it. False when the session has ended meanwhile. */
    moveToken(from: string, to: string): boolean {
      const fresh = sql('SELECT token, expiresAt FROM session WHERE id = ?').get(from)
      if (!fresh || !sql('SELECT 1 FROM session WHERE id = ?').get(to)) return false
      sql('DELETE FROM session WHERE id = ?').run(from)
      sql('UPDATE session SET token = ?, expiresAt = ? WHERE id = ?').run(fresh.token!, fresh.expiresAt!, to)
      return true
    },

    setUsed(session: string, at: string): void {
      sql('UPDATE session SET updatedAt = ? WHERE id = ?').run(at, session)
    },
  }
}
