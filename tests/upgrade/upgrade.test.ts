import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Commit } from '#domain/kernel/commit.ts'
import type { AnyRecord } from '#domain/kinds.ts'
import { backupsOf, listBackups } from '#server/storage/sqlite/backup/list-backups.ts'
import { restore } from '#server/storage/sqlite/backup/restore.ts'
import { openSqlite } from '#server/storage/sqlite/open-sqlite.ts'
import { product } from '#server/storage/sqlite/program.ts'
import { recover } from '#server/storage/sqlite/recover/recover.ts'
import type { Storage } from '#server/storage/storage.ts'
import { times } from '#tests/support/long-form.ts'
import { spawnServer } from '#tests/support/spawn-server.ts'
import { killAfter } from './kill-after.ts'
import { layOld, type OldCommit, type OldRecord, oldCommits, oldRecords, workspace } from './schema-1.ts'

const killRuns = times('KILL_RUNS', { short: 3, long: 30 })
type Row = AnyRecord & { [field: string]: unknown }

async function wholeLog(storage: Storage): Promise<Commit[]> {
  const commits: Commit[] = []
  for (;;) {
    const page = await storage.commits(workspace, { after: commits.at(-1)?.seq ?? 0, limit: 1000 })
    if (page.length === 0) return commits
    commits.push(...page)
  }
}

async function allRecords(storage: Storage): Promise<Map<string, Row>> {
  const records = new Map<string, Row>()
  await storage.load(workspace, (_, bodies) => {
    for (const record of JSON.parse(bodies) as Row[]) records.set(record.id, record)
  })
  return records
}

