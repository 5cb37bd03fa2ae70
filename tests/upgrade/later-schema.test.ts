import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { created } from '#domain/kernel/change.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { find } from '#domain/kernel/state.ts'
import { model } from '#domain/model.ts'
import { batch } from '#protocol/messages.ts'
import { decodeSnapshot } from '#protocol/snapshot.ts'
import { makeCheckpoint } from '#server/storage/sqlite/checkpoints.ts'
import { keeperOf } from '#server/storage/sqlite/keep-things.ts'
import { openSqlite } from '#server/storage/sqlite/open-sqlite.ts'
import { type Program, product as thisProgram } from '#server/storage/sqlite/program.ts'
import { oldReaderOf } from '#server/storage/sqlite/read-old.ts'
import { recover } from '#server/storage/sqlite/recover/recover.ts'
import type { Storage } from '#server/storage/storage.ts'
import { type Host, openHost } from '#server/workspace/host.ts'
import { times } from '#tests/support/long-form.ts'
import { sampleBase, sampleCommit } from '#tests/support/sample-commits.ts'
import { killAfter } from './kill-after.ts'
import { afterNext, laterModel, next } from './later-model.ts'
import { workspace as foundation, layOld } from './schema-1.ts'

const killRuns = times('KILL_RUNS', { short: 3, long: 30 })
const workspace = 'wsp_00000001'
const ann = 'mbr_00000001'
const product = 'prd_00000001'
const backlog = `${product}.backlog` as const
const map = 'thm_0000map1'
const share = 'thm_000share1'

const release = (schema: number, name: string): Program => ({
  schema,
  module: new URL(`./releases/${name}.ts`, import.meta.url).href,
})
const nextRelease = release(next, 'next')
const releaseAfter = release(afterNext, 'after-next')

let folder: string
/** the store that `lay` leaves, for each test to copy */
let laid: string
const file = () => join(folder, 'throughline.db')
const beside = () => readdirSync(folder).filter((name) => name.startsWith('throughline.db'))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

/** The store in a folder and its workspace, as a program opens them. */
async function open(where: string, program: Program, more = {}): Promise<{ storage: Storage; host: Host }> {
  const storage = await openSqlite(where, { program, ...more })
  await storage.createWorkspace(workspace)
  const host = await openHost({
    workspace,
    storage,
    model: program.schema === model.schema ? model : laterModel(program.schema),
    now: () => '2027-01-01T00:00:00.000Z',
    newBatchId: () => 'a batch of the server',
    onFault(error) {
      throw error
    },
  })
  return { storage, host }
}

/** What a program does with the store in the folder between opening and closing it. */
async function as<T>(
  program: Program,
  use: (storage: Storage, host: Host) => Promise<T>,
  more = {},
): Promise<T> {
  const { storage, host } = await open(folder, program, more)
  try {
    return await use(storage, host)
  } finally {
    await storage.close()
  }
}

/** What the log does not know of would be refused as damage, and is what these tests tell one write by. */
const unlogged = { isChecked: true }

const run = (host: Host, id: string, name: string, input: object, actor = ann) => {
  const commands: CommandCall[] = [{ name, input }]
  return host.execute({ id, commands, note: null }, { actor, via: 'rest' })
}

/** This program's work: two themes, one of which is edited after a checkpoint was made. */
async function lay(): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'))
  await as(thisProgram, async (_, host) => {
    await run(host, 'ann', 'add-member', { member: ann, name: 'Ann', administrator: true }, 'system')
    await run(host, 'product', 'create-product', { product, name: 'Trail', key: 'TR' })
    await run(host, 'map', 'create-theme', { theme: map, product, name: 'Maps', words: ['map'] })
    await run(host, 'share', 'create-theme', { theme: share, product, name: 'Sharing', words: ['share'] })
  })
  await keepCheckpoint()
  await as(thisProgram, async (_, host) => {
    await run(host, 'edited', 'edit-theme', { theme: map, words: ['map', 'offline'] })
  })
  laid = `${folder}-laid`
  copyFileSync(file(), laid)
  rmSync(folder, { recursive: true })
}

