import type { Commit } from '#domain/kernel/commit.ts'
import type { Replica } from '#protocol/replica.ts'
import type { Appended } from '../storage/storage.ts'

export interface WriteQueueOptions {
  replica: Replica
  append(expected: number, commits: readonly Commit[]): Promise<Appended>
  /** a page of the log; empty at its end */
  commitsAfter(seq: number): Promise<readonly Commit[]>
  commitById(id: string): Promise<Commit | null>
  /** told in order, without gaps, and before those who wait for them are answered; must not throw */
  onDurable(commits: readonly Commit[]): void
}

/**
 * Reads or decides on the State; `commit` is what it wants written. Runs again when it had to be taken back;
 * `seen` is then what the log had under the id that it wanted to write.
 */
export type Work<T> = (seen: Commit | null) => { answer: T; commit: Commit | null }

interface Entry {
  /** works from the start; returns what is to be written */
  attempt(seen: Commit | null): Commit | null
  commit: Commit | null
  /** what the log turned out to have under its id; it stays found however often it is lined up again */
  seen: Commit | null
  /** why its write failed; it is then looked for in the log */
  fault: Error | null
  /** answers with what the last attempt found */
  done(): void
  fail(error: unknown): void
}

// Somebody else writing makes the log longer; if it did not get longer, trying again forever would not help.
const MOST_STALLS = 3

/**
 * Decisions run ahead of the disk, answers do not:
 *
 *     replica    … 41 42 43 44 45          decided, in the State
 *     disk       … 41 42                   durable: told to everyone
 *                       └─ 43 44 ─┘        one append under way
 *                                  └ 45    the next one, with all that comes until then
 *
 * A look at the State stands in the same line, so that nobody is told of what might still be taken back. When an
 * append fails, everything past the disk is taken back, newest first. If that was because somebody else wrote
 * (compare-and-swap), or because the log has one of the ids already, all is decided again on what the log says;
 * otherwise those who wait get the fault, unless the log turns out to have their commit after all.
 */
export function createWriteQueue(options: WriteQueueOptions) {
  const { replica, append, commitsAfter, commitById, onDurable } = options
  let durable = replica.seq
  let queue: Entry[] = []
  let underWay: Entry[] = []
  let running = false
  /** the log may have commits that the replica lacks; nothing is decided before it has caught up */
  let unsure = false
  /** somebody else has written since the log was read last */
  let heard = false
  let stalls = 0
  const waiting = new Map<string, Commit>()

  function enter(entry: Entry): void {
    if (!unsure) {
      if (!attempt(entry)) return
      if (!entry.commit && !running) {
        entry.done()
        return
      }
    }
    queue.push(entry)
    if (!running) void drain()
  }

  /** False when the work threw, which is then answered. */
  function attempt(entry: Entry): boolean {
    try {
      entry.commit = entry.attempt(entry.seen)
    } catch (error) {
      entry.fail(error)
      return false
    }
    if (entry.commit) {
      replica.seq = entry.commit.seq
      waiting.set(entry.commit.id, entry.commit)
    }
    return true
  }

  async function drain(): Promise<void> {
    running = true
    // What is decided in the same turn is written together from the start.
    await null
    while (queue.length > 0 || heard) {
      // What is decided ahead of the disk finds it out when it is written.
      if (queue.length === 0) unsure = true
      if (unsure) await recover()
      underWay = queue
      queue = []
      await write()
      underWay = []
    }
    running = false
  }

  async function write(): Promise<void> {
    const commits = underWay.flatMap(({ commit }) => commit ?? [])
    if (commits.length > 0) {
      try {
        const result = await append(durable, commits)
        if (!result.ok) return takeBack(stalls++ < MOST_STALLS ? null : new Error('The log does not move on'))
      } catch (error) {
        return takeBack(new Error('The step could not be written', { cause: error }))
      }
      stalls = 0
      accept(commits)
    }
    for (const entry of underWay) entry.done()
  }

  function accept(commits: readonly Commit[]): void {
    for (const { seq, id } of commits) {
      durable = seq
      waiting.delete(id)
    }
    onDurable(commits)
  }

  /** Takes back all that is not durable and lines it up again, or to be answered with the fault. */
  function takeBack(fault: Error | null): void {
    unsure = true
    queue = [...underWay, ...queue]
    for (const { commit } of queue.toReversed()) if (commit) replica.rollBack(commit.changes)
    replica.seq = durable
    waiting.clear()
    for (const entry of queue) if (entry.commit) entry.fault = fault
  }

  /** Catches up with the log, then decides again what is lined up, or answers it with its fault. */
  async function recover(): Promise<void> {
    heard = false
    let anyWritten = false
    let broken: Error | null = null
    try {
      for (let page = await commitsAfter(durable); page.length > 0; page = await commitsAfter(durable)) {
        for (const commit of page) replica.apply(commit)
        accept(page)
        stalls = 0
      }
      for (const entry of queue) {
        const commit = entry.fault && entry.commit ? await commitById(entry.commit.id) : null
        if (!commit) continue
        entry.seen = commit
        anyWritten = true
      }
      unsure = false
    } catch (error) {
      broken = new Error('The log could not be read', { cause: error })
    }
    const again = queue
    queue = []
    for (const entry of again) {
      // An id that the log had already is why the append failed, so the others did nothing wrong.
      const fault = anyWritten ? null : entry.fault
      entry.fault = null
      if (fault ?? broken) entry.fail(fault ?? broken)
      else if (attempt(entry)) queue.push(entry)
    }
  }

  function run<T>(work: Work<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      let answer: T
      enter({
        commit: null,
        seen: null,
        fault: null,
        attempt: (seen) => {
          const result = work(seen)
          answer = result.answer
          return result.commit
        },
        done: () => resolve(answer),
        fail: reject,
      })
    })
  }

  return {
    /** seq of the last durable commit */
    get durable() {
      return durable
    },

    /** A commit that is decided and not durable yet. */
    waiting: (id: string): Commit | undefined => waiting.get(id),

    /** Runs the work, now if it can, and answers when what it may have seen and what it made is durable. */
    run,

    /** Takes in what somebody else has written. Who is at work does so in the end, if no write finds it out before. */
    async catchUp(): Promise<void> {
      if (running) {
        heard = true
        return
      }
      unsure = true
      await run(() => ({ answer: null, commit: null }))
    },
  }
}
