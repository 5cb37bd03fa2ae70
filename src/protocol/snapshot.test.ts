import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { sampleId, sampleItem, sampleProduct } from '#tests/support/sample-commits.ts'
import { decodeSnapshot, encodeSnapshot } from './snapshot.ts'

type Rows = { [field: string]: unknown }[]

function roundTrip(rows: Rows, kind: Kind = 'item'): unknown {
  const json = encodeSnapshot(7, new Map([[kind, rows as unknown as AnyRecord[]]]))
  expect(JSON.parse(json)).toMatchObject({ format: 1, seq: 7 })
  return decodeSnapshot(json).records.get(kind)
}

/** What a record is once it has travelled as JSON. */
const travelled = (rows: Rows) => JSON.parse(JSON.stringify(rows))

// Values that repeat, count, differ or go missing, so that every kind of column comes up.
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '$&', '\ud83d', '\ude00', '👩‍👩‍👧', '"\\'),
)
const column = fc.oneof(
  fc.record({
    kind: fc.constant('same'),
    pool: fc.array(fc.oneof(text, fc.constant(null)), { minLength: 1, maxLength: 1 }),
  }),
  fc.record({
    kind: fc.constant('few'),
    pool: fc.array(fc.oneof(text, fc.integer(), fc.boolean(), fc.constantFrom(null, undefined, 0, '0')), {
      minLength: 1,
      maxLength: 6,
    }),
  }),
  fc.record({
    kind: fc.constant('whole'),
    pool: fc.array(fc.oneof(fc.maxSafeInteger(), fc.integer()), { minLength: 1, maxLength: 40 }),
  }),
  fc.record({
    kind: fc.constant('ids'),
    pool: fc.array(
      fc.string({ unit: 'binary', minLength: 3, maxLength: 3 }).map((s) => `a$${s}`),
      { minLength: 30, maxLength: 40 },
    ),
  }),
  fc.record({
    kind: fc.constant('any'),
    pool: fc.array(fc.oneof(fc.jsonValue(), fc.double(), fc.constant(undefined)), {
      minLength: 1,
      maxLength: 40,
    }),
  }),
)

describe('a snapshot', () => {
  test('gives back every record it was made of', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), column, { minKeys: 1, maxKeys: 6 }),
        fc.integer({ min: 1, max: 60 }),
        fc.infiniteStream(fc.nat()),
        (columns, count, picks) => {
          const rows = Array.from({ length: count }, (_, i) => {
            const row: Rows[number] = { id: sampleId('itm', i) }
            for (const [name, { kind, pool }] of Object.entries(columns)) {
              const place = kind === 'few' || kind === 'any' ? picks.next().value : i
              row[name] = pool[place % pool.length]
            }
            return row
          })
          expect(roundTrip(rows)).toEqual(travelled(rows))
        },
      ),
      { numRuns: 400 },
    )
  })

  test('keeps kinds, their order and their rows apart', () => {
    const records = new Map<Kind, AnyRecord[]>([
      ['product', [sampleProduct()]],
      ['theme', []],
      ['item', [3, 1, 2].map((number) => sampleItem(number))],
    ])
    const decoded = decodeSnapshot(encodeSnapshot(12, records))
    expect(decoded.seq).toBe(12)
    expect([...decoded.records]).toEqual([...records])
  })

  test('tells null, an empty text, 0 and a field that is not there apart', () => {
    const rows = [{ a: null, b: '' }, { a: 0 }, { b: null }, { a: undefined, b: '0' }, {}]
    expect(roundTrip(rows)).toStrictEqual([{ a: null, b: '' }, { a: 0 }, { b: null }, { b: '0' }, {}])
  })

  test('does not let rows share what one of them may change', () => {
    const rows = [1, 2, 3].map(() => ({ source: { tool: 'jira', id: 'A-1', url: null } }))
    const [first, second] = roundTrip(rows) as typeof rows
    expect(first!.source).toEqual(second!.source)
    expect(first!.source).not.toBe(second!.source)
  })

  test('of more values than there are letters still gives each row its own', () => {
    const rows = Array.from({ length: 2_000 }, (_, i) => ({ theme: `thm_${i % 200}`, status: `s${i % 92}` }))
    expect(roundTrip(rows)).toEqual(rows)
  })

  test('spends on an id little more than its random letters', () => {
    const items = Array.from({ length: 1_000 }, (_, i) => sampleItem(i + 1))
    const bare = items.map(({ id: _, ...rest }) => rest)
    const length = (rows: Rows) =>
      encodeSnapshot(1, new Map([['item', rows as unknown as AnyRecord[]]])).length
    expect(length(items) - length(bare)).toBeLessThan(items.length * 14 + 100)
  })

  test('of another format is refused', () => {
    expect(() => decodeSnapshot('{"format":2,"seq":1,"tables":[]}')).toThrow('format 2')
  })
})
