import { find } from '#domain/kernel/state.ts'
import type { Refusal } from '#domain/refusals.ts'
import type { Grant } from '#protocol/people-doors.ts'
import type { Accounts } from './accounts.ts'
import type { Actor } from './identify.ts'
import type { Invitation, NewInvitation } from './invitation-table.ts'
import { mayInvite } from './may-invite.ts'
import { activeMember } from './people.ts'
import { newToken } from './token-hash.ts'

export interface InvitationsOptions {
  accounts: Accounts
  newId(): string
  newMemberId(): string
  now(): number
}

/** `token` is told this once; what is kept is its hash. */
export type Made =
  | { invitation: Invitation; token: string }
  | { refusal: Refusal }
  | { problem: 'nothing-given' | 'no-account' }

export type Invitations = ReturnType<typeof createInvitations>

const DAY = 24 * 60 * 60_000
const JOIN_MS = 7 * DAY
const RESET_MS = DAY

/** Making, listing and taking back the links by which people come in, or back in. */
export function createInvitations({ accounts, newId, newMemberId, now }: InvitationsOptions) {
  const table = accounts.invitations

  function make(
    { host, member: madeBy }: Actor,
    made: Pick<NewInvitation, 'kind' | 'grants' | 'admin' | 'member'>,
  ): Made {
    const refusal = mayInvite(host, madeBy, made)
    if (refusal) return { refusal }
    const expiresAt = now() + (made.kind === 'join' ? JOIN_MS : RESET_MS)
    const id = newId()
    const token = newToken()
    table.add({ ...made, id, workspace: host.workspace, madeBy, expiresAt }, token)
    return { invitation: table.get(host.workspace, id)!, token }
  }

  /** Null when it is not there for them: who may not give what it gives learns nothing of it. */
  function seen({ host, member }: Actor, id: string): Invitation | null {
    const invitation = table.get(host.workspace, id)
    return invitation && !mayInvite(host, member, invitation) ? invitation : null
  }

  return {
    invite(actor: Actor, given: { grants: readonly Grant[]; admin: boolean }): Made {
      const grants = given.grants.filter(({ product }) => find(actor.host.state, 'product', product))
      if (grants.length === 0 && !given.admin) return { problem: 'nothing-given' }
      return make(actor, { kind: 'join', grants, admin: given.admin, member: newMemberId() })
    },

    /** For a member who has lost their password: there is no mail server to send them a way back in. */
    newPassword(actor: Actor, member: string): Made {
      const made = { kind: 'reset', grants: [], admin: false, member } as const
      const refusal = mayInvite(actor.host, actor.member, made)
      if (refusal) return { refusal }
      const { workspace, state } = actor.host
      if (!activeMember(state, member) || !accounts.has({ workspace, member }))
        return { problem: 'no-account' }
      return make(actor, made)
    },

    list(actor: Actor): Invitation[] {
      const { host, member } = actor
      return table.list(host.workspace).filter((invitation) => !mayInvite(host, member, invitation))
    },

    /** False when there was nothing to take back. */
    revoke(actor: Actor, id: string): boolean {
      return seen(actor, id) !== null && table.revoke(id)
    },
  }
}
