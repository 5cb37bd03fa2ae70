import type { Commit } from '#domain/kernel/commit.ts'
import type { PackedAppend } from './append-commits.ts'
import { type PackedCommit, packCommit, type SendAhead } from './pack-commit.ts'

/** Packs what is to be written and hands it to the writer, in the order it was asked for. */
export function createAppendLine<T>(sendAhead: SendAhead, write: (append: PackedAppend) => Promise<T>) {
  let before: Promise<unknown> = Promise.resolve()
  const all = new Set<Promise<unknown>>()

  async function packAll(commits: readonly Commit[]): Promise<PackedCommit[]> {
    const packed: PackedCommit[] = []
    for (const commit of commits) packed.push(await packCommit(commit, sendAhead))
    return packed
  }

  return {
    append(workspace: string, expected: number, commits: readonly Commit[]): Promise<T> {
      // Only packing is waited for, not the write: the writer takes together what lies before it.
      const packed = before.then(() => packAll(commits))
      before = packed.catch(() => {})
      const result = packed.then((ready) => write({ workspace, expected, commits: ready }))
      const settled = result.catch(() => {}).finally(() => all.delete(settled))
      all.add(settled)
      return result
    },
    /** Resolves when nothing is under way. */
    idle: async () => {
      while (all.size > 0) await Promise.all(all)
    },
  }
}
