import type { Commit } from '#domain/kernel/commit.ts'

/** The last commits of the person whose page this is, so that an undo can be decided before the server has it. */
export class KnownCommits {
  readonly #most: number
  readonly #byId = new Map<string, Commit>()
  readonly #failed = new Set<string>()

  constructor(most = 300) {
    this.#most = most
  }

  get(id: string): Commit | undefined {
    return this.#byId.get(id)
  }

  add(commit: Commit): void {
    this.#byId.set(commit.id, commit)
    for (const oldest of this.#byId.keys()) {
      if (this.#byId.size <= this.#most) break
      this.#byId.delete(oldest)
    }
  }

  /** The batch did not happen, so an undo behind it cannot either. */
  failed(id: string): void {
    this.#failed.add(id)
  }

  hasFailed(id: string): boolean {
    return this.#failed.has(id)
  }
}
