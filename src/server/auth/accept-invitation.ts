import type { CommandCall } from '#domain/kernel/commit.ts'
import { find, type State } from '#domain/kernel/state.ts'
import type { Kind } from '#domain/kinds.ts'
import { roleIn } from '#domain/people/rights.ts'
import type { Refusal } from '#domain/refusals.ts'
import type { Grant, LinkSeen } from '#protocol/people-doors.ts'
import { accountsWords } from '#words/accounts.ts'
import type { Host } from '../workspace/host.ts'
import type { Hosts } from '../workspace/hosts.ts'
import type { Accounts } from './accounts.ts'
import type { Actor } from './identify.ts'
import type { Invitation } from './invitation-table.ts'
import { mayInvite } from './may-invite.ts'
import { activeMember } from './people.ts'
import type { From, SignedIn } from './session.ts'

export interface AcceptOptions {
  accounts: Accounts
  hosts: Hosts
  newId(kind: Kind): string
  /** an id for a batch that nobody sends again */
  newBatchId(): string
}

/** A link that never was, is used, taken back or over, or whose maker may no longer give what it gives: all the same. */
type No = { ok: false; problem: 'bad-link' | 'nothing-new' } | { ok: false; refusal: Refusal }
export type Accepted = { ok: true; signedIn: SignedIn } | No
export type Taken = { ok: true } | No

const badLink = { ok: false, problem: 'bad-link' } as const

class NoLongerOpen extends Error {}

/**
 * What a link opens. One after the other, so that of many who have the same link one gets in. May be cut short
 * anywhere and done again: the member comes first, under an id that the invitation keeps; the account, and that the
 * invitation is used, come last and together.
 */
