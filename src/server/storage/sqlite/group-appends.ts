import type { Commit } from '#domain/kernel/commit.ts'
import type { Appended } from '../storage.ts'
import type { Outcome, PackedAppend } from './append-commits.ts'
import { type PackedCommit, packCommit, type SendAhead } from './pack-commit.ts'

interface Waiting {
  workspace: string
  expected: number
  commits: readonly Commit[]
  settle(outcome: Outcome): void
}

/**
 * Group commit: one write is under way at a time, and all appends that arrive meanwhile go into the next one
 * together, so that a sync to disk is shared by everyone who waits for it.
 */
export function groupAppends(sendAhead: SendAhead, write: (group: PackedAppend[]) => Promise<Outcome[]>) {
  let waiting: Waiting[] = []
  let running: Promise<void> | null = null

  async function writeGroup(group: Waiting[]): Promise<void> {
    const packed: PackedAppend[] = []
    const packedFor: Waiting[] = []
    for (const one of group) {
      try {
        const commits: PackedCommit[] = []
        for (const commit of one.commits) commits.push(await packCommit(commit, sendAhead))
        packed.push({ workspace: one.workspace, expected: one.expected, commits })
        packedFor.push(one)
      } catch (error) {
        one.settle({ error })
      }
    }
    try {
      const outcomes = await write(packed)
      packedFor.forEach(({ settle }, index) => {
        settle(outcomes[index]!)
      })
    } catch (error) {
      for (const { settle } of packedFor) settle({ error })
    }
  }

  async function writeAll(): Promise<void> {
    // One turn's grace: what is asked for in the same turn goes together from the start.
    await null
    while (waiting.length > 0) {
      const group = waiting
      waiting = []
      await writeGroup(group)
    }
    running = null
  }

  return {
    append: (workspace: string, expected: number, commits: readonly Commit[]) =>
      new Promise<Appended>((resolve, reject) => {
        const settle = (outcome: Outcome) => ('error' in outcome ? reject(outcome.error) : resolve(outcome))
        waiting.push({ workspace, expected, commits, settle })
        running ??= writeAll()
      }),
    /** Resolves when nothing is under way. */
    idle: async () => {
      while (running) await running
    },
  }
}
