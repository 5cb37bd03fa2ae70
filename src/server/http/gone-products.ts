import { scopeIn } from '#domain/kernel/scope.ts'
import { find, type State } from '#domain/kernel/state.ts'
import { administers } from '#domain/people/last-administrator.ts'
import type { Host } from '../workspace/host.ts'

const NEWEST = Number.MAX_SAFE_INTEGER
/** So many of the last commits are looked at; who had a part stands in the plan, which is never long. */
const SLICES = 20

/**
 * Which of some products are deleted, as far as a member may know: those that they had a part in until then, and those
 * that the log never heard of. What they have typed about them is no secret to them. Of a product that stands, and that
 * they may not see any more, nothing is said.
 */
export async function goneProducts(
  host: Host,
  member: string,
  products: readonly string[],
): Promise<string[]> {
  const gone: string[] = []
  for (const product of new Set(products)) {
    if (find(host.state, 'product', product)) continue
    const scopes = [scopeIn(product, 'plan')]
    const commits = await host.storage.commits(host.workspace, { scopes, before: NEWEST, limit: SLICES })
    // The last that happened in it is its deletion, in one commit or in several of one step.
    const changes = commits
      .filter(({ step }) => step === commits[0]?.step)
      .flatMap((commit) => commit.changes)
    if (changes.length === 0 || hadPart(host.state, member, product, changes)) gone.push(product)
  }
  return gone
}

type Changes = readonly { kind: string; id: string; before: unknown }[]

/** Whether the member had a part in the product that these changes deleted. */
function hadPart(state: State, member: string, product: string, changes: Changes): boolean {
  const me = find(state, 'member', member)
  if (me?.status !== 'active') return false
  if (administers(me)) return true
  return changes.some(({ kind, id, before }) => {
    const was = before as { owner?: unknown; product?: unknown; member?: unknown } | null
    if (kind === 'product') return id === product && was?.owner === member
    return kind === 'membership' && was?.product === product && was.member === member
  })
}