async function keepCheckpoint(): Promise<void> {
  const db = new DatabaseSync(file())
  const readOldOf = await oldReaderOf(db)
  const { number } = db.prepare('SELECT number FROM scope WHERE name = ?').get(backlog) as { number: number }
  keeperOf(db).keepCheckpoint(makeCheckpoint(db, number, 1, readOldOf(1))!)
  db.close()
}

const recordsAt = async (storage: Storage, seq: number) =>
  decodeSnapshot(gunzipSync((await storage.stateAt(workspace, backlog, seq)).bytes).toString()).records

beforeAll(lay, 60_000)

afterAll(() => rmSync(laid))

describe('a store that the release after the next opens', { timeout: 60_000 }, () => {
  let where: string
  let storage: Storage
  let host: Host

  beforeAll(async () => {
    where = mkdtempSync(join(tmpdir(), 'throughline-'))
    copyFileSync(laid, join(where, 'throughline.db'))
    ;({ storage, host } = await open(where, releaseAfter))
  })

  afterAll(async () => {
    expect(await storage.verify(workspace)).toEqual([])
    await storage.close()
    rmSync(where, { recursive: true })
  })

  test('has its records as that release knows them, one schema after the other', () => {
    expect(host.state.records.theme.get(map)).toEqual({
      ...{ id: map, product, name: 'Maps', feature: null },
      ...{ terms: ['map', 'offline'], released: false },
    })
  })

  test('tells of every old step in the words of the new one: what changed, and what was asked for', async () => {
    const log = await storage.commits(workspace, { after: 0, limit: 100 })
    expect(log.map(({ id }) => id)).toEqual([
      ...['ann', 'product', 'map', 'share', 'edited', `upgrade:schema-${next}`],
    ])
    const edited = log[4]!
    expect(edited.changes[0]).toMatchObject({
      before: { terms: ['map'], released: false },
      after: { terms: ['map', 'offline'], released: false },
    })
    expect(edited.commands).toEqual([
      { name: 'edit-theme', input: { theme: map, terms: ['map', 'offline'] } },
    ])
    expect(JSON.stringify(log)).not.toContain('"words":["')
    expect(await storage.commitById(workspace, 'edited')).toEqual(edited)
    const [last] = await storage.commits(workspace, { record: map, limit: 1 })
    expect(last!.commands).toEqual(edited.commands)
  })

  test('has, as a commit by the server, what no record could become by itself', async () => {
    expect(host.state.records.product.get(product)).toMatchObject({ vision: 'map offline, share' })
    const commit = await storage.commitById(workspace, `upgrade:schema-${next}`)
    expect(commit).toMatchObject({ actor: 'system', note: { words: 'storage.upgraded' } })
  })

  test('knows every past moment, from a checkpoint of the old schema too', async () => {
    for (const [seq, terms] of [
      [3, ['map']],
      [4, ['map']],
      [5, ['map', 'offline']],
      [100, ['map', 'offline']],
    ] as const) {
      const records = await recordsAt(storage, seq)
      expect(records.get('theme')?.find(({ id }) => id === map)).toEqual({
        ...{ id: map, product, name: 'Maps', feature: null, released: false },
        terms,
      })
    }
  })

  test('compares moments before and after; what was changed back since is no difference', async () => {
    const { seq: now } = await storage.head(workspace)
    expect(await storage.compare(workspace, [backlog], 5, now, 10)).toEqual({ differences: [], counts: {} })
    await run(host, 'other', 'edit-theme', { theme: share, terms: ['friend'] })
    await run(host, 'renamed', 'edit-theme', { theme: map, name: 'Charts' })
    await run(host, 'back', 'edit-theme', { theme: map, name: 'Maps' })
    const { differences, counts } = await storage.compare(workspace, [backlog], 5, now + 3, 10)
    expect(counts).toEqual({ theme: 1 })
    expect(differences).toMatchObject([
      { id: share, before: { terms: ['share'] }, after: { terms: ['friend'] } },
    ])
  })

  test('takes an old step back', async () => {
    expect(await run(host, 'undo', 'revert-commit', { commit: 'edited' })).toMatchObject({ ok: true })
    expect(host.state.records.theme.get(map)).toMatchObject({ terms: ['map'], released: false })
  })
})

