import { setImmediate } from 'node:timers/promises'
import type { ScopedChange } from '#domain/kernel/change.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import type { Scope } from '#domain/kernel/scope.ts'

/**
 * A commit as texts, in slices. Texts are made on the caller's thread, since passing objects to another thread
 * costs more; what is large is put together over there.
 */
export interface PackedCommit {
  seq: number
  id: string
  step: string
  at: string
  actor: string
  via: string
  program: string | null
  session: string | null
  /** JSON */
  note: string | null
  slices: Slice[]
  /** the slices that were sent ahead and come before these */
  ahead: { key: string; count: number } | null
}

export interface Slice {
  /** JSON of each command */
  commands: string[]
  changes: PackedChange[]
}

export interface PackedChange {
  kind: string
  id: string
  scope: Scope
  /** JSON of the record; null when it is deleted */
  body: string | null
  aside?: true
  /** id, and the JSON of its text */
  documents?: { id: string; text: string }[]
}

// A few milliseconds of JSON: an import of 100,000 rows must not hold up the sockets of everyone else.
const SLICE = 1_000

export type SendAhead = (key: string, slice: Slice) => void

let nextKey = 1

/** Packs a commit; of a large one all slices but the last go ahead, one to a turn of the event loop. */
export async function packCommit(commit: Commit, send: SendAhead): Promise<PackedCommit> {
  const { commands, changes, note, seq, id, step, at, actor, via, program, session } = commit
  const count = Math.ceil(Math.max(commands.length, changes.length, 1) / SLICE) - 1
  const key = String(nextKey++)
  for (let index = 0; index < count; index++) {
    send(key, sliceOf(commit, index))
    await setImmediate()
  }
  const ahead = count > 0 ? { key, count } : null
  const slices = [sliceOf(commit, count)]
  return {
    seq,
    id,
    step,
    at,
    actor,
    via,
    program,
    session,
    note: note && JSON.stringify(note),
    slices,
    ahead,
  }
}

function sliceOf({ commands, changes }: Commit, index: number): Slice {
  const part = <T>(all: readonly T[]) => all.slice(index * SLICE, (index + 1) * SLICE)
  return {
    commands: part(commands).map((command) => JSON.stringify(command)),
    changes: part<ScopedChange>(changes).map(packChange),
  }
}

export function packChange({ kind, id, scope, after, aside, documents }: ScopedChange): PackedChange {
  return {
    kind,
    id,
    scope,
    body: after && JSON.stringify(after),
    ...(aside && { aside }),
    ...(documents?.length && {
      documents: documents.map((document) => ({ id: document.id, text: JSON.stringify(document.text) })),
    }),
  }
}
