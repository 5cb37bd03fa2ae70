import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changed, created, deleted } from '#domain/kernel/change.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import type { LogQuery } from '#domain/kernel/log-query.ts'
import type { AnyRecord } from '#domain/kinds.ts'
import { decodeSnapshot } from '#protocol/snapshot.ts'
import type { Storage } from '#server/storage/storage.ts'
import {
  sampleBase,
  sampleCommit,
  sampleItem,
  sampleProduct,
  sampleScopes,
} from '#tests/support/sample-commits.ts'
import { foldScope, randomLog } from '#tests/support/sample-log.ts'
import { randomFrom } from '../storm/random.ts'
import type { Place } from './storage-contract.ts'

/** What every engine must tell of the past, and keep beside the log. */
export function storagePastContract(name: string, freshPlace: () => Promise<Place>): void {
  describe(`storage on ${name}`, () => {
    const workspace = 'wsp_samplespace01'
    const { plan, backlog } = sampleScopes
    const one = sampleItem(1)
    const two = sampleItem(2)
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

    async function write(commits: readonly Commit[]): Promise<void> {
      const expected = commits[0]!.seq - 1
      expect(await storage.append(workspace, expected, commits)).toEqual({ ok: true })
    }

    const at = (minute: number) => `2026-03-01T09:${String(minute).padStart(2, '0')}:00.000Z`

    describe('the log tells apart', () => {
      const sandra = 'mbr_sandra0000001'
      const commits = [
        sampleCommit(1, [...sampleBase(), created('item', one)], { at: at(1) }),
        sampleCommit(2, [created('item', two)], { at: at(2), actor: sandra, step: 'a long step' }),
        sampleCommit(3, [changed('product', sampleProduct(), { vision: 'Far' })], {
          at: at(3),
          actor: sandra,
        }),
        sampleCommit(4, [changed('item', one, { title: 'Better' })], { at: at(4), step: 'a long step' }),
        sampleCommit(5, [], { at: at(5) }),
      ]
      const cases: [string, Omit<LogQuery, 'limit'>, number[]][] = [
        ['who acted', { actor: sandra }, [3, 2]],
        ['steps that span commits', { step: 'a long step' }, [4, 2]],
        ['steps that are one commit', { step: commits[2]!.id }, [3]],
        ['scopes', { scopes: [plan] }, [3, 1]],
        ['several scopes', { scopes: [plan, backlog] }, [4, 3, 2, 1]],
        ['no scope at all', { scopes: [] }, []],
        ['a scope that nothing was ever written to', { scopes: ['prd_nothinghere01.plan'] }, []],
        ['kinds of record', { kinds: ['product'] }, [3, 1]],
        ['kinds within scopes', { kinds: ['item'], scopes: [plan] }, []],
        ['a record', { record: one.id }, [4, 1]],
        ['a record within the scopes that one may see', { record: one.id, scopes: [plan] }, []],
        ['a time', { from: at(2), until: at(4) }, [3, 2]],
        ['a time and who acted', { from: at(3), actor: sandra }, [3]],
        ['both ends, oldest first', { after: 1, before: 4 }, [2, 3]],
        ['nothing', {}, [5, 4, 3, 2, 1]],
      ]
      for (const [what, query, seqs] of cases) {
        test(what, async () => {
          await write(commits)
          const found = await storage.commits(workspace, { ...query, limit: 10 })
          expect(found.map(({ seq }) => seq)).toEqual(seqs)
        })
      }

      test('leaves out what was not asked for, and keeps what the record was before', async () => {
        await write(commits)
        const [change, creation] = await storage.commits(workspace, { record: one.id, limit: 10 })
        expect(change!.changes).toEqual([
          { kind: 'item', id: one.id, scope: backlog, before: one, after: { ...one, title: 'Better' } },
        ])
        expect(creation!.changes.map(({ id }) => id)).toEqual([one.id])
        const [, , , first] = await storage.commits(workspace, { scopes: [backlog, plan], limit: 10 })
        expect(first!.changes).toHaveLength(commits[0]!.changes.length)
      })

      test('what only made room, and what came back from the dead has nothing before', async () => {
        const moved = { ...changed('item', one, { rank: 'd00015' }), aside: true as const }
        const log = [
          commits[0]!,
          sampleCommit(2, [moved]),
          sampleCommit(3, [deleted('item', { ...one, rank: 'd00015' })]),
          sampleCommit(4, [created('item', one)]),
        ]
        await write(log)
        expect(await storage.commits(workspace, { after: 0, limit: 10 })).toEqual(log)
      })
    })

    test('the seq of a moment is that of the last commit up to it, whatever the clocks said before', async () => {
      const ats = [at(5), at(1), at(2), at(2), at(4)]
      await write(ats.map((moment, index) => sampleCommit(index + 1, [], { at: moment })))
      expect(await storage.seqAt(workspace, at(0))).toBe(0)
      expect(await storage.seqAt(workspace, at(1))).toBe(2)
      expect(await storage.seqAt(workspace, at(3))).toBe(4)
      expect(await storage.seqAt(workspace, at(9))).toBe(5)
    })

    describe('a past moment', () => {
      const log = randomLog(randomFrom(7).next, 60)

      const recordsOf = (bytes: Uint8Array) =>
        new Map(
          [...decodeSnapshot(gunzipSync(bytes).toString()).records.values()]
            .flat()
            .map((record): [string, AnyRecord] => [record.id, record]),
        )

      test('is what the log came to, in each scope', async () => {
        for (let start = 0; start < log.length; start += 20) await write(log.slice(start, start + 20))
        for (const [scope, seq] of [
          [backlog, 0],
          [backlog, 1],
          [backlog, 19],
          [backlog, 44],
          [backlog, 60],
          [plan, 30],
        ] as const) {
          const { seq: of, bytes } = await storage.stateAt(workspace, scope, seq)
          expect(of).toBe(seq)
          expect(recordsOf(bytes)).toEqual(foldScope(log, scope, seq))
        }
      })

      test('after the last commit is that of the last commit', async () => {
        await write(log)
        const { seq, bytes } = await storage.stateAt(workspace, backlog, 1000)
        expect(seq).toBe(60)
        expect(recordsOf(bytes)).toEqual(foldScope(log, backlog, 60))
      })

      test('and another are compared: what came, went and differs, in the scopes asked for', async () => {
        await write(log)
        for (const [from, to] of [
          [0, 60],
          [20, 50],
          [50, 20],
          [33, 33],
        ] as const) {
          const [old, now] = [foldScope(log, backlog, from), foldScope(log, backlog, to)]
          const ids = [...new Set([...old.keys(), ...now.keys()])].filter(
            (id) => JSON.stringify(old.get(id)) !== JSON.stringify(now.get(id)),
          )
          const { differences, counts } = await storage.compare(workspace, [backlog], from, to, 1000)
          expect(differences.filter(({ kind }) => kind === 'item').map(({ id }) => id)).toEqual(
            ids.filter((id) => id.startsWith('itm_')).sort(),
          )
          expect(counts.item ?? 0).toBe(ids.filter((id) => id.startsWith('itm_')).length)
          for (const { id, before, after, scope } of differences) {
            expect(scope).toBe(backlog)
            expect(before).toEqual(old.get(id) ?? null)
            expect(after).toEqual(now.get(id) ?? null)
          }
        }
      })

      test('compared with another tells as many as asked for, some of each kind, and counts all', async () => {
        await write(log)
        const all = await storage.compare(workspace, [backlog, plan], 0, 60, 1000)
        const few = await storage.compare(workspace, [backlog, plan], 0, 60, 3)
        // Of each kind the first, so that none is hidden behind another that has more.
        const firsts = Object.keys(all.counts).flatMap((kind) => {
          const ofKind = all.differences.filter((one) => one.kind === kind)
          return ofKind.slice(0, few.differences.filter((one) => one.kind === kind).length)
        })
        expect(few.differences).toHaveLength(3)
        expect(few.differences).toEqual(expect.arrayContaining(firsts))
        expect(new Set(few.differences.map(({ kind }) => kind)).size).toBe(
          Math.min(3, Object.keys(all.counts).length),
        )
        expect(few.counts).toEqual(all.counts)
        expect(all.counts.product).toBe(1)
      })
    })

    describe('documents', () => {
      const text = 'Zoë’s “ünïcode” \u0000 \ud800 lone, 👩‍👩‍👧 joined, \u2028 line\n'.repeat(1000)
      const written = {
        ...changed('item', one, { description: 'doc_sample0001' as never }),
        documents: [{ id: 'doc_sample0001', text }],
      }

      beforeEach(() => write([sampleCommit(1, [...sampleBase(), created('item', one)])]))

      test('are written with the commit and read by their ids, with the scope of their record', async () => {
        await write([sampleCommit(2, [written])])
        expect(await storage.documents(workspace, ['doc_unknown0001', 'doc_sample0001'])).toEqual([
          { id: 'doc_sample0001', scope: backlog, text },
        ])
        expect(await storage.documents('wsp_another000001', ['doc_sample0001'])).toEqual([])
        const [commit] = await storage.commits(workspace, { limit: 1 })
        expect(commit!.changes[0]).not.toHaveProperty('documents')
        expect(await storage.verify(workspace)).toEqual([])
      })

      test('of one name in one step: the later text counts', async () => {
        const again = {
          ...written,
          documents: [...written.documents, { id: 'doc_sample0001', text: 'Later' }],
        }
        await write([sampleCommit(2, [again])])
        expect(await storage.documents(workspace, ['doc_sample0001'])).toEqual([
          { id: 'doc_sample0001', scope: backlog, text: 'Later' },
        ])
      })

      test('never change: a step that would write over one is rejected and leaves nothing', async () => {
        await write([sampleCommit(2, [written])])
        const forged = {
          ...changed('item', one, { title: 'Forged' }),
          documents: [{ id: 'doc_sample0001', text: 'Forged' }],
        }
        await expect(storage.append(workspace, 2, [sampleCommit(3, [forged])])).rejects.toThrow()
        expect((await storage.documents(workspace, ['doc_sample0001']))[0]!.text).toBe(text)
        expect((await storage.head(workspace)).seq).toBe(2)
      })
    })

    test('bytes are kept under their hash, once and to each workspace alone', async () => {
      const bytes = new Uint8Array([0, 1, 2, 255])
      const hash = createHash('sha256').update(bytes).digest('hex')
      expect(await storage.putBlob(workspace, bytes)).toBe(hash)
      expect(await storage.putBlob(workspace, bytes)).toBe(hash)
      expect(Buffer.from((await storage.blob(workspace, hash))!)).toEqual(Buffer.from(bytes))
      expect(await storage.blob(workspace, hash.replace(/^./, 'x'))).toBeNull()
      await storage.createWorkspace('wsp_another000001')
      expect(await storage.blob('wsp_another000001', hash)).toBeNull()
      await expect(storage.putBlob('wsp_nowhere000001', bytes)).rejects.toThrow('wsp_nowhere000001')
    })

    test('followers keep their place, each its own', async () => {
      await storage.setPosition(workspace, 'feed', 3)
      await storage.setPosition(workspace, 'webhook 1', 1)
      await storage.setPosition(workspace, 'feed', 5)
      await storage.close()
      storage = await place.open()
      expect(await storage.position(workspace, 'feed')).toBe(5)
      expect(await storage.position(workspace, 'webhook 1')).toBe(1)
      expect(await storage.position(workspace, 'webhook 2')).toBe(0)
    })

    test('the epoch stays while the store is the same', async () => {
      const { epoch } = storage
      expect(epoch).not.toBe('')
      await write([sampleCommit(1, [])])
      await storage.close()
      storage = await place.open()
      expect(storage.epoch).toBe(epoch)
    })

    test('whoever stops watching hears nothing more', async () => {
      const heard: string[] = []
      storage.watch((of) => heard.push(of))()
      await write([sampleCommit(1, [])])
      expect(heard).toEqual([])
    })
  })
}
