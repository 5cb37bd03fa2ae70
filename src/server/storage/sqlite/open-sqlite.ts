import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Commit } from '#domain/kernel/commit.ts'
import type { LogQuery } from '#domain/kernel/log-query.ts'
import { type Kind, kinds } from '#domain/kinds.ts'
import { storageWords } from '#words/storage.ts'
import { diskTrouble } from '../../data-folder.ts'
import { troubleOf } from '../../trouble-of.ts'
import { createClaims } from '../claims.ts'
import { createHealth } from '../health.ts'
import type { Appended, Storage } from '../storage.ts'
import { createAppendLine } from './append-line.ts'
import { finishRestore } from './backup/restore.ts'
import { bulkWork } from './bulk-work.ts'
import { createCheckpointKeeper } from './checkpoint-keeper.ts'
import { type Found, isSameFile, lookAt, writeLife } from './epoch.ts'
import { lockFolder } from './folder-lock.ts'
import { followLife } from './follow-life.ts'
import { lastingWorker } from './lasting-worker.ts'
import { makeStore } from './make-store.ts'
import { type Program, product } from './program.ts'
import { isOlder } from './upgrade/is-old.ts'
import { upgradeOff } from './upgrade/upgrade-off.ts'
import { DamagedStore, inShort } from './verify/damaged-store.ts'
import { lookOver } from './verify/look-over.ts'

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
  /** whether whoever opens it looks through it anyway, and wants it opened however it is */
  isChecked?: boolean
  /** makes a backup of the store of an older program before it is upgraded */
  beforeUpgrade?(): Promise<void>
}

// Bytes of a second's look, for which the start waits; in a larger store it goes on beside.
const SMALL = 16_000_000
const PROBE_MS = 1_000

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
  const health = createHealth()
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
    clearInterval(probing)
    try {
      await appends.idle()
      await checkpoints.stop()
      // What it finds too long for itself it leaves to the threads of long work.
      await searcher.close()
      await bulk.idle()
      const heads = await writer().call('heads')
      for (const worker of [reader, writer]) await worker.close()
      // Of what was not found sound nobody says that it was left in order: the next start looks again.
      if (health.trouble === null) life.stop(heads)
    } finally {
      unlock()
    }
  }

  /** Refuses what comes after `close`; threads that have ended would otherwise be started again. */
  function open<T>(work: () => Promise<T>): Promise<T> {
    if (closing) return Promise.reject(new Error('The storage is closed'))
    return work().catch((error) => {
      notice(error)
      throw error
    })
  }

  function notice(error: unknown): void {
    const kind = diskTrouble(folder, error)
    if (kind !== 'full' && kind !== 'failing' && kind !== 'damaged') return
    health.set(kind)
    if (kind !== 'damaged') probing ??= setInterval(probe, PROBE_MS).unref()
  }

  let probing: NodeJS.Timeout | undefined

  /** A disk that was full takes things again without anybody telling. */
  function probe(): void {
    if (closing) return
    const well = () => {
      if (health.trouble === 'full' || health.trouble === 'failing') health.set(null)
      clearInterval(probing)
      probing = undefined
    }
    writer().call('probe').then(well, notice)
  }

  /** What was not left by an orderly stop is looked through before it is shown; the rest when there is time. */
  async function lookThrough(): Promise<void> {
    const found = await bulk.check().catch((error) => {
      if (troubleOf(error) !== 'damaged') throw error
      // Too damaged for the check itself.
      return [storageWords('unreadable', { reason: reasonOf(error) })]
    })
    if (found.length === 0) {
      if (health.trouble === 'checking') health.set(null)
      return
    }
    health.set('refused')
    throw new DamagedStore(file, inShort(found))
  }

  /** Rules are looked at in all records together, which beside a large workspace would take its memory once more. */
  async function check(): Promise<string[]> {
    await lookThrough()
    return bytesOf(lookAt(file)) <= SMALL ? bulk.rules() : []
  }

  async function append(workspace: string, expected: number, commits: readonly Commit[]): Promise<Appended> {
    if (health.trouble === 'damaged' || health.trouble === 'refused')
      throw new Error(storageWords('writingStopped'))
    const appended = await appends.append(workspace, expected, commits)
    if (appended.ok) checkpoints.noticed(workspace, commits)
    return appended
  }

  async function begin() {
    finishRestore(folder)
    // Before it is upgraded, which puts another file in its place: the log goes on in the same life.
    const { found, life, written, asLeft } = lookOver(folder, program.schema)
    const epochFile = join(folder, 'epoch')
    // From here on the file is not what an orderly stop has left, however this start ends.
    if (life && found && isSameFile(life, found)) writeLife(epochFile, { ...life, stopped: null })
    else rmSync(epochFile, { force: true })
    if (!written) makeStore(file, program.schema)
    else if (isOlder(written, program.schema)) await upgradeOff(file, program, options)
    if (written && !asLeft) {
      health.set('checking')
      if (!options.isChecked && bytesOf(found) <= SMALL) await lookThrough()
    }
    // The writer is there before anyone reads.
    await writer().call('ready')
    return followLife(
      epochFile,
      file,
      found,
      {
        epoch: () => writer().call('epoch'),
        setEpoch: (epoch) => writer().call('setEpoch', epoch),
        heads: () => writer().call('heads'),
        idAt: (workspace, seq) => writer().call('idAt', workspace, seq),
      },
      life,
    )
  }

  /** What SQLite said, without who asked. */
  function reasonOf(error: unknown): string {
    const { message, cause } = error as Error
    return cause instanceof Error ? cause.message : message
  }

  const life = await begin().catch(async (error) => {
    // Whatever ends the start, nothing of it holds the folder.
    await bulk.idle().catch(() => {})
    await writer.end()
    unlock()
    if (troubleOf(error) !== 'damaged' || error instanceof DamagedStore) throw error
    throw new DamagedStore(file, storageWords('unreadable', { reason: reasonOf(error) }), error)
  })

  return {
    epoch: life.epoch,
    health,
    check: () => open(check),
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

const bytesOf = (found: Found | null) => Number(found?.size ?? 0) + (found?.ahead ?? 0)

/** Whether rows may have to be passed over to find those that are asked for. */
function looksAtMuch({ before: _, after: __, limit: ___, record, step, ...filters }: LogQuery): boolean {
  return record === undefined && step === undefined && Object.keys(filters).length > 0
}
