import { setImmediate } from 'node:timers/promises'
import type { Change } from '#domain/kernel/change.ts'
import type { Commit } from '#domain/kernel/commit.ts'

/**
 * A commit as texts, in slices. Texts are made on the caller's thread, since passing objects to another thread
 * costs more; what is large is put together over there.
 */
export interface PackedCommit {
  seq: number
  id: string
  at: string
  actor: string
  via: string
  /** JSON of the commit without its commands and changes */
  head: string
  slices: Slice[]
  /** the slices that were sent ahead and come before these */
  ahead: { key: string; count: number } | null
}

export interface Slice {
  /** JSON of each command */
  commands: string[]
  /** four to a change: kind, id, JSON of before, JSON of after */
  changes: string[]
}

// A few milliseconds of JSON: an import of 100,000 rows must not hold up the sockets of everyone else.
const SLICE = 1_000

export type SendAhead = (key: string, slice: Slice) => void

let nextKey = 1

/** Packs a commit; of a large one all slices but the last go ahead, one to a turn of the event loop. */
export async function packCommit(commit: Commit, send: SendAhead): Promise<PackedCommit> {
  const { commands, changes, ...rest } = commit
  const { seq, id, at, actor, via } = commit
  const count = Math.ceil(Math.max(commands.length, changes.length, 1) / SLICE) - 1
  const key = String(nextKey++)
  for (let index = 0; index < count; index++) {
    send(key, sliceOf(commit, index))
    await setImmediate()
  }
  const ahead = count > 0 ? { key, count } : null
  return { seq, id, at, actor, via, head: JSON.stringify(rest), slices: [sliceOf(commit, count)], ahead }
}

function sliceOf({ commands, changes }: Commit, index: number): Slice {
  const part = <T>(all: readonly T[]) => all.slice(index * SLICE, (index + 1) * SLICE)
  return {
    commands: part(commands).map((command) => JSON.stringify(command)),
    changes: part<Change>(changes).flatMap(({ kind, id, before, after }) => [
      kind,
      id,
      JSON.stringify(before),
      JSON.stringify(after),
    ]),
  }
}

/** The JSON of the whole commit. */
export function bodyOf({ head, slices }: PackedCommit): string {
  const commands: string[] = []
  const changes: string[] = []
  for (const slice of slices) {
    commands.push(...slice.commands)
    for (let i = 0; i < slice.changes.length; i += 4) {
      const [kind, id, before, after] = slice.changes.slice(i, i + 4)
      changes.push(`{"kind":"${kind}","id":${JSON.stringify(id)},"before":${before},"after":${after}}`)
    }
  }
  return `${head.slice(0, -1)},"commands":[${commands.join(',')}],"changes":[${changes.join(',')}]}`
}

export interface Touched {
  kind: string
  id: string
  /** null when the commit deleted it */
  body: string | null
}

/** The records that the commit changed, in the order of the log. */
export function touchedBy({ slices }: PackedCommit): Touched[] {
  const touched: Touched[] = []
  for (const { changes } of slices) {
    for (let i = 0; i < changes.length; i += 4) {
      const after = changes[i + 3]!
      touched.push({ kind: changes[i]!, id: changes[i + 1]!, body: after === 'null' ? null : after })
    }
  }
  return touched
}
