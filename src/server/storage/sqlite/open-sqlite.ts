import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Commit } from '#domain/kernel/commit.ts'
import type { LogQuery } from '#domain/kernel/log-query.ts'
import { type Kind, kinds } from '#domain/kinds.ts'
import { createClaims } from '../claims.ts'
import type { Appended, Storage } from '../storage.ts'
import { createAppendLine } from './append-line.ts'
import { bulkWork } from './bulk-work.ts'
import { createCheckpointKeeper } from './checkpoint-keeper.ts'
import { lookAt } from './epoch.ts'
import { lockFolder } from './folder-lock.ts'
import { followLife } from './follow-life.ts'
import { lastingWorker } from './lasting-worker.ts'
import { type Program, product } from './program.ts'
import { upgradeOff } from './upgrade-off.ts'

export interface SqliteOptions {
  /** how many versions of a small scope lie between two checkpoints */
  checkpointEvery?: number
  /** how long nobody writes before one is made, in ms */
  checkpointQuiet?: number
  /** the kinds of record, parents first; the product's unless a test adds to them */
  kinds?: readonly Kind[]
  /** whose shapes are read and written; this one's unless a test is a later release */
  program?: Program
  /** told while the store of an older program is upgraded, first with `done` 0 */
  onUpgrade?(done: number, total: number): void
}

/**
 * Opens the store in `dataDir`, made if absent, and holds the folder until `close` or the end of the process.
 * Several threads share the file: one writes, one answers short questions, one those that may have to look at much
 * of the log, and each long piece of work (load, snapshot, verify) has one of its own that ends with
 * it, so that none waits for another and a large workspace's memory is given back.
 *
 * @throws Error when another process has the folder, or when a newer Throughline has written it. What an
 * older one has written is upgraded first.
 */
export async function openSqlite(dataDir: string, options: SqliteOptions = {}): Promise<Storage> {
  const folder = resolve(dataDir)
  const kindsInOrder = options.kinds ?? (Object.keys(kinds) as Kind[])
  mkdirSync(folder, { recursive: true })
  const unlock = lockFolder(folder)
  const file = join(folder, 'throughline.db')
  const program = options.program ?? product
  const writer = lastingWorker('write', file, program)
  const reader = lastingWorker('read', file, program)
  const searcher = lastingWorker('read', file, program)
  const bulk = bulkWork(file, program)
  const appends = createAppendLine(
    (key, slice) => {
      // A slice that does not arrive is noticed by the append it belongs to.
      writer()
        .call('sendAhead', key, slice)
        .catch(() => {})
    },
    (append) => writer().call('append', append) as Promise<Appended>,
  )
  const checkpoints = createCheckpointKeeper({
    every: options.checkpointEvery ?? 10_000,
    quiet: options.checkpointQuiet ?? 1_000,
    patience: 120_000,
    // Short enough for the one that is there already: who asks for nothing past has no thread for it.
    due: (...values) => reader().call('checkpointDue', ...values),
    make: bulk.checkpoint,
    keep: (checkpoint) => writer().call('keepCheckpoint', checkpoint),
  })
  const claims = createClaims()
  let closing: Promise<void> | null = null

  async function close(): Promise<void> {
    claims.forget(claims)
    try {
      await appends.idle()
      await checkpoints.stop()
      // What it finds too long for itself it leaves to the threads of long work.
      await searcher.close()
      await bulk.idle()
      const heads = await writer().call('heads')
      for (const worker of [reader, writer]) await worker.close()
      life.stop(heads)
    } finally {
      unlock()
    }
  }

  /** Refuses what comes after `close`; threads that have ended would otherwise be started again. */
  function open<T>(work: () => Promise<T>): Promise<T> {
    return closing ? Promise.reject(new Error('The storage is closed')) : work()
  }

  async function append(workspace: string, expected: number, commits: readonly Commit[]): Promise<Appended> {
    const appended = await appends.append(workspace, expected, commits)
    if (appended.ok) checkpoints.noticed(workspace, commits)
    return appended
  }

  async function begin() {
    // Before it is upgraded, which puts another file in its place: the log goes on in the same life.
    const found = lookAt(file)
    await upgradeOff(file, program, options.onUpgrade)
    // The writer makes the file and its tables before anyone reads.
    await writer().call('ready')
    return followLife(join(folder, 'epoch'), file, found, {
      epoch: () => writer().call('epoch'),
      setEpoch: (epoch) => writer().call('setEpoch', epoch),
      heads: () => writer().call('heads'),
      idAt: (workspace, seq) => writer().call('idAt', workspace, seq),
    })
  }

  const life = await begin().catch(async (error) => {
    await writer().terminate()
    unlock()
    throw error
  })

  return {
    epoch: life.epoch,
    workspaces: () => open(() => reader().call('workspaces')),
    createWorkspace: (workspace) => open(() => writer().call('createWorkspace', workspace)),
    head: (workspace) => open(() => reader().call('head', workspace)),
    load: (workspace, take) =>
      open(() => bulk.load(workspace, kindsInOrder, take as (kind: Kind, bodies: string) => void)),
    append: (workspace, expected, commits) => open(() => append(workspace, expected, commits)),
    commits: (workspace, query) =>
      open(async () => {
        const line = looksAtMuch(query) ? searcher() : reader()
        return JSON.parse(await line.call('commits', workspace, query)) as Commit[]
      }),
    commitById: (workspace, id) =>
      open(async () => {
        const text = await reader().call('commitById', workspace, id)
        return text === null ? null : (JSON.parse(text) as Commit)
      }),
    seqAt: (workspace, at) => open(() => searcher().call('seqAt', workspace, at)),
    snapshot: (workspace, scope) => open(() => bulk.snapshot(workspace, scope, kindsInOrder)),
    stateAt: (...values) =>
      open(async () => (await searcher().call('stateAt', ...values)) ?? bulk.stateAt(...values)),
    compare: (...values) => open(() => searcher().call('compare', ...values)),
    documents: (workspace, ids) => open(() => reader().call('documents', workspace, ids)),
    putBlob: (workspace, bytes) => open(() => writer().call('putBlob', workspace, bytes)),
    blob: (workspace, hash) => open(() => reader().call('blob', workspace, hash)),
    position: (workspace, follower) => open(() => reader().call('position', workspace, follower)),
    setPosition: (workspace, follower, seq) =>
      open(() => writer().call('setPosition', workspace, follower, seq)),
    // One server has the folder: nobody else claims anything, and nobody else writes.
    claim: (workspace, name) => open(() => claims.claim(claims, `${workspace} ${name}`)),
    watch: () => () => {},
    verify: (workspace) => open(() => bulk.verify(workspace)),
    close: () => (closing ??= close()),
  }
}

/** Whether rows may have to be passed over to find those that are asked for. */
function looksAtMuch({ before: _, after: __, limit: ___, record, step, ...filters }: LogQuery): boolean {
  return record === undefined && step === undefined && Object.keys(filters).length > 0
}
