import type { Scope } from '#domain/kernel/scope.ts'
import type { WireCommit } from '#protocol/wire-commit.ts'
import type { Unsettled } from '../line/carrier.ts'

/** A batch on its way, as it lies in the browser: whose tab sends it, and when it was made (ms, for the order). */
export interface KeptBatch extends Unsettled {
  tab: string
  made: number
  /** what its inputs were written under */
  schema: number
}

/** A batch that the server has, kept for the day on which it has it no more. */
export interface SentBatch extends KeptBatch {
  seq: number
  /** the life of the log that it is in */
  epoch: string
}

/** A scope's snapshot as it lies in the browser. */
export interface KeptScope {
  scope: Scope
  seq: number
  /** the JSON text; measured quicker to read back than text, bytes or anything compressed */
  blob: Blob
  /** the build of the page that kept it: another one may expect other fields, so it fetches afresh */
  build: string
  /** the life of the log that it is of */
  epoch: string
}

/** How far what is kept of a scope reaches: its snapshot, and then every commit that touches it. */
export interface KeptHead {
  scope: Scope
  head: number
  epoch: string
}

export interface KeptRow {
  scope: Scope
  seq: number
  commit: WireCommit
}

/** What a visit must know before it reads scopes. */
export interface Facts {
  /** what may be had, as the server said last */
  scopes: readonly Scope[]
  /** ids of products by their keys, which addresses name */
  products: { readonly [key: string]: string }
}

/** A scope's commits after `from`, all of them up to `to`. */
export interface Stretch {
  from: number
  to: number
  commits: readonly WireCommit[]
}

/** The stretch and the one that continues it, as one; null when they do not meet. */
export function joined(earlier: Stretch, later: Stretch): Stretch | null {
  if (later.from !== earlier.to) return null
  return { from: earlier.from, to: later.to, commits: [...earlier.commits, ...later.commits] }
}

/** What a stretch adds to what is kept up to `head`; null when it would leave a hole, or adds nothing. */
export function addition(head: number, { from, to, commits }: Stretch): Stretch | null {
  if (from > head || to <= head) return null
  return { from: head, to, commits: commits.filter(({ seq }) => seq > head) }
}

export function inOrder(batches: readonly KeptBatch[]): KeptBatch[] {
  return batches.toSorted((a, b) => a.made - b.made)
}

/** What the smallest commit costs. */
const LEAST = 4

/** What it costs to read commits on top of a snapshot, in records. */
export function tailCost(commits: readonly WireCommit[]): number {
  let cost = 0
  for (const { scopes = {} } of commits) {
    const changes = Object.values(scopes).reduce((sum, { length }) => sum + length, 0)
    cost += Math.max(LEAST, changes)
  }
  return cost
}
