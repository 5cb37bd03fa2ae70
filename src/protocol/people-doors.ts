import type { Membership } from '#domain/people/membership.ts'

/** What the doors for accounts and links answer with. Moments are ISO texts. */

/** One of one's sessions. */
export interface SessionSeen {
  /** names it, and opens nothing */
  id: string
  madeAt: string
  usedAt: string
  /** browser and system in words */
  program: string
  address: string
  /** whether it is the one that asks */
  current: boolean
}

/** What an invitation gives in one product. */
export interface Grant {
  product: string
  role: Membership['role']
  /** what a stakeholder speaks for; empty for the others */
  group: string
}

/** A link in the list of those who may give what it gives. */
export interface InvitationSeen {
  id: string
  /** to come in, or for a member to choose a new password */
  kind: 'join' | 'reset'
  madeBy: string
  madeAt: string
  expiresAt: string
  admin: boolean
  roles: readonly Grant[]
  /** whose password a reset is for */
  member: string | null
  usedAt: string | null
  usedBy: string | null
  revokedAt: string | null
}

/** What whoever holds a link reads. */
export interface LinkSeen {
  kind: InvitationSeen['kind']
  /** who made it, by name */
  madeBy: string
  /** whose new password it is for; empty for an invitation */
  name: string
  admin: boolean
  products: { name: string; role: Grant['role']; group: string }[]
  expiresAt: string
}
