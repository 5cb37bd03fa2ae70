import type { Commit } from '#domain/kernel/commit.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import type { Checkpoint } from './checkpoints.ts'

export interface CheckpointKeeperOptions {
  /** how many versions of a scope make another checkpoint of a small one due */
  every: number
  /** how long nothing was written before they are made, in ms: people who write come first … */
  quiet: number
  /** … but not for longer than this */
  patience: number
  due(workspace: string, scope: Scope, every: number): Promise<boolean>
  make(workspace: string, scope: Scope, every: number): Promise<Checkpoint | null>
  keep(checkpoint: Checkpoint): Promise<void>
}

/**
 * Sees to it that scopes get their checkpoints, behind the writes that make them due, and that those of an older schema
 * are kept anew, so that old moments stay quick to read after an upgrade. What fails or is cut short is
 * made up for at the next occasion: without a checkpoint a past moment is only slower to read.
 */
export function createCheckpointKeeper(options: CheckpointKeeperOptions) {
  const { every, quiet, patience, due, make, keep } = options
  /** versions written since a scope was last looked at; a scope that is new to this process is looked at at once */
  const since = new Map<string, number>()
  const waiting = new Map<string, { workspace: string; scope: Scope }>()
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let lastWrite = 0
  let firstWaiting = 0
  let stopped = false

  async function look(workspace: string, scope: Scope): Promise<void> {
    if (!(await due(workspace, scope, every))) return
    while (!stopped) {
      const checkpoint = await make(workspace, scope, every)
      if (!checkpoint) return
      await keep(checkpoint)
    }
  }

  function lookSoon(): void {
    timer ??= setTimeout(() => {
      timer = undefined
      const now = performance.now()
      if (now - lastWrite < quiet && now - firstWaiting < patience) return lookSoon()
      for (const { workspace, scope } of waiting.values())
        running = running.then(() => look(workspace, scope)).catch(() => {})
      waiting.clear()
    }, quiet).unref()
  }

  return {
    noticed(workspace: string, commits: readonly Commit[]): void {
      lastWrite = performance.now()
      for (const { changes } of commits) {
        for (const { scope } of changes) {
          const key = `${workspace} ${scope}`
          const count = (since.get(key) ?? every) + 1
          since.set(key, count >= every ? 0 : count)
          if (count < every || stopped) continue
          if (waiting.size === 0) firstWaiting = lastWrite
          waiting.set(key, { workspace, scope })
          lookSoon()
        }
      }
    },
    /** Makes no further ones, and resolves when none is under way. */
    stop(): Promise<void> {
      stopped = true
      clearTimeout(timer)
      return running
    },
  }
}