describe('the foundation’s store, opened by this program', () => {
  let folder: string
  let storage: Storage
  let old: OldCommit[]
  let log: Commit[]
  let records: Map<string, Row>
  let texts: Map<string, string>
  const progress: [number, number][] = []

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'throughline-'))
    layOld(folder)
    old = oldCommits(join(folder, 'throughline.db'))
    storage = await openSqlite(folder, { onUpgrade: (...step) => progress.push(step) })
    log = await wholeLog(storage)
    records = await allRecords(storage)
    const ids = log.flatMap(({ changes }) => changes.map(({ after }) => (after as Row | null)?.description))
    const documents = await storage.documents(
      workspace,
      ids.filter((id) => typeof id === 'string'),
    )
    texts = new Map(documents.map(({ id, text }) => [id, text]))
  }, 120_000)

  afterAll(async () => {
    await storage.close()
    rmSync(folder, { recursive: true })
  })

  test('has every commit, under its id, with who, when and why', () => {
    expect(log).toHaveLength(2001)
    for (const [index, { seq, id, actor, at, note }] of old.entries()) {
      expect(log[index]).toMatchObject({
        seq,
        id,
        step: id,
        actor,
        at,
        note: note === null ? null : { text: note },
      })
    }
    expect(log.find(({ id }) => id === 'foundation-000001')?.note).toEqual({ text: 'The first step' })
  })

  test('has every record, with all that was in it', () => {
    for (const [kind, rows] of Object.entries(oldRecords())) {
      for (const { description, nextNumber, role, ...rest } of rows) {
        const now = records.get(rest.id)
        expect(now, `${kind} ${rest.id}`).toMatchObject(rest)
        if (kind === 'item') expect(textOf(now!.description), rest.id).toBe(description)
        if (kind === 'member')
          expect(now).toMatchObject({ administrator: role === 'owner', status: 'active' })
        if (kind === 'product') {
          const numbering = [...records.values()].find(
            (one) => 'nextNumber' in one && one.product === rest.id,
          )
          expect(numbering).toMatchObject({ nextNumber })
        }
      }
    }
    const kindsOf = (isMade: boolean) =>
      [...new Set(log[2000]!.changes.flatMap(({ kind, before }) => (!before === isMade ? kind : [])))].sort()
    const count = Object.values(oldRecords()).flat().length
    expect(records.size).toBe(
      count + log[2000]!.changes.filter(({ before, after }) => !before && after).length,
    )
    expect(kindsOf(true)).toEqual(['membership', 'numbering'])
    // They were given the colour that they had by their place.
    expect(kindsOf(false)).toEqual(['release'])
  })

  test('gives everybody the role they had in every product', () => {
    const roles = [...records.values()].filter((record) => 'role' in record && 'member' in record)
    const products = oldRecords().product!.length
    expect(roles.filter(({ member }) => member === 'mbr_theo0000000001')).toHaveLength(products)
    for (const { member, role } of roles)
      expect(role).toBe(member === 'mbr_theo0000000001' ? 'team' : 'stakeholder')
    expect(log[2000]).toMatchObject({ actor: 'system', via: 'system', note: { words: 'storage.upgraded' } })
  })

  function textOf(document: unknown): string {
    return document === null ? '' : texts.get(document as string)!
  }

  /** A product without what moved away from it. */
  function without(product: OldRecord | null) {
    if (!product) return null
    const { nextNumber: _, ...rest } = product
    return rest
  }

  const sideOf = (row: Row | null) => row && { ...row, description: textOf(row.description) }

  test('tells of every step what it changed, from what and to what', () => {
    for (const [index, { changes }] of old.entries()) {
      // Numbers that products give next stand elsewhere now, so a product that only gave one did not change.
      const told = changes.filter(
        ({ kind, before, after }) =>
          kind !== 'product' || JSON.stringify(without(before)) !== JSON.stringify(without(after)),
      )
      const now = log[index]!.changes
      expect(now.map(({ id }) => id)).toEqual(told.map(({ id }) => id))
      for (const [place, { kind, before, after }] of told.entries()) {
        if (kind !== 'item') continue
        expect(sideOf(now[place]!.before as Row | null)).toEqual(before)
        expect(sideOf(now[place]!.after as Row | null)).toEqual(after)
      }
    }
  })

  test('keeps a text as one document while it stays the same, and its intents without it', () => {
    for (const { changes } of log) {
      for (const { before, after } of changes as { before: Row | null; after: Row | null }[]) {
        if (!before?.description || !after?.description) continue
        const same = textOf(before.description) === textOf(after.description)
        expect(before.description === after.description).toBe(same)
      }
    }
    expect(texts.size).toBeGreaterThan(100)
    const inputs = log.flatMap(({ commands }) => commands.map(({ input }) => input as object))
    expect(inputs.some((input) => 'description' in input)).toBe(false)
  })

  test('puts every record on its shelf', () => {
    const shelves = new Map(
      log.flatMap(({ changes }) => changes.map(({ kind, scope }) => [kind, scope] as const)),
    )
    expect(shelves.get('member')).toBe('workspace')
    expect(shelves.get('metric')).toMatch(/^prd_\w+\.plan$/)
    expect(shelves.get('item')).toMatch(/^prd_\w+\.backlog$/)
  })

  test('is sound', async () => {
    expect(await storage.verify(workspace)).toEqual([])
  })

  test('says how far it has come while it is upgraded', () => {
    expect(progress[0]).toEqual([0, 1])
    expect(progress.at(-1)).toEqual([2000, 2000])
    expect(progress.length).toBeGreaterThan(5)
  })

  test('stays as it was, beside', () => {
    const beside = join(folder, 'throughline.db.before-schema-2')
    expect(oldCommits(beside)).toEqual(old)
    expect(readdirSync(folder).filter((name) => name.includes('upgrading'))).toEqual([])
  })
})

