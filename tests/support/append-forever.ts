import { statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Change, changed, created, deleted } from '#domain/kernel/change.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import type { RecordOf } from '#domain/kinds.ts'
import { openSqlite } from '#server/storage/sqlite/open-sqlite.ts'
import { sampleBase, sampleCommit, sampleItem } from './sample-commits.ts'

/**
 * A process to kill: `append-forever.ts <folder> [callers] [most]` takes up the log where it stands and appends,
 * as many callers at a time as told. After each acknowledgement, and not before, it prints a line
 * `<seq> <bytes in the write-ahead log>`; after a rejection `failed`, and it tries that one again. With `most` it waits, alive, once its log
 * is that long.
 */

type Item = RecordOf<'item'>

const [folder, callers = '8', most = 'Infinity'] = process.argv.slice(2)
const workspace = 'wsp_samplespace01'
const storage = await openSqlite(folder!)
await storage.createWorkspace(workspace)

const items: Item[] = []
let seq = await storage.load(workspace, (kind, bodies) => {
  if (kind === 'item') items.push(...(JSON.parse(bodies) as Item[]))
})
let nextNumber = items.reduce((number, item) => Math.max(number, item.number), 0) + 1

/** Mostly small steps, now and then a large one; every record's fate is tied to the ones before. */
function nextCommit(): Commit {
  const changes: Change[] = seq === 0 ? sampleBase() : []
  const size = seq % 50 === 49 ? 500 : 1
  for (let i = 0; i < size; i++) {
    const place = (seq * 7 + i) % (items.length + 1)
    const item = items[place]
    if (!item || (seq + i) % 3 === 0) {
      const fresh = sampleItem(nextNumber++)
      items.push(fresh)
      changes.push(created('item', fresh))
    } else if ((seq + i) % 7 === 0 && size === 1) {
      items[place] = items.at(-1)!
      items.pop()
      changes.push(deleted('item', item))
    } else if (!changes.some(({ id }) => id === item.id)) {
      const change = changed('item', item, { title: `Changed by commit ${seq + 1}` })
      items[place] = change.after as Item
      changes.push(change)
    }
  }
  seq += 1
  return sampleCommit(seq, changes)
}

const wal = join(folder!, 'throughline.db-wal')

/** Written before anything else happens, so that a kill cannot keep back what was acknowledged. */
function print(line: string): void {
  try {
    writeSync(1, `${line}\n`)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    // The reader is behind and its pipe full.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    print(line)
  }
}

async function call(): Promise<void> {
  while (seq < Number(most)) {
    const commit = nextCommit()
    await appendAtLast(commit)
    print(`${commit.seq} ${statSync(wal).size}`)
  }
}

/** After a rejection the same again, as a host would: it and those stacked on it wait until it is written. */
async function appendAtLast(commit: Commit): Promise<void> {
  for (;;) {
    const appended = await storage.append(workspace, commit.seq - 1, [commit]).catch(() => null)
    if (appended?.ok || (appended && appended.seq >= commit.seq)) return
    if (!appended) print('failed')
    await setTimeout(5)
  }
}

await Promise.all(Array.from({ length: Number(callers) }, call))
setInterval(() => {}, 1000)
