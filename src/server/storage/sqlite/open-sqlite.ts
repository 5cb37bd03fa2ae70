import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Commit } from '#domain/kernel/commit.ts'
import { type Kind, kindNames } from '#domain/kinds.ts'
import type { Storage } from '../storage.ts'
import { bulkWork } from './bulk-work.ts'
import { lockFolder } from './folder-lock.ts'
import { groupAppends } from './group-appends.ts'
import { lastingWorker } from './lasting-worker.ts'
import { failed } from './worker-line.ts'

/**
 * Opens the store in `dataDir`, made if absent, and holds the folder until `close` or the end of the process.
 * Three kinds of thread share the file: one writes, one answers short questions about the log, and each long
 * piece of work (load, snapshot, verify) has one of its own that ends with it, so that none waits for another
 * and a large workspace's memory is given back.
 *
 * @throws Error when another process has the folder, or when a newer Throughline has written it.
 */
export async function openSqlite(dataDir: string): Promise<Storage> {
  const folder = resolve(dataDir)
  mkdirSync(folder, { recursive: true })
  const unlock = lockFolder(folder)
  const file = join(folder, 'throughline.db')
  const writer = lastingWorker('write', file)
  const reader = lastingWorker('read', file)
  const bulk = bulkWork(file)
  const appends = groupAppends(
    (key, slice) => {
      // A slice that does not arrive is noticed by the append it belongs to.
      writer()
        .call('sendAhead', key, slice)
        .catch(() => {})
    },
    async (group) =>
      (await writer().call('appendGroup', group)).map((outcome) =>
        'error' in outcome ? { error: failed('append', outcome.error) } : outcome,
      ),
  )
  let closing: Promise<void> | null = null

  async function close(): Promise<void> {
    await appends.idle()
    await bulk.idle()
    for (const line of [reader(), writer()]) {
      await line.call('close')
      await line.terminate()
    }
    unlock()
  }

  /** Refuses what comes after `close`; threads that have ended would otherwise be started again. */
  function open<T>(work: () => Promise<T>): Promise<T> {
    return closing ? Promise.reject(new Error('The storage is closed')) : work()
  }

  try {
    // The writer makes the file and its tables before anyone reads.
    await writer().call('ready')
  } catch (error) {
    await writer().terminate()
    unlock()
    throw error
  }

  return {
    workspaces: () => open(() => reader().call('workspaces')),
    createWorkspace: (workspace) => open(() => writer().call('createWorkspace', workspace)),
    head: (workspace) => open(() => reader().call('head', workspace)),
    load: (workspace, take) =>
      open(() => bulk.load(workspace, kindNames, take as (kind: Kind, bodies: string) => void)),
    append: (workspace, expected, commits) => open(() => appends.append(workspace, expected, commits)),
    commitsAfter: (workspace, seq, limit) =>
      open(async () => parsed(await reader().call('commitsAfter', workspace, seq, limit))),
    commitsBefore: (workspace, seq, limit, touching) =>
      open(async () => parsed(await reader().call('commitsBefore', workspace, seq, limit, touching))),
    commitById: (workspace, id) =>
      open(async () => {
        const text = await reader().call('commitById', workspace, id)
        return text === null ? null : (JSON.parse(text) as Commit)
      }),
    snapshot: (workspace) => open(() => bulk.snapshot(workspace, kindNames)),
    verify: (workspace) => open(() => bulk.verify(workspace)),
    close: () => (closing ??= close()),
  }
}

function parsed(page: string): Commit[] {
  return JSON.parse(page) as Commit[]
}