describe('a store that a later release opens', { timeout: 60_000 }, () => {
  beforeEach(() => copyFileSync(laid, file()))

  test('goes on in the same life, and stays as it was beside', async () => {
    const epoch = await as(thisProgram, async (storage) => storage.epoch)
    const before = readFileSync(file())
    expect(await as(releaseAfter, async (storage) => storage.epoch)).toBe(epoch)
    expect(await as(releaseAfter, async (storage) => storage.epoch)).toBe(epoch)
    const copy = `${file()}.before-schema-${afterNext}`
    expect(beside()).toEqual(['throughline.db', `throughline.db.before-schema-${afterNext}`])
    expect(readFileSync(copy).equals(before)).toBe(true)
    copyFileSync(copy, file())
    await as(thisProgram, async (_, host) => {
      expect(host.state.records.theme.get(map)).toMatchObject({ words: ['map', 'offline'] })
    })
  })

  test('goes step by step through releases as in one go', async () => {
    const all = (storage: Storage) => storage.commits(workspace, { after: 0, limit: 100 })
    await as(nextRelease, async (_, host) => {
      await run(host, 'between', 'edit-theme', { theme: share, terms: ['friend'] })
    })
    const [, , , , , , between] = await as(releaseAfter, all)
    expect(between!.changes[0]).toMatchObject({
      before: { terms: ['share'], released: false },
      after: { terms: ['friend'], released: false },
    })
    const step = (await as(releaseAfter, all)).slice(0, 5)
    copyFileSync(laid, file())
    expect((await as(releaseAfter, all)).slice(0, 5)).toEqual(step)
  })

  test('is refused by the older program with a sentence, and not touched', async () => {
    await as(nextRelease, async () => {})
    for (const _ of [1, 2])
      await expect(openSqlite(folder)).rejects.toThrow(
        `The data was written by a newer Throughline (schema ${next}, this one knows ${model.schema}). Start the newer one.`,
      )
    await as(nextRelease, async (_, host) => {
      expect(host.state.records.theme.get(map)).toMatchObject({ terms: ['map', 'offline'] })
    })
  })

  test('stays as it was when the upgrade fails, and the program before goes on with it', async () => {
    for (const _ of [1, 2])
      await expect(openSqlite(folder, { program: release(next, 'broken') })).rejects.toThrow(
        `theme ${map} could not be upgraded to schema ${next}: Nobody thought of offline`,
      )
    expect(beside()).toEqual(['throughline.db'])
    await as(thisProgram, async (_, host) => {
      expect(host.state.records.theme.get(map)).toMatchObject({ words: ['map', 'offline'] })
    })
  })

  test.for([
    ['reads it', 'BEGIN; SELECT count(*) FROM record'],
    ['has it open', ''],
  ])('is refused in words while another program %s, and upgraded when that is gone', async ([, doing]) => {
    copyFileSync(laid, file())
    const other = new DatabaseSync(file())
    other.exec(`UPDATE record SET body = json_set(body, '$.name', 'Charts') WHERE id = '${map}'`)
    other.exec(doing!)
    const before = readFileSync(file())
    await expect(openSqlite(folder, { program: nextRelease })).rejects.toThrow(
      `${file()} cannot be upgraded: another program has it open`,
    )
    expect(readFileSync(file()).equals(before)).toBe(true)
    expect(beside().filter((name) => /upgrading|before/.test(name))).toEqual([])
    other.close()
    const look = async (storage: Storage, host: Host) => {
      expect(host.state.records.theme.get(map)).toMatchObject({ name: 'Charts', terms: ['map', 'offline'] })
      expect((await storage.head(workspace)).seq).toBe(6)
    }
    await as(nextRelease, look, unlogged)
  })

  test('cannot be kept from it by a step that somebody gave a name', async () => {
    await as(thisProgram, async (_, host) => {
      const named = [`upgrade-to-schema-${next}`, `upgrade_schema-${next}`, `upgrade:schema-${next}`]
      for (const id of named.filter((id) => batch.shape.id.safeParse(id).success))
        expect(await run(host, id, 'edit-theme', { theme: share, name: `By ${id}` })).toMatchObject({
          ok: true,
        })
    })
    await as(nextRelease, async (storage) => {
      expect((await storage.commitById(workspace, `upgrade:schema-${next}`))!.actor).toBe('system')
      expect((await storage.commitById(workspace, `upgrade-to-schema-${next}`))!.actor).toBe(ann)
    })
  })

  test('takes what a killed server left in the write-ahead log', async () => {
    const db = new DatabaseSync(file())
    db.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0')
    db.exec(`UPDATE record SET body = json_set(body, '$.name', 'Charts') WHERE id = '${map}'`)
    const killed = mkdtempSync(join(tmpdir(), 'throughline-'))
    for (const end of ['', '-wal']) copyFileSync(file() + end, `${join(killed, 'throughline.db')}${end}`)
    db.close()
    rmSync(folder, { recursive: true })
    folder = killed
    const storage = await openSqlite(folder, { program: nextRelease, ...unlogged })
    const names: string[] = []
    await storage.load(workspace, (kind, bodies) => {
      if (kind === 'theme') names.push(...JSON.parse(bodies).map(({ name }: { name: string }) => name))
    })
    await storage.close()
    expect(names.sort()).toEqual(['Charts', 'Sharing'])
  })
})

