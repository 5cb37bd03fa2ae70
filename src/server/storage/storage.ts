import type { Commit } from '#domain/kernel/commit.ts'
import type { Compared, LogQuery } from '#domain/kernel/log-query.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import type { Kind } from '#domain/kinds.ts'
import type { LetGo } from './claims.ts'
import type { Health } from './health.ts'

/** `seq` is where the log really ends: catch up from it, decide again, append again. */
export type Appended = { ok: true } | { ok: false; seq: number }

export interface Snapshot {
  seq: number
  /** gzip of the text that protocol/snapshot.ts reads; ready to send with `content-encoding: gzip` */
  bytes: Uint8Array
}

export interface Document {
  id: string
  scope: Scope
  text: string
}

/**
 * All that the server asks of a database; everything else is read from the replica. Rejections are faults (an
 * Error with its cause); the storage stays usable after one. A commit that is read back has the `before` of every
 * change; `documents` of changes are written and not read back, and the long texts of intents are not kept.
 * Versions written under an older schema are read as this program's.
 */
export interface Storage {
  /** Which life of the log this is: another one after a backup was put back. */
  readonly epoch: string

  /** What keeps it from doing its work now. Nothing is written to one that is damaged. */
  readonly health: Health

  /**
   * Looks through everything that is stored, a slice at a time. Costly (seconds for 100,000 items, off this thread): a
   * server asks for it once, when it has begun to serve.
   *
   * @returns sentences about rules that the records of a smaller store break together, which is a fault of the program
   * and served all the same; `verify` tells them of every store
   * @throws Error with a sentence when it is damaged, which is also its `health`
   */
  check(): Promise<string[]>

  /** Ids of all workspaces, in order of id. */
  workspaces(): Promise<string[]>

  /** Idempotent. */
  createWorkspace(workspace: string): Promise<void>

  /** Seq and id of the last commit; seq 0 and an empty id when there is none. */
  head(workspace: string): Promise<{ seq: number; id: string }>

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
   * A page of the log, oldest first when `after` is given and newest first otherwise; empty only at its end. A commit
   * that also touched scopes that were not asked for comes without intents and note, which speak of all of it.
   */
  commits(workspace: string, query: LogQuery): Promise<Commit[]>

  commitById(workspace: string, id: string): Promise<Commit | null>

  /** Seq of the last commit at or before an ISO moment; 0 when there is none. */
  seqAt(workspace: string, at: string): Promise<number>

  /**
   * The current records of one scope in columns. Costly (a second for 100,000 records, off this thread): keep the
   * bytes and let a reader catch up from `seq`. Who may see it is asked before.
   */
  snapshot(workspace: string, scope: Scope): Promise<Snapshot>

  /** The records of one scope as they were right after the commit `seq`. */
  stateAt(workspace: string, scope: Scope, seq: number): Promise<Snapshot>

  /** What differs between two moments in these scopes. */
  compare(
    workspace: string,
    scopes: readonly Scope[],
    from: number,
    to: number,
    limit: number,
  ): Promise<Compared>

  /** The documents that are there, in any order; unknown ids are passed over. */
  documents(workspace: string, ids: readonly string[]): Promise<Document[]>

  /** Keeps bytes under the hex SHA-256 of them, which it resolves with; idempotent. */
  putBlob(workspace: string, bytes: Uint8Array): Promise<string>
  blob(workspace: string, hash: string): Promise<Uint8Array | null>

  /** The seq up to which a follower of the log (a feed, a webhook, a long step) has come; 0 for an unknown one. */
  position(workspace: string, follower: string): Promise<number>
  setPosition(workspace: string, follower: string, seq: number): Promise<void>

  /**
   * Waits until this server alone has the name, and resolves with what lets go of it. Of several servers on one
   * database the next one gets it when the one that has it lets go, closes, or is gone without a word.
   */
  claim(workspace: string, name: string): Promise<LetGo>

  /** Calls back when another server may have written; a missed call is made up for by the next. Returns how to stop. */
  watch(listener: (workspace: string) => void): () => void

  /**
   * Folds the log and compares with the records, and looks at every record's shape: a sentence for each difference
   * (the first hundred), none when clean.
   */
  verify(workspace: string): Promise<string[]>

  /** Finishes what was asked for, then lets go of the files. */
  close(): Promise<void>
}
