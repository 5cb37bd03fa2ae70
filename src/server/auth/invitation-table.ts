import type { DatabaseSync } from 'node:sqlite'
import type { Grant } from '#protocol/people-doors.ts'
import { tokenHash } from './token-hash.ts'

/** A printed link: to join, or, for a member, to choose a new password. Times are in milliseconds. */
export interface Invitation {
  id: string
  kind: 'join' | 'reset'
  workspace: string
  madeBy: string
  madeAt: number
  expiresAt: number
  grants: readonly Grant[]
  admin: boolean
  /** whose password is chosen anew; for one who joins, the id that they get */
  member: string
  usedAt: number | null
  usedBy: string | null
  revokedAt: number | null
}

export type NewInvitation = Omit<Invitation, 'madeAt' | 'usedAt' | 'usedBy' | 'revokedAt'>

export type InvitationTable = ReturnType<typeof createInvitationTable>

// How long the list says what became of an invitation.
const KEPT_MS = 90 * 24 * 60 * 60_000

/** Invitations in auth.db; of their tokens it keeps the hash. */
export function createInvitationTable(db: DatabaseSync, now: () => number) {
  return {
    add(made: NewInvitation, token: string): void {
      db.prepare('DELETE FROM invitation WHERE expiresAt < ?').run(now() - KEPT_MS)
      db.prepare(
        `INSERT INTO invitation (id, kind, tokenHash, workspace, madeBy, madeAt, expiresAt, grants, admin, member)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        made.id,
        made.kind,
        tokenHash(token),
        made.workspace,
        made.madeBy,
        now(),
        made.expiresAt,
        JSON.stringify(made.grants),
        Number(made.admin),
        made.member,
      )
    },

    /** The one that a token opens now; null for one that never was, is used, taken back or over. */
    open(token: string): Invitation | null {
      const row = db
        .prepare(
          'SELECT * FROM invitation WHERE tokenHash = ? AND usedAt IS NULL AND revokedAt IS NULL AND expiresAt > ?',
        )
        .get(tokenHash(token), now())
      return row ? invitationOf(row) : null
    },

    get(workspace: string, id: string): Invitation | null {
      const row = db.prepare('SELECT * FROM invitation WHERE workspace = ? AND id = ?').get(workspace, id)
      return row ? invitationOf(row) : null
    },

    /** Newest first. */
    list(workspace: string): Invitation[] {
      const rows = db
        .prepare('SELECT * FROM invitation WHERE workspace = ? ORDER BY madeAt DESC, id')
        .all(workspace)
      return rows.map(invitationOf)
    },

    /** False when it was no longer open: somebody else was first. */
    use(id: string, by: string): boolean {
      const { changes } = db
        .prepare(
          `UPDATE invitation SET usedAt = ?, usedBy = ?
           WHERE id = ? AND usedAt IS NULL AND revokedAt IS NULL AND expiresAt > ?`,
        )
        .run(now(), by, id, now())
      return changes === 1
    },

    /** Gives the place that was kept for a newcomer to a member. */
    keepFor(id: string, member: string): void {
      db.prepare('UPDATE invitation SET member = ? WHERE id = ?').run(member, id)
    },

    /** False when there was nothing to take back. */
    revoke(id: string): boolean {
      const { changes } = db
        .prepare('UPDATE invitation SET revokedAt = ? WHERE id = ? AND usedAt IS NULL AND revokedAt IS NULL')
        .run(now(), id)
      return changes === 1
    },
  }
}

function invitationOf(row: Record<string, unknown>): Invitation {
  const { tokenHash: _, grants, admin, ...rest } = row
  return { ...rest, grants: JSON.parse(grants as string), admin: admin === 1 } as unknown as Invitation
}