test('the foundation’s store comes all the way in one go, with one copy beside', {
  timeout: 60_000,
}, async () => {
  layOld(folder)
  const storage = await openSqlite(folder, { program: releaseAfter })
  expect((await storage.head(foundation)).seq).toBe(2002)
  expect(await storage.verify(foundation)).toEqual([])
  await storage.close()
  expect(beside()).toEqual(['throughline.db', `throughline.db.before-schema-${afterNext}`])
})

test(`an upgrade that is killed leaves the old store or the new one, whole (${killRuns} kills)`, {
  timeout: 60_000 + killRuns * 20_000,
}, async () => {
  const count = 20_000
  const [base] = sampleBase()
  const of = base!.id
  const themes = Array.from({ length: count }, (_, index) =>
    created('theme', {
      ...{ id: `thm_${String(index).padStart(8, '0')}`, product: of as never, feature: null },
      ...{ name: `Theme ${index}`, words: ['map', String(index)] },
    }),
  )
  const old = await openSqlite(folder)
  await old.createWorkspace(workspace)
  await old.append(workspace, 0, [sampleCommit(1, [...sampleBase(), ...themes], { commands: [] })])
  await old.close()
  const parts = (2 * count) / 2_000
  for (let round = 0; round < killRuns; round++) {
    await killAfter(folder, Math.floor((round * (parts + 2)) / killRuns), Math.random() * 10, releaseAfter)
    const db = new DatabaseSync(file(), { readOnly: true })
    const { schema } = db.prepare(`SELECT value AS schema FROM meta WHERE key = 'schema'`).get()!
    const [words, released] = ['words', 'released'].map(
      (field) =>
        db
          .prepare(`SELECT count(*) AS count FROM record WHERE body LIKE '%"${field}":%' AND kind = 'theme'`)
          .get()!.count,
    )
    db.close()
    expect(`${schema}: ${words} ${released}`).toMatch(
      new RegExp(`^${model.schema}: ${count} 0$|^${afterNext}: 0 ${count}$`),
    )
  }
  const storage = await openSqlite(folder, { program: releaseAfter })
  expect(await storage.verify(workspace)).toEqual([])
  await storage.close()
  expect(beside()).toEqual(['throughline.db', `throughline.db.before-schema-${afterNext}`])
})

test('what is recovered of a store of an older schema is of that schema, and upgraded by the next start', async () => {
  copyFileSync(laid, file())
  const to = join(folder, 'recovered')
  const { sentences } = await recover(folder, to, nextRelease)
  expect(sentences[0]).toBe('Everything was read: nothing is lost.')
  const { storage, host } = await open(to, nextRelease)
  expect(find(host.state, 'theme', map)).toMatchObject({ terms: ['map', 'offline'] })
  expect(await storage.verify(workspace)).toEqual([])
  await storage.close()
})
