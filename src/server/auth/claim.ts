import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Kind } from '#domain/kinds.ts'
import { administers } from '#domain/people/last-administrator.ts'
import type { Refusal } from '#domain/refusals.ts'
import type { Batch } from '#protocol/messages.ts'
import type { Host } from '../workspace/host.ts'
import type { Hosts } from '../workspace/hosts.ts'
import type { Accounts } from './accounts.ts'
import { isClaimCode } from './claim-code.ts'
import type { From, SignedIn } from './session.ts'

export interface ClaimOptions {
  accounts: Accounts
  hosts: Hosts
  secret: string
  /** see claim-code.ts */
  salt: string
  newId(kind: Kind): string
  /** an id for a batch that nobody sends again */
  newBatchId(): string
  /** the commands that make the sample product */
  sample(): readonly CommandCall[]
  onFault(error: unknown): void
}

export type Claimed =
  | { ok: true; signedIn: SignedIn }
  | { ok: false; problem: 'wrong-code' | 'claimed' }
  | { ok: false; refusal: Refusal }

export interface ClaimInput {
  code: string
  name: string
  password: string
  from: From
}

/**
 * Makes the first person: workspace, member, account, session, and a sample product to look at. May be cut short
 * anywhere and done again: the account comes last, and until it is there the code is good.
 */
export function createClaim(options: ClaimOptions): (input: ClaimInput) => Promise<Claimed> {
  const { accounts, hosts, secret, salt } = options
  let underWay: Promise<unknown> = Promise.resolve()

  async function claim({ code, name, password, from }: ClaimInput): Promise<Claimed> {
    if (accounts.exist()) return { ok: false, problem: 'claimed' }
    if (!isClaimCode(secret, code, salt)) return { ok: false, problem: 'wrong-code' }
    const [existing] = await hosts.all()
    const host = existing ? await hosts.open(existing) : await hosts.create(options.newId('workspace'))
    const made = await makeOwner(host, name, options)
    if ('code' in made) return { ok: false, refusal: made }
    const whose = { workspace: host.workspace, member: made.member }
    await accounts.create(name, await accounts.hash(password), whose)
    await addSample(host, made.member, options)
    const signedIn = await accounts.signIn(whose, password, from)
    if (!signedIn) throw new Error('The account that was just made cannot be signed in to')
    return { ok: true, signedIn }
  }

  // One after the other, so that of two who have the link the second is told that it is used.
  return (input) => {
    const result = underWay.then(() => claim(input))
    underWay = result.catch(() => {})
    return result
  }
}

async function makeOwner(
  host: Host,
  name: string,
  { newId, newBatchId }: ClaimOptions,
): Promise<{ member: string } | Refusal> {
  const { members, workspaces } = await host.read(({ records }) => ({
    members: [...records.member.values()],
    workspaces: records.workspace.size,
  }))
  // Left by a claim that was cut short.
  const left = members.find(administers)
  const member = left?.id ?? newId('member')
  const commands: CommandCall[] = [
    ...(workspaces === 0
      ? [{ name: 'create-workspace', input: { workspace: host.workspace, name: 'Workspace' } }]
      : []),
    left
      ? { name: 'edit-member', input: { member, name } }
      : { name: 'add-member', input: { member, name, administrator: true } },
  ]
  const done = await host.execute(
    { id: newBatchId(), commands, note: null },
    { actor: 'system', via: 'system' },
  )
  return done.ok ? { member } : done.refusal
}

/** The sample is a courtesy: that it could not be made must not keep anybody out. */
async function addSample(
  host: Host,
  member: string,
  { sample, newBatchId, onFault }: ClaimOptions,
): Promise<void> {
  try {
    if (await host.read(({ records }) => records.product.size > 0)) return
    const commands = [...sample()]
    if (commands.length === 0) return
    const batch: Batch = { id: newBatchId(), commands, note: { text: 'Sample product' } }
    const done = await host.execute(batch, { actor: member, via: 'system' })
    if (!done.ok) onFault(new Error(`The sample product was refused: ${done.refusal.code}`))
  } catch (error) {
    onFault(error)
  }
}