describe('an upgrade', { timeout: 120_000 }, () => {
  let folder: string
  const file = () => join(folder, 'throughline.db')

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'throughline-'))
    layOld(folder)
  })

  afterEach(() => rmSync(folder, { recursive: true }))

  async function expectUpgraded(commits = 2001): Promise<Commit[]> {
    const storage = await openSqlite(folder)
    try {
      expect((await storage.head(workspace)).seq).toBe(commits)
      expect(await storage.verify(workspace)).toEqual([])
      return await wholeLog(storage)
    } finally {
      await storage.close()
    }
  }

  test(`that is killed is taken up again, and never half (${killRuns} kills)`, {
    timeout: 60_000 + killRuns * 20_000,
  }, async () => {
    for (let run = 0; run < killRuns; run++) {
      await killAfter(folder, Math.floor((run * 9) / killRuns), Math.random() * 10)
      // Whatever stands in its place is a whole store: the old one, or the new one.
      const db = new DatabaseSync(file(), { readOnly: true })
      const { version } = db.prepare(`SELECT value AS version FROM meta WHERE key = 'version'`).get()!
      const { commits } = db.prepare('SELECT count(*) AS commits FROM "commit"').get()!
      db.close()
      expect(`format ${version}: ${commits} commits`).toMatch(/^format 1: 2000|^format 2: 2001/)
    }
    const log = await expectUpgraded()
    rmSync(folder, { recursive: true })
    folder = mkdtempSync(join(tmpdir(), 'throughline-'))
    layOld(folder)
    const inOneGo = await expectUpgraded()
    expect(log.slice(0, 2000)).toEqual(inOneGo.slice(0, 2000))
  })

  test('takes what a killed server left in the write-ahead log', async () => {
    const db = new DatabaseSync(file())
    db.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0')
    const body = { ...oldCommits(file())[1999]!, seq: 2001, id: 'the last of it', changes: [], commands: [] }
    db.prepare(`INSERT INTO "commit" VALUES ('${workspace}', 2001, ?, ?, ?, 'web', ?)`).run(
      ...[body.id, body.at, body.actor, JSON.stringify(body)],
    )
    const killed = mkdtempSync(join(tmpdir(), 'throughline-'))
    for (const end of ['', '-wal']) copyFileSync(file() + end, `${join(killed, 'throughline.db')}${end}`)
    db.close()
    rmSync(folder, { recursive: true })
    folder = killed
    expect((await expectUpgraded(2002))[2000]!.id).toBe('the last of it')
  })

  test('begins again where what an earlier one left cannot be read or is of another log', async () => {
    writeFileSync(`${file()}.upgrading`, 'no store at all'.repeat(1000))
    await expectUpgraded()
    const other = mkdtempSync(join(tmpdir(), 'throughline-'))
    layOld(other)
    const db = new DatabaseSync(join(other, 'throughline.db'))
    db.exec(`UPDATE "commit" SET id = 'another', body = json_set(body, '$.id', 'another') WHERE seq = 2000`)
    db.close()
    copyFileSync(file(), join(other, 'throughline.db.upgrading'))
    rmSync(folder, { recursive: true })
    folder = other
    expect((await expectUpgraded())[1999]!.id).toBe('another')
  })

  test('writes over no copy that stands there', async () => {
    const beside = `${file()}.before-schema-2`
    writeFileSync(beside, 'somebody’s')
    await expectUpgraded()
    expect(readFileSync(beside, 'utf8')).toBe('somebody’s')
    expect(oldCommits(`${beside}.1`)).toHaveLength(2000)
  })

  test('of records that are not what the log says is refused, and leaves the store as it was', async () => {
    const db = new DatabaseSync(file())
    db.exec(`DELETE FROM record WHERE id = (SELECT id FROM record WHERE kind = 'item' LIMIT 1)`)
    db.close()
    for (const _ of [1, 2])
      await expect(openSqlite(folder)).rejects.toThrow('The log does not come to the records that are there')
    expect(oldCommits(file())).toHaveLength(2000)
    expect(existsSync(`${file()}.before-schema-2`)).toBe(false)
  })
})

test('before a server upgrades a store it makes a backup of it, which can be put back', {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'))
  try {
    layOld(folder)
    const before = readFileSync(join(folder, 'throughline.db'))
    const server = await spawnServer(folder)
    expect(await server.stop('SIGTERM')).toBe(0)
    const [backup] = listBackups(backupsOf(folder))
    expect(backup?.manifest).toMatchObject({ why: 'upgrade', format: 1 })
    const { before: kept } = await restore(folder, backup!.path, product)
    expect(kept).toContain('before-restore-')
    expect(oldCommits(join(folder, 'throughline.db'))).toHaveLength(2000)
    expect(readFileSync(join(folder, 'throughline.db')).subarray(0, 16)).toEqual(before.subarray(0, 16))
    const again = await spawnServer(folder, { BACKUPS: 'off' })
    expect(await again.stop('SIGTERM')).toBe(0)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('recover says of the foundation’s store that a start upgrades it, and leaves nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'))
  try {
    layOld(folder)
    const to = join(folder, 'recovered')
    await expect(recover(folder, to, product)).rejects.toThrow(/before 2.*Start on a copy/)
    expect(existsSync(to)).toBe(false)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
