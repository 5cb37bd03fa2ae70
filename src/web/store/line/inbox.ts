import type { FromServer } from '#protocol/messages.ts'
import type { WireCommit } from '#protocol/wire-commit.ts'

export type Answer = Exclude<FromServer, { type: 'commits' }>

export interface Reader {
  commits(commits: readonly WireCommit[]): void
  answer(message: Answer): void
  /** whether nothing more is to be read for now: what is left counts for nothing */
  isClosed(): boolean
  /** whether the person waits for one of these */
  isAwaited(commits: readonly WireCommit[]): boolean
  /** calls back before the next frame is painted */
  nextFrame(work: () => void): void
}

/** ms */
const FRAME = 16

/**
 * Hands messages on in the order in which they came: at once when it is quiet or the person waits for them, else once
 * a frame, so that 200 commits a second of others cost 60 renders and typing goes on.
 */
export class Inbox {
  readonly #reader: Reader
  #messages: FromServer[] = []
  #planned = false
  #readAt = 0

  constructor(reader: Reader) {
    this.#reader = reader
  }

  add(message: FromServer): void {
    this.#messages.push(message)
    if (message.type !== 'commits' || this.#isPressing(message.commits)) this.read()
    else if (!this.#planned) {
      this.#planned = true
      this.#reader.nextFrame(() => this.read())
    }
  }

  /** What came over a line that is gone. */
  clear(): void {
    this.#messages = []
  }

  read(): void {
    this.#planned = false
    this.#readAt = performance.now()
    const messages = this.#messages
    this.#messages = []
    let commits: WireCommit[] = []
    const hand = () => {
      if (commits.length > 0 && !this.#reader.isClosed()) this.#reader.commits(commits)
      commits = []
    }
    for (const message of messages) {
      if (message.type === 'commits') {
        // Not spread: a catch-up can be longer than a call may have arguments.
        commits = commits.length === 0 ? message.commits : commits.concat(message.commits)
        continue
      }
      hand()
      if (!this.#reader.isClosed()) this.#reader.answer(message)
    }
    hand()
  }

  #isPressing(commits: readonly WireCommit[]): boolean {
    return performance.now() - this.#readAt >= FRAME || this.#reader.isAwaited(commits)
  }
}
