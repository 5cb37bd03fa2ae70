import type { Commit } from '#domain/kernel/commit.ts'
import type { Kind } from '#domain/kinds.ts'

/** `seq` is where the log really ends: catch up from it, decide again, append again. */
export type Appended = { ok: true } | { ok: false; seq: number }

export interface Snapshot {
  seq: number
  /** gzip of the text that protocol/snapshot.ts reads; ready to send with `content-encoding: gzip` */
  bytes: Uint8Array
}

/**
 * All that the server asks of a database; everything else is read from the replica. Rejections are faults (an
 * Error with its cause); the storage stays usable after one.
 */
export interface Storage {
  /** Ids of all workspaces, in order of id. */
  workspaces(): Promise<string[]>

  /** Idempotent. */
  createWorkspace(workspace: string): Promise<void>

  /** Seq of the last commit, 0 when there is none. */
  head(workspace: string): Promise<number>

  /**
   * Hands over all current records, each kind's in chunks: the JSON text of an array of at most 5,000 bodies.
   * Parents' kinds come before those that point at them; within a kind the order is that of the ids.
   * Resolves with the seq that all of it belongs to. What `take` throws ends the load and rejects it.
   */
  load(workspace: string, take: (kind: Kind, bodies: string) => void): Promise<number>

  /**
   * Compare-and-swap: the commits (consecutive seqs from `expected` + 1) are written, all or none, if the log
   * still ends at `expected`. Durable when it resolves. A rejection acknowledges nothing: disk full, I/O error,
   * a commit id that the log already has, an unknown workspace.
   *
   * Need not be awaited before the next: calls that arrive while a write is under way share one transaction, in
   * order, each with its own result; so when one rejects, those stacked on it find another seq.
   */
  append(workspace: string, expected: number, commits: readonly Commit[]): Promise<Appended>

  /**
   * Commits with a greater seq, oldest first. A page may end before `limit` when its commits are large; only
   * the end of the log gives an empty one.
   */
  commitsAfter(workspace: string, seq: number, limit: number): Promise<Commit[]>

  /** Commits with a smaller seq, newest first; pages as above. `touching` narrows to those of one record. */
  commitsBefore(workspace: string, seq: number, limit: number, touching?: string): Promise<Commit[]>

  commitById(workspace: string, id: string): Promise<Commit | null>

  /**
   * All current records of one seq in columns. Costly (a second for 100,000 records, off this thread): keep the
   * bytes and let a reader catch up from `seq`. It holds the whole workspace; who may see it is asked before.
   */
  snapshot(workspace: string): Promise<Snapshot>

  /**
   * Folds the log and compares with the records: a sentence for each difference (the first hundred), none when
   * clean.
   */
  verify(workspace: string): Promise<string[]>

  /** Finishes what was asked for, then lets go of the files. */
  close(): Promise<void>
}
