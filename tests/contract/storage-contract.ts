import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changed, created, deleted } from '#domain/kernel/change.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import { type AnyRecord, type Kind, kinds } from '#domain/kinds.ts'
import { decodeSnapshot } from '#protocol/snapshot.ts'
import type { Storage } from '#server/storage/storage.ts'
import {
  foldCommits,
  isBase,
  sampleBase,
  sampleCommit,
  sampleId,
  sampleItem,
  sampleScopes,
} from '#tests/support/sample-commits.ts'

/** Somewhere empty that one storage at a time can be opened on. */
export interface Place {
  open(): Promise<Storage>
  remove(): Promise<void>
}

/** What every engine must do, whatever it is made of. */
export function storageContract(name: string, freshPlace: () => Promise<Place>): void {
  describe(`storage on ${name}`, () => {
    const workspace = 'wsp_samplespace01'
    let place: Place
    let storage: Storage

    beforeEach(async () => {
      place = await freshPlace()
      storage = await place.open()
      await storage.createWorkspace(workspace)
    })

    afterEach(async () => {
      await storage.close()
      await place.remove()
    })

    /** Commits 1 to `count`, each creating the item of its number; the first also what items need. */
    const creations = (count: number) =>
      Array.from({ length: count }, (_, i) =>
        sampleCommit(i + 1, [...(i === 0 ? sampleBase() : []), created('item', sampleItem(i + 1))]),
      )

    async function fill(count: number): Promise<Commit[]> {
      const commits = creations(count)
      expect(await storage.append(workspace, 0, commits)).toEqual({ ok: true })
      return commits
    }

    /** All records but those that `sampleBase` makes. */
    async function loadAll(of = workspace): Promise<{ seq: number; records: Map<string, AnyRecord> }> {
      const records = new Map<string, AnyRecord>()
      const seq = await storage.load(of, (_, bodies) => {
        for (const record of JSON.parse(bodies) as AnyRecord[])
          if (!isBase(record.id)) records.set(record.id, record)
      })
      return { seq, records }
    }

    const itemsOf = (commits: readonly Commit[]) =>
      new Map([...foldCommits(commits)].filter(([id]) => !isBase(id)))

    function itemsIn(bytes: Uint8Array): Map<string, AnyRecord> {
      const all = [...decodeSnapshot(gunzipSync(bytes).toString()).records.values()].flat()
      return new Map(all.filter(({ id }) => !isBase(id)).map((record) => [record.id, record]))
    }

    async function wholeLog(of = workspace): Promise<Commit[]> {
      const commits: Commit[] = []
      for (;;) {
        const page = await storage.commits(of, { after: commits.at(-1)?.seq ?? 0, limit: 1000 })
        if (page.length === 0) return commits
        commits.push(...page)
      }
    }

    describe('workspaces', () => {
      test('are listed, and creating one again changes nothing', async () => {
        await fill(1)
        await storage.createWorkspace(workspace)
        await storage.createWorkspace('wsp_another000001')
        expect(await storage.workspaces()).toEqual(['wsp_another000001', workspace])
        expect(await storage.head(workspace)).toEqual({ seq: 1, id: sampleId('cmt', 1) })
      })

      test('keep apart what has the same seq, commit id and record id', async () => {
        const other = 'wsp_another000001'
        await storage.createWorkspace(other)
        await fill(1)
        const theirs = sampleCommit(1, [created('item', sampleItem(1, { title: 'Theirs' }))])
        expect(await storage.append(other, 0, [theirs])).toEqual({ ok: true })
        expect((await loadAll()).records.get(sampleItem(1).id)).toEqual(sampleItem(1))
        expect((await loadAll(other)).records.get(sampleItem(1).id)).toEqual(
          sampleItem(1, { title: 'Theirs' }),
        )
        expect(await storage.commitById(other, theirs.id)).toEqual(theirs)
        expect(await storage.commits(other, { before: 9, limit: 9, record: sampleItem(1).id })).toEqual([
          theirs,
        ])
      })

      test('an empty one loads as nothing at seq 0', async () => {
        expect(await storage.head(workspace)).toEqual({ seq: 0, id: '' })
        expect(await loadAll()).toEqual({ seq: 0, records: new Map() })
        expect(await storage.commits(workspace, { after: 0, limit: 10 })).toEqual([])
        expect(await storage.verify(workspace)).toEqual([])
      })
    })

    describe('append', () => {
      test('keeps commits and records exactly as they were given', async () => {
        const title = 'Zoë’s “ünïcode” \u0000 \ud800 lone, 👩‍👩‍👧 joined, \u2028 line, "quoted" \\ back'
        const item = sampleItem(1, { title, estimate: 0.1 })
        const commit = sampleCommit(1, [created('item', item)], {
          note: { text: title },
          via: 'import',
          program: 'a script',
          session: 'ses_sample0000001',
        })
        await storage.append(workspace, 0, [commit])
        expect(await storage.commits(workspace, { after: 0, limit: 10 })).toEqual([commit])
        expect((await loadAll()).records).toEqual(new Map([[item.id, item]]))
      })

      test('follows a record through change and deletion', async () => {
        await fill(2)
        const better = sampleItem(1, { title: 'Better' })
        await storage.append(workspace, 2, [
          sampleCommit(3, [changed('item', sampleItem(1), { title: 'Better' })]),
          sampleCommit(4, [deleted('item', sampleItem(2))]),
        ])
        expect(await loadAll()).toEqual({ seq: 4, records: new Map([[better.id, better]]) })
        expect(await storage.verify(workspace)).toEqual([])
      })

      test('on another seq than expected writes nothing and says where the log is', async () => {
        const commits = await fill(3)
        const late = sampleCommit(3, [deleted('item', sampleItem(1))], { id: 'cmt_late00000001' })
        expect(await storage.append(workspace, 2, [late])).toEqual({ ok: false, seq: 3 })
        const early = sampleCommit(6, [deleted('item', sampleItem(1))], { id: 'cmt_early0000001' })
        expect(await storage.append(workspace, 5, [early])).toEqual({ ok: false, seq: 3 })
        expect(await wholeLog()).toEqual(commits)
        expect((await loadAll()).records.size).toBe(3)
      })

      test('of several commits is all or nothing', async () => {
        const commits = await fill(2)
        const fine = sampleCommit(3, [deleted('item', sampleItem(1))])
        const twice = sampleCommit(4, [deleted('item', sampleItem(2))], { id: commits[0]!.id })
        await expect(storage.append(workspace, 2, [fine, twice])).rejects.toThrow('append')
        expect(await wholeLog()).toEqual(commits)
        expect((await loadAll()).records.size).toBe(2)
        expect(await storage.verify(workspace)).toEqual([])
        expect(await storage.append(workspace, 2, [fine])).toEqual({ ok: true })
      })

      test('refuses seqs with a gap and a workspace that is not there', async () => {
        await expect(storage.append(workspace, 0, [sampleCommit(2, [])])).rejects.toThrow('seq 2')
        await expect(storage.append('wsp_nowhere000001', 0, [sampleCommit(1, [])])).rejects.toThrow(
          'wsp_nowhere000001',
        )
        expect(await wholeLog()).toEqual([])
      })

      test('of what cannot be written as JSON rejects alone', async () => {
        const circle: { self?: unknown } = {}
        circle.self = circle
        const bad = sampleCommit(1, [], { commands: [{ name: 'sample', input: circle }] })
        const [first, second] = await Promise.allSettled([
          storage.append(workspace, 0, [bad]),
          storage.append(workspace, 0, creations(1)),
        ])
        expect(first.status).toBe('rejected')
        expect(second).toEqual({ status: 'fulfilled', value: { ok: true } })
      })

      test('calls made without waiting for each other are written in their order', async () => {
        const commits = creations(300)
        const results = await Promise.all(
          commits.map((commit) => storage.append(workspace, commit.seq - 1, [commit])),
        )
        expect(results.every(({ ok }) => ok)).toBe(true)
        expect(await wholeLog()).toEqual(commits)
        expect(await storage.verify(workspace)).toEqual([])
      })

      test('one that fails in a row of waiting calls takes none of its neighbours along', async () => {
        const [one, two, three] = creations(3) as [Commit, Commit, Commit]
        const copy = { ...two, id: one.id }
        const results = await Promise.allSettled([
          storage.append(workspace, 0, [one]),
          storage.append(workspace, 1, [copy]),
          storage.append(workspace, 2, [three]),
          storage.append(workspace, 1, [two]),
        ])
        expect(results.map(({ status }) => status)).toEqual([
          'fulfilled',
          'rejected',
          'fulfilled',
          'fulfilled',
        ])
        expect(results[2]).toHaveProperty('value', { ok: false, seq: 1 })
        expect(await wholeLog()).toEqual([one, two])
      })

      test('of two for the same seq, one wins', async () => {
        const rivals = [1, 2, 3, 4].map((number) =>
          sampleCommit(1, [created('item', sampleItem(number))], { id: sampleId('cmt', number) }),
        )
        const results = await Promise.all(rivals.map((rival) => storage.append(workspace, 0, [rival])))
        expect(results.filter(({ ok }) => ok)).toHaveLength(1)
        expect(results.filter(({ ok }) => !ok)).toEqual(Array(3).fill({ ok: false, seq: 1 }))
        expect(await wholeLog()).toHaveLength(1)
      })

      test('a commit of 6,000 changes comes back whole and in order', async () => {
        const changes = Array.from({ length: 6_000 }, (_, i) => created('item', sampleItem(i + 1)))
        const big = sampleCommit(1, [...sampleBase(), ...changes], { via: 'import' })
        const small = sampleCommit(2, [deleted('item', sampleItem(5_000))])
        await Promise.all([storage.append(workspace, 0, [big]), storage.append(workspace, 1, [small])])
        expect(await storage.commitById(workspace, big.id)).toEqual(big)
        expect(await wholeLog()).toEqual([big, small])
        expect((await loadAll()).records).toEqual(itemsOf([big, small]))
        expect(await storage.verify(workspace)).toEqual([])
      })
    })

    describe('load', () => {
      test('hands over chunks of at most 5,000, kinds before those that point at them', async () => {
        const changes = Array.from({ length: 10_001 }, (_, i) => created('item', sampleItem(i + 1)))
        await storage.append(workspace, 0, [sampleCommit(1, [...changes, ...sampleBase()])])
        const chunks: { kind: Kind; count: number }[] = []
        await storage.load(workspace, (kind, bodies) => {
          chunks.push({ kind, count: (JSON.parse(bodies) as AnyRecord[]).length })
        })
        const order = chunks.map(({ kind }) => Object.keys(kinds).indexOf(kind))
        expect(order).toEqual([...order].sort((a, b) => a - b))
        expect(chunks.every(({ count }) => count > 0 && count <= 5_000)).toBe(true)
        expect(chunks.reduce((sum, { count }) => sum + count, 0)).toBe(10_003)
      })

      test('shows one moment while others write', async () => {
        await fill(2000)
        let writing = true
        const writer = (async () => {
          for (let seq = 2001; writing; seq++) {
            const change =
              seq % 2 ? deleted('item', sampleItem(seq - 2000)) : created('item', sampleItem(seq))
            await storage.append(workspace, seq - 1, [sampleCommit(seq, [change])])
          }
        })()
        const loads = [await loadAll(), ...(await Promise.all([loadAll(), loadAll()]))]
        writing = false
        await writer
        const log = await wholeLog()
        for (const { seq, records } of loads) expect(records).toEqual(itemsOf(log.slice(0, seq)))
      })

      test('ends with the error that the taker throws, and the next load works', async () => {
        await fill(3)
        const fault = new Error('no room')
        await expect(
          storage.load(workspace, () => {
            throw fault
          }),
        ).rejects.toBe(fault)
        expect((await loadAll()).records.size).toBe(3)
      })
    })

    describe('the log', () => {
      test('is read forwards in pages', async () => {
        const commits = await fill(25)
        expect(await storage.commits(workspace, { after: 0, limit: 10 })).toEqual(commits.slice(0, 10))
        expect(await storage.commits(workspace, { after: 20, limit: 10 })).toEqual(commits.slice(20))
        expect(await storage.commits(workspace, { after: 25, limit: 10 })).toEqual([])
      })

      test('is read backwards in pages', async () => {
        const commits = await fill(25)
        const newest = [...commits].reverse()
        expect(await storage.commits(workspace, { before: 26, limit: 10 })).toEqual(newest.slice(0, 10))
        expect(await storage.commits(workspace, { before: 6, limit: 10 })).toEqual(newest.slice(20))
        expect(await storage.commits(workspace, { before: 1, limit: 10 })).toEqual([])
      })

      test('tells the history of one record', async () => {
        const commits = await fill(5)
        const rename = sampleCommit(6, [changed('item', sampleItem(2), { title: 'Second' })])
        await storage.append(workspace, 5, [rename])
        expect(await storage.commits(workspace, { before: 7, limit: 10, record: sampleItem(2).id })).toEqual([
          rename,
          commits[1],
        ])
        expect(await storage.commits(workspace, { before: 6, limit: 10, record: sampleItem(2).id })).toEqual([
          commits[1],
        ])
        expect(
          await storage.commits(workspace, { before: 7, limit: 10, record: 'itm_nothing00001' }),
        ).toEqual([])
      })

      test('ends a page early when commits are large, and never with nothing', async () => {
        const commits = Array.from({ length: 4 }, (_, i) =>
          sampleCommit(i + 1, [], { note: { text: `${i}`.repeat(3_000_000) } }),
        )
        await storage.append(workspace, 0, commits)
        const page = await storage.commits(workspace, { after: 0, limit: 1000 })
        expect(page.length).toBeGreaterThan(0)
        expect(page.length).toBeLessThan(4)
        expect(await wholeLog()).toEqual(commits)
      })

      test('answers for a commit id, and null for one it never saw', async () => {
        const commits = await fill(3)
        expect(await storage.commitById(workspace, commits[1]!.id)).toEqual(commits[1])
        expect(await storage.commitById(workspace, 'cmt_never00000001')).toBeNull()
      })
    })

    describe('snapshot', () => {
      test('holds the records of one scope, at the seq of the whole log', async () => {
        await fill(120)
        await storage.append(workspace, 120, [sampleCommit(121, [deleted('item', sampleItem(7))])])
        const { seq, bytes } = await storage.snapshot(workspace, sampleScopes.backlog)
        const snapshot = decodeSnapshot(gunzipSync(bytes).toString())
        expect(seq).toBe(121)
        expect(snapshot.seq).toBe(121)
        expect([...snapshot.records.keys()]).toEqual(['numbering', 'item'])
        expect(itemsIn(bytes)).toEqual((await loadAll()).records)
        const plan = await storage.snapshot(workspace, sampleScopes.plan)
        expect([...decodeSnapshot(gunzipSync(plan.bytes).toString()).records.keys()]).toEqual(['product'])
      })

      test('puts ranked records in rank order', async () => {
        await fill(50)
        const { bytes } = await storage.snapshot(workspace, sampleScopes.backlog)
        const items = decodeSnapshot(gunzipSync(bytes).toString()).records.get('item')!
        expect(items.map((item) => 'number' in item && item.number)).toEqual(
          Array.from({ length: 50 }, (_, i) => i + 1),
        )
      })

      test('of a scope without records is empty', async () => {
        const { seq, bytes } = await storage.snapshot(workspace, 'prd_nothinghere01.plan')
        expect(decodeSnapshot(gunzipSync(bytes).toString())).toEqual({ seq: 0, records: new Map() })
        expect(seq).toBe(0)
      })
    })

    describe('a claim', () => {
      const turn = () => new Promise((resolve) => setImmediate(resolve))

      test('is had by one at a time, and others have other names and workspaces', async () => {
        const got: string[] = []
        const claim = async (of: string, name: string) => {
          const letGo = await storage.claim(of, name)
          got.push(`${of} ${name}`)
          return letGo
        }
        const letGo = await claim(workspace, 'a')
        const next = claim(workspace, 'a')
        await claim(workspace, 'b')
        await claim('wsp_another000001', 'a')
        await turn()
        expect(got).toEqual([`${workspace} a`, `${workspace} b`, 'wsp_another000001 a'])
        letGo()
        await next
      })

      test('ends when the storage is closed', async () => {
        await storage.claim(workspace, 'a')
        await storage.close()
        await expect(storage.claim(workspace, 'a')).rejects.toThrow('closed')
        storage = await place.open()
        expect(await storage.claim(workspace, 'a')).toBeTypeOf('function')
      })
    })

    describe('close', () => {
      test('lets everything asked for finish, and all of it is there when opened again', async () => {
        const commits = creations(100)
        const appends = commits.map((commit) => storage.append(workspace, commit.seq - 1, [commit]))
        const snapshot = storage.snapshot(workspace, sampleScopes.backlog)
        await storage.close()
        expect(await Promise.all(appends)).toEqual(Array(100).fill({ ok: true }))
        expect((await snapshot).bytes.length).toBeGreaterThan(0)
        storage = await place.open()
        expect(await wholeLog()).toEqual(commits)
        expect(await storage.verify(workspace)).toEqual([])
      })

      test('refuses what comes after it, and may be called again', async () => {
        await storage.close()
        await storage.close()
        await expect(storage.head(workspace)).rejects.toThrow('closed')
        await expect(storage.append(workspace, 0, creations(1))).rejects.toThrow('closed')
      })
    })
  })
}