export function createAcceptance({ accounts, hosts, newId, newBatchId }: AcceptOptions) {
  const table = accounts.invitations
  let underWay: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = underWay.then(work)
    underWay = result.catch(() => {})
    return result
  }

  /** The invitation and its workspace, while it is good. */
  async function open(token: string, kind: Invitation['kind']) {
    const invitation = table.open(token)
    if (invitation?.kind !== kind) return null
    const host = await hosts.open(invitation.workspace)
    return isGood(host, invitation) ? { invitation, host } : null
  }

  async function asSystem(
    host: Host,
    commands: CommandCall[],
    invitation: Invitation,
    name: string,
  ): Promise<Refusal | null> {
    const by = find(host.state, 'member', invitation.madeBy)?.name ?? ''
    const note = accountsWords.said('joined', { name, by })
    const done = await host.execute({ id: newBatchId(), commands, note }, { actor: 'system', via: 'system' })
    return done.ok ? null : done.refusal
  }

  const giving = (state: State, member: string, grants: readonly Grant[]): CommandCall[] =>
    missing(state, member, grants).map((grant) => ({
      name: 'set-role',
      input: { ...grant, member, membership: newId('membership'), former: newId('membership') },
    }))

  async function join(token: string, name: string, password: string, from: From): Promise<Accepted> {
    const opened = await open(token, 'join')
    if (!opened) return badLink
    const { invitation, host } = opened
    const { member } = invitation
    const whose = { workspace: host.workspace, member }
    // It was begun by somebody who was signed in.
    if (accounts.has(whose)) return badLink
    const hashed = await accounts.hash(password)
    // Left by an acceptance that was cut short.
    const first = find(host.state, 'member', member)
      ? { name: 'edit-member', input: { member, name } }
      : { name: 'add-member', input: { member, name, administrator: invitation.admin } }
    const commands = [first, ...giving(host.state, member, invitation.grants)]
    const refusal = await asSystem(host, commands, invitation, name)
    if (refusal) return { ok: false, refusal }
    try {
      await accounts.create(name, hashed, whose, () => {
        if (!table.use(invitation.id, member)) throw new NoLongerOpen()
      })
    } catch (error) {
      if (!(error instanceof NoLongerOpen)) throw error
      // Taken back in this very moment.
      await asSystem(host, [{ name: 'remove-member', input: { member } }], invitation, name)
      return badLink
    }
    return signedIn(await accounts.signIn(whose, password, from))
  }

  async function take(actor: Actor, token: string): Promise<Taken> {
    const opened = await open(token, 'join')
    if (!opened || opened.host.workspace !== actor.host.workspace) return badLink
    const { invitation, host } = opened
    const { state } = host
    const { member } = actor
    const me = activeMember(state, member)
    const begun = find(state, 'member', invitation.member)
    if (!me || (begun && begun.id !== member)) return badLink
    const commands = giving(state, member, invitation.grants)
    if (invitation.admin && !me.administrator)
      commands.unshift({ name: 'edit-member', input: { member, administrator: true } })
    // Whoever made it and tries it must not use it up.
    if (commands.length === 0 && !begun) return { ok: false, problem: 'nothing-new' }
    // From now on it is this member's, so that it can be finished after a crash, and by nobody else.
    table.keepFor(invitation.id, member)
    const refusal = commands.length > 0 ? await asSystem(host, commands, invitation, me.name) : null
    if (refusal) return { ok: false, refusal }
    table.use(invitation.id, member)
    return { ok: true }
  }

  async function reset(token: string, password: string, from: From): Promise<Accepted> {
    const opened = await open(token, 'reset')
    if (!opened) return badLink
    const { id, workspace, member } = opened.invitation
    const whose = { workspace, member }
    try {
      await accounts.setPassword(whose, password, () => {
        if (!table.use(id, member)) throw new NoLongerOpen()
      })
    } catch (error) {
      if (error instanceof NoLongerOpen) return badLink
      throw error
    }
    return signedIn(await accounts.signIn(whose, password, from))
  }

  return {
    join: (token: string, name: string, password: string, from: From) =>
      inTurn(() => join(token, name, password, from)),
    /** For somebody who has an account: they get the roles, and lose none that is more. */
    take: (actor: Actor, token: string) => inTurn(() => take(actor, token)),
    reset: (token: string, password: string, from: From) => inTurn(() => reset(token, password, from)),

    async look(token: string): Promise<LinkSeen | null> {
      const opened = (await open(token, 'join')) ?? (await open(token, 'reset'))
      if (!opened) return null
      const { invitation, host } = opened
      const { kind, grants, admin, expiresAt } = invitation
      return host.read((state) => ({
        kind,
        madeBy: find(state, 'member', invitation.madeBy)?.name ?? '',
        name: kind === 'reset' ? (find(state, 'member', invitation.member)?.name ?? '') : '',
        admin,
        products: grants.flatMap(({ product, role, group }) => {
          const record = find(state, 'product', product)
          return record ? [{ name: record.name, role, group }] : []
        }),
        expiresAt: new Date(expiresAt).toISOString(),
      }))
    },
  }
}

export type Acceptance = ReturnType<typeof createAcceptance>

function signedIn(done: SignedIn | null): Accepted {
  if (!done) throw new Error('The account that was just made cannot be signed in to')
  return { ok: true, signedIn: done }
}

function isGood(host: Host, invitation: Invitation): boolean {
  if (mayInvite(host, invitation.madeBy, { ...invitation, grants: standing(host.state, invitation.grants) }))
    return false
  if (invitation.kind === 'reset') return activeMember(host.state, invitation.member) !== null
  const begun = find(host.state, 'member', invitation.member)
  if (begun && begun.status !== 'active') return false
  return invitation.admin || standing(host.state, invitation.grants).length > 0
}

/** What is given in products that are still there. */
function standing(state: State, grants: readonly Grant[]): Grant[] {
  return grants.filter(({ product }) => find(state, 'product', product))
}

const ranks = ['viewer', 'stakeholder', 'team', 'owner'] as const

/** What would be more than they have. */
function missing(state: State, member: string, grants: readonly Grant[]): Grant[] {
  return standing(state, grants).filter(({ product, role }) => {
    const has = roleIn(state, member, product)
    return has === null || ranks.indexOf(has) < ranks.indexOf(role)
  })
}
