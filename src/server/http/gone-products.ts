import { scopeIn } from '#domain/kernel/scope.ts'
import { find } from '#domain/kernel/state.ts'
import { administers } from '#domain/people/last-administrator.ts'
import type { Host } from '../workspace/host.ts'

const NEWEST = Number.MAX_SAFE_INTEGER
const PAGE = 50

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
    const me = find(host.state, 'member', member)
    const scopes = [scopeIn(product, 'plan')]
    // The last that happened in it is its deletion, in one commit or in several of one step.
    const [last] = await host.storage.commits(host.workspace, { scopes, before: NEWEST, limit: 1 })
    if (
      !last ||
      (me?.status === 'active' && (administers(me) || (await hadPart(host, member, product, last.step))))
    )
      gone.push(product)
  }
  return gone
}

/** Whether the member had a part in the product when the step that deleted it began. */
async function hadPart(
  { storage, workspace }: Host,
  member: string,
  product: string,
  step: string,
): Promise<boolean> {
  const scopes = [scopeIn(product, 'plan')]
  for (let before = NEWEST; ; ) {
    const commits = await storage.commits(workspace, {
      ...{ scopes, step, before, limit: PAGE },
      kinds: ['product', 'membership'],
    })
    const [oldest] = commits.slice(-1)
    if (!oldest) return false
    if (commits.some(({ changes }) => namesPart(member, product, changes))) return true
    before = oldest.seq
  }
}

type Changes = readonly { kind: string; id: string; before: unknown }[]

function namesPart(member: string, product: string, changes: Changes): boolean {
  return changes.some(({ kind, id, before }) => {
    const was = before as { owner?: unknown; product?: unknown; member?: unknown } | null
    if (kind === 'product') return id === product && was?.owner === member
    return kind === 'membership' && was?.product === product && was.member === member
  })
}
