import { inSight } from '#domain/history/in-sight.ts'
import { mostKnownChanges, type OwnCommit } from '#protocol/own-commits.ts'
import type { Host } from '../workspace/host.ts'

/**
 * The last commits of a member that they may see all of, newest first: what their Undo reaches back to. The deletion
 * of their own product is among them, although nothing of it is to be seen any more.
 */
export async function ownCommits(host: Host, member: string, limit: number): Promise<OwnCommit[]> {
  const commits = await host.storage.commits(host.workspace, { actor: member, limit })
  return host.read((state) => {
    const here = new Set(host.model.rights.scopesOf(state, member))
    return commits.flatMap((commit): OwnCommit[] => {
      const { changes, ...head } = commit
      if (!inSight(state, member, changes)) return []
      const foreseen = changes.length <= mostKnownChanges && changes.every(({ scope }) => here.has(scope))
      return [foreseen ? commit : head]
    })
  })
}
