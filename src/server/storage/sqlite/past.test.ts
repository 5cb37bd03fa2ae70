import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Commit } from '#domain/kernel/commit.ts'
import { byRank } from '#domain/kernel/kind.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import type { AnyRecord, RecordOf } from '#domain/kinds.ts'
import { schema } from '#domain/schema.ts'
import { decodeSnapshot } from '#protocol/snapshot.ts'
import { randomFrom } from '#tests/storm/random.ts'
import { sampleScopes } from '#tests/support/sample-commits.ts'
import { foldScope, randomLog } from '#tests/support/sample-log.ts'
import type { Snapshot } from '../storage.ts'
import { makeCheckpoint, recordsAt } from './checkpoints.ts'
import { momentComparer } from './compare-moments.ts'
import { keeperOf } from './keep-things.ts'
import { numbersOf } from './numbers.ts'
import { packCommit } from './pack-commit.ts'
import { prepareStore } from './prepare-store.ts'
import { quickStateAt } from './quick-state.ts'
import { oldReaderOf, type ReadOld } from './read-old.ts'
import { commitWriterOf } from './write-commit.ts'

const LOGS = Number(process.env.PAST_LOGS ?? 200)
const scopes = [sampleScopes.backlog, sampleScopes.plan]

/** A store in memory with the log, and a checkpoint wherever `every` versions of a scope make one due. */
async function storeOf(log: readonly Commit[], every: number) {
  const db = new DatabaseSync(':memory:')
  prepareStore(db, schema)
  const keeper = keeperOf(db)
  keeper.createWorkspace('wsp_samplespace01')
  const numbers = numbersOf(db)
  const workspace = numbers.workspace('wsp_samplespace01')
  const { writeCommit } = commitWriterOf(db)
  const readOld = (await oldReaderOf(db))(workspace)
  const numberOf = (scope: Scope) => numbers.scope(workspace, scope)
  for (const commit of log) {
    writeCommit(workspace, await packCommit(commit, () => {}), schema)
    for (const scope of scopes) {
      const due = makeCheckpoint(db, numberOf(scope), every, readOld)
      if (due) keeper.keepCheckpoint(due)
    }
  }
  return { db, workspace, numbers, numberOf, readOld }
}

test(`the state at every commit of ${LOGS} random logs is what the log comes to`, {
  timeout: 60_000 + LOGS * 500,
}, async () => {
  for (let seed = 1; seed <= LOGS; seed++) {
    const random = randomFrom(seed)
    const log = randomLog(random.next, 10 + random.below(12))
    const { db, numberOf, readOld } = await storeOf(log, 1 + random.below(30))
    for (const scope of scopes) {
      for (let seq = 0; seq <= log.length; seq++) {
        const rows = [...recordsAt(db, numberOf(scope), seq, readOld).values()].flat()
        const wanted = foldScope(log, scope, seq).values()
        expect(asText(rows), `log ${seed}, ${scope} at ${seq}`).toBe(asText(wanted))
      }
    }
    db.close()
  }
})

test('the quick way to a past moment comes to the same, with records in rank order', async () => {
  for (let seed = 1; seed <= LOGS; seed += 8) {
    const random = randomFrom(seed)
    const log = randomLog(random.next, 10 + random.below(12))
    const { db, workspace, numberOf, readOld } = await storeOf(log, 1 + random.below(30))
    for (const scope of scopes) {
      for (let seq = 0; seq <= log.length; seq++) {
        const state = await quickStateAt(db, workspace, numberOf(scope), seq, readOld)
        expect(state!.seq).toBe(seq)
        const records = recordsOf(state!)
        const wanted = foldScope(log, scope, seq).values()
        expect(asText([...records.values()].flat()), `log ${seed}, ${scope} at ${seq}`).toBe(asText(wanted))
        const items = (records.get('item') ?? []) as RecordOf<'item'>[]
        expect(items).toEqual(items.toSorted(byRank))
      }
    }
    db.close()
  }
})

test('the quick way to a past moment is none where much came since the checkpoint, or it is of an older schema', async () => {
  const log = randomLog(randomFrom(1).next, 20)
  const { backlog } = sampleScopes
  const without = await storeOf(log, 1000)
  const stateOf = ({ db, workspace, numberOf }: typeof without, readOld: ReadOld, most?: number) =>
    quickStateAt(db, workspace, numberOf(backlog), 20, readOld, most)
  expect(await stateOf(without, without.readOld)).not.toBeNull()
  expect(await stateOf(without, without.readOld, 10)).toBeNull()
  const kept = await storeOf(log, 10)
  expect(await stateOf(kept, kept.readOld, 10)).not.toBeNull()
  const later = { ...kept.readOld, schema: schema + 1 }
  expect(await stateOf(kept, later)).toBeNull()
  // … until it is kept anew.
  for (let next = anew(); next; next = anew()) keeperOf(kept.db).keepCheckpoint(next)
  const now = [...recordsOf((await stateOf(kept, later))!).values()].flat()
  expect(asText(now)).toBe(asText(foldScope(log, backlog, 20).values()))

  function anew() {
    return makeCheckpoint(kept.db, kept.numberOf(backlog), 10, later)
  }
})

const recordsOf = ({ bytes }: Snapshot) => decodeSnapshot(gunzipSync(bytes).toString()).records

// Millions of deep comparisons would be most of the time.
const asText = (records: Iterable<AnyRecord>) =>
  JSON.stringify([...records].sort((a, b) => (a.id < b.id ? -1 : 1)))

test('moments near and far of random logs are compared as their states are', {
  timeout: 60_000 + LOGS * 500,
}, async () => {
  for (let seed = 1; seed <= LOGS; seed += 4) {
    const random = randomFrom(seed)
    const log = randomLog(random.next, 12 + random.below(20))
    const { db, workspace, numbers, readOld } = await storeOf(log, 1000)
    // At 0 every comparison goes the way of a wide one.
    for (const few of [0, 1000]) {
      const compare = momentComparer(db, numbers, few)
      for (let tries = 0; tries < 10; tries++) {
        const [from, to] = [random.below(log.length + 1), random.below(log.length + 1)]
        const { differences } = compare(workspace, scopes, from, to, 1000, readOld)
        const wanted = scopes.flatMap((scope) => differing(log, scope, from, to))
        expect(sorted(differences), `log ${seed}, ${from} and ${to}`).toEqual(sorted(wanted))
      }
    }
    db.close()
  }
})

function differing(log: readonly Commit[], scope: Scope, from: number, to: number) {
  const [old, now] = [foldScope(log, scope, from), foldScope(log, scope, to)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
    const [before, after] = [old.get(id) ?? null, now.get(id) ?? null]
    if (JSON.stringify(before) === JSON.stringify(after)) return []
    return [{ id, scope, before, after }]
  })
}

const sorted = (all: readonly { id: string; scope: Scope; before: unknown; after: unknown }[]) =>
  all
    .map(({ id, scope, before, after }) => ({ id, scope, before, after }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
