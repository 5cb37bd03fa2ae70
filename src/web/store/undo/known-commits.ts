import { merged, type ScopedChange } from '#domain/kernel/change.ts'
import { mostKnownChanges } from '#protocol/own-commits.ts'
import type { ReadCommit } from '#protocol/wire-commit.ts'

type Known = Pick<ReadCommit, 'step' | 'changes'>

/**
 * The last steps of the person whose page this is, so that an undo can be decided before the server has it. A long
 * step is known by all its commits; one that is too long to keep is for the server to take back.
 */
export class KnownCommits {
  readonly #most: number
  readonly #mostChanges: number
  readonly #byStep = new Map<string, readonly ScopedChange[] | null>()
  readonly #failed = new Set<string>()

  constructor(most = 300, mostChanges = mostKnownChanges) {
    this.#most = most
    this.#mostChanges = mostChanges
  }

  get(step: string): Known | undefined {
    const changes = this.#byStep.get(step)
    return changes ? { step, changes: [...changes] } : undefined
  }

  /** Takes in a commit, or the part of one that lies in one more scope. */
  add({ step, changes }: Known): void {
    const standing = this.#byStep.get(step)
    if (standing === null) return
    const all = standing ? (merged([...standing, ...changes]) as ScopedChange[]) : changes
    this.#byStep.set(step, all.length > this.#mostChanges ? null : all)
    for (const oldest of this.#byStep.keys()) {
      if (this.#byStep.size <= this.#most) break
      this.#byStep.delete(oldest)
    }
  }

  /** What is known was of another life of the log. */
  clear(): void {
    this.#byStep.clear()
  }

  /** The batch did not happen, so an undo behind it cannot either. */
  failed(id: string): void {
    this.#failed.add(id)
  }

  hasFailed(id: string): boolean {
    return this.#failed.has(id)
  }
}
