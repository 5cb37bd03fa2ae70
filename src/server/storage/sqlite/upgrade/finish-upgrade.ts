import type { DatabaseSync } from 'node:sqlite'
import type { Model } from '#domain/kernel/model.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { headSeq } from '../read-records.ts'
import { allRecords, writeAddition } from '../write-addition.ts'
import { commitWriterOf } from '../write-commit.ts'
import { REWRITTEN } from './convert-commit.ts'
import type { OldRecord, OldStore } from './old-store.ts'

/** Adds to a log that was rewritten, as one more commit by the server, what no record could become by itself. */
export function finishUpgrade(old: OldStore, db: DatabaseSync, model: Model): void {
  const writer = commitWriterOf(db)
  for (const workspace of old.workspaces()) {
    const number = writer.numbers.workspace(workspace)
    // A run that was cut short after this has done it.
    if (headSeq(db, number) > old.head(workspace)) continue
    const was = old.records(workspace)
    const are = allRecords(db, number, model)
    sameRecords(was, are)
    db.exec('BEGIN')
    writeAddition(db, writer, number, model, REWRITTEN, was, are)
    db.exec('COMMIT')
  }
}

/** @throws Error when the old log did not make the old records; nothing is upgraded that would lose some of them. */
function sameRecords(was: Map<string, OldRecord[]>, are: Map<Kind, AnyRecord[]>): void {
  for (const kind of new Set([...was.keys(), ...are.keys()])) {
    const made = new Set((are.get(kind as Kind) ?? []).map(({ id }) => id as string))
    const there = was.get(kind) ?? []
    const odd = there.find(({ id }) => !made.has(id as string))
    if (odd || there.length !== made.size)
      throw new Error(
        `The log does not come to the records that are there (${kind} ${odd?.id ?? 'too many'}). Start the older program and run "throughline verify".`,
      )
  }
}
