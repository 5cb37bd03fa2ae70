import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lastingWorker } from './lasting-worker.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

test('a thread that ends rejects every call it owes, and the next call starts another', async () => {
  const writer = lastingWorker('write', join(folder, 'throughline.db'))
  await writer().call('createWorkspace', 'wsp_samplespace01')
  const first = writer()
  // While another has the lock none of these can be answered, however late this thread gets to ending the other.
  const other = new DatabaseSync(join(folder, 'throughline.db'))
  other.exec('BEGIN IMMEDIATE')
  const owed = [1, 2, 3].map((n) => first.call('createWorkspace', `wsp_samplespace0${n + 1}`))
  const results = Promise.allSettled(owed)
  const ended = first.terminate()
  other.exec('ROLLBACK')
  other.close()
  await ended
  for (const { status } of await results) expect(status).toBe('rejected')
  await expect(first.call('ready')).rejects.toThrow('has ended')
  expect(writer()).not.toBe(first)
  const appended = await writer().call('appendGroup', [
    { workspace: 'wsp_samplespace01', expected: 5, commits: [] },
  ])
  expect(appended).toEqual([{ ok: false, seq: 0 }])
  await writer().terminate()
})

test('parts sent ahead to a thread that ended are not taken for a whole commit', async () => {
  const writer = lastingWorker('write', join(folder, 'throughline.db'))
  await writer().call('createWorkspace', 'wsp_samplespace01')
  await writer().call('sendAhead', 'key', { commands: [], changes: [] })
  await writer().terminate()
  const commit = { seq: 1, id: 'cmt_1', step: 'cmt_1', at: '', actor: '', via: 'web' }
  const rest = { program: null, session: null, note: null }
  const slices = [{ commands: [], changes: [] }]
  const group = [
    {
      workspace: 'wsp_samplespace01',
      expected: 0,
      commits: [{ ...commit, ...rest, slices, ahead: { key: 'key', count: 1 } }],
    },
  ]
  const [outcome] = await writer().call('appendGroup', group)
  expect(outcome).toMatchObject({ error: { message: 'Parts of commit cmt_1 were lost' } })
  await writer().terminate()
})
