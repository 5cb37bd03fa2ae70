import { expect, test } from 'vitest'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { sampleItem, sampleProduct } from '#tests/support/sample-commits.ts'
import { type ChangedSince, continuedSnapshot } from './continued-snapshot.ts'
import { decodeSnapshot, encodeSnapshot } from './snapshot.ts'

const [one, two, three] = [1, 2, 3].map((number) => sampleItem(number))
const before = new Map<Kind, AnyRecord[]>([
  ['product', [sampleProduct()]],
  ['item', [one!, three!]],
])
const changed = (kind: Kind, record: AnyRecord): ChangedSince => ({
  kind,
  id: record.id,
  body: JSON.stringify(record),
})
const continued = (...since: ChangedSince[]) =>
  decodeSnapshot(continuedSnapshot(encodeSnapshot(7, before), 9, since))

test('a snapshot that is continued reads as one of the later moment', () => {
  const { seq, records } = continued(
    changed('item', { ...three!, title: 'Better', rank: `${one!.rank}5` }),
    { kind: 'item', id: one!.id, body: null },
    changed('item', two!),
  )
  expect(seq).toBe(9)
  expect(records.get('product')).toEqual([sampleProduct()])
  const items = [{ ...three!, title: 'Better', rank: `${one!.rank}5` }, two!]
  expect(records.get('item')).toEqual(items.sort((a, b) => (a.rank < b.rank ? -1 : 1)))
})

test('a kind of which nothing is left is gone, one that was not there comes, and nothing may have changed', () => {
  const gone = { kind: 'item' as const, body: null }
  const { records } = continued(
    { ...gone, id: one!.id },
    { ...gone, id: three!.id },
    { ...gone, id: two!.id },
  )
  expect([...records.keys()]).toEqual(['product'])
  const begun = decodeSnapshot(continuedSnapshot(encodeSnapshot(0, new Map()), 9, [changed('item', one!)]))
  expect(begun).toEqual({ seq: 9, records: new Map([['item', [one]]]) })
  expect(continued().records).toEqual(before)
})
