import { describe, expect, test } from 'vitest'
import { lookIn } from '#domain/kernel/look.ts'
import { scopeOf } from '#domain/kernel/scope-of.ts'
import { addRecords, allRecords, createState } from '#domain/kernel/state.ts'
import { model } from '#domain/model.ts'
import { compare, figuresOf, gather, type Samples } from './bench/against.ts'
import { dataset, lastTitle, peopleCount } from './bench/data/records.ts'
import { median, partsOf, percentile, verdictOf } from './bench/figures.ts'
import { digits, failedRow, formatMarkdown, formatTable, type Result, rowOf } from './bench/table.ts'

const oneTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

describe('the figures of the bench', () => {
  test('a percentile is a sample that was taken, by nearest rank', () => {
    expect(percentile(oneTo(100), 50)).toBe(50)
    expect(percentile(oneTo(100), 99)).toBe(99)
    expect(percentile(oneTo(30), 99)).toBe(30)
    expect(percentile([7], 50)).toBe(7)
    expect(median([9, 1, 5])).toBe(5)
  })

  test('the parts of a line are its percentiles with their targets, whatever the order of the samples', () => {
    const parts = partsOf(oneTo(100).reverse(), { p50: 60, max: null, p99: 90 })
    expect(parts).toEqual([
      { name: 'p50', value: 50, target: 60 },
      { name: 'p99', value: 99, target: 90 },
      { name: 'max', value: 100, target: null },
    ])
  })

  test('a line is as good as the worst of its parts', () => {
    expect(verdictOf([{ name: 'p50', value: 5, target: 10 }])).toEqual({ ratio: 0.5, verdict: 'meets' })
    expect(
      verdictOf([
        { name: 'p50', value: 5, target: 10 },
        { name: 'p99', value: 30, target: 20 },
      ]),
    ).toEqual({ ratio: 1.5, verdict: 'within twice' })
    expect(verdictOf([{ name: '', value: 21, target: 10 }]).verdict).toBe('misses')
  })

  test('at least so much turns the ratio around', () => {
    expect(verdictOf([{ name: 'rate', value: 1_000, target: 700, least: true }]).verdict).toBe('meets')
    expect(verdictOf([{ name: 'rate', value: 350, target: 700, least: true }]).ratio).toBe(2)
  })

  test('none may be lost: a target of nothing is met by nothing only', () => {
    expect(verdictOf([{ name: 'lost', value: 0, target: 0 }]).verdict).toBe('meets')
    expect(verdictOf([{ name: 'lost', value: 1, target: 0 }]).verdict).toBe('misses')
  })

  test('no samples is a failure, and no target is no verdict', () => {
    expect(verdictOf(partsOf([], { p50: 10 })).verdict).toBe('failed')
    expect(verdictOf([{ name: 'p50', value: 5, target: null }])).toEqual({ ratio: null, verdict: 'told' })
  })
})

describe('the table of the bench', () => {
  const result: Result = {
    id: 'Q1',
    scenario: 'cold open',
    unit: 'ms',
    parts: [
      { name: 'p50', value: 312.4, target: 450 },
      { name: 'p95', value: 1_380, target: 700 },
    ],
    peer: 'Planka 22.7 s',
    note: 'taken twice',
  }

  test('a row says figure, target, ratio and verdict', () => {
    expect(rowOf(result)).toMatchObject({
      figure: 'p50 312 · p95 1,380 ms',
      target: 'p50 450 · p95 700 ms',
      ratio: '1.97',
      verdict: 'within twice',
    })
  })

  test('columns line up and a note stands beneath its row', () => {
    const [head = '', rule = '', row = '', note = ''] = formatTable([rowOf(result)]).split('\n')
    expect(row.indexOf('cold open')).toBe(head.indexOf('scenario'))
    expect(rule.startsWith('──')).toBe(true)
    expect(note.trim()).toBe('taken twice')
  })

  test('a line that failed is a row with its reason', () => {
    const text = formatTable([failedRow('Q7', 'filter', 'The page closed'), rowOf(result)])
    expect(text).toContain('failed')
    expect(text).toContain('The page closed')
    expect(formatMarkdown([rowOf(result)])).toContain('| Q1 | cold open | p50 312')
  })

  test('numbers keep the digits that count', () => {
    expect([0.1234, 5.678, 45.67, 456.7, 45_678].map(digits)).toEqual([
      '0.12',
      '5.7',
      '45.7',
      '457',
      '45,678',
    ])
    expect(digits(Number.NaN)).toBe('–')
  })
})

describe('the data of the bench', () => {
  test('is the same every time', () => {
    expect(dataset(50).items).toEqual(dataset(50).items)
  })

  test('has products that share people and nothing else', () => {
    const { items, others, plan } = dataset(20, 3)
    const ids = [
      ...items,
      ...others.flatMap((other) => other.items),
      ...plan.map(({ record }) => record),
    ].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(others).toHaveLength(2)
    expect(plan.filter(({ kind }) => kind === 'member')).toHaveLength(peopleCount)
  })

  test('is what the product takes: every record fits its schema and its scope', () => {
    const { items, product, plan } = dataset(200)
    const state = createState(model.kinds)
    for (const { kind, record } of plan) addRecords(state, kind, [record as never])
    addRecords(state, 'item', items)
    for (const { kind, record } of allRecords(state))
      expect(model.kinds.of(kind).schema.safeParse(record).success, `${kind} ${record.id}`).toBe(true)
    for (const { kind, record, scope } of plan)
      expect(scopeOf(model.kinds, lookIn(state), kind, record)).toBe(scope)
    expect(scopeOf(model.kinds, lookIn(state), 'item', items[0]!)).toBe(`${product}.backlog`)
  })

  test('has titles of a usual length, and one that nothing else has', () => {
    const titles = dataset(500).items.map(({ title }) => title)
    const mean = titles.reduce((sum, title) => sum + title.length, 0) / titles.length
    expect(mean).toBeGreaterThan(50)
    expect(mean).toBeLessThan(65)
    expect(titles.filter((title) => title === lastTitle)).toHaveLength(1)
  })
})

describe('one checkout against another', () => {
  const row = (figure: string, target = '') =>
    ({ id: 'Q12', scenario: 'writes', figure, target }) as ReturnType<typeof rowOf>
  const told = (...figures: string[]) => {
    const samples: Samples = new Map()
    for (const figure of figures) gather(samples, [row(figure, 'rate ≥ 700 · p99 8 ms')])
    return samples
  }

  test('figures are read from what a row tells', () => {
    expect([...figuresOf({ figure: 'rate 1,882 · p50 0.85 · p99 7.7 · errors 0' })]).toEqual([
      ['rate', 1882],
      ['p50', 0.85],
      ['p99', 7.7],
      ['errors', 0],
    ])
    expect([...figuresOf({ figure: '3,224 kB' })]).toEqual([['', 3224]])
  })

  test('every row that the bench makes is read back', () => {
    const parts = partsOf(oneTo(2_000), { p50: null, p99: 8 })
    const result: Result = { id: 'Q4', scenario: 'snapshot', unit: 'ms', parts, peer: '', note: '' }
    expect([...figuresOf(rowOf(result)).values()]).toEqual([1_000, 1_980])
  })

  test('the medians of the runs are compared, and more is better of a rate', () => {
    const here = told('rate 500 · p99 10 ms', 'rate 900 · p99 12 ms', 'rate 400 · p99 11 ms')
    const there = told('rate 1,000 · p99 10 ms', 'rate 1,000 · p99 10 ms', 'rate 90 · p99 99 ms')
    const [rate, p99] = compare(here, there)
    expect(rate).toMatchObject({ figure: 'rate', here: 500, there: 1000, worse: 2 })
    expect(p99).toMatchObject({ figure: 'p99', here: 11, there: 10 })
    expect(p99!.worse).toBeCloseTo(1.1)
  })

  test('two rows of one name are two', () => {
    const two = (a: string, b: string) => {
      const samples: Samples = new Map()
      gather(samples, [row(a), row(b)])
      return samples
    }
    expect(compare(two('1 ms', '2 ms'), two('1 ms', '4 ms')).map(({ worse }) => worse)).toEqual([1, 0.5])
  })

  test('what only one of them has is left out', () => {
    expect(compare(told('p50 1 ms'), new Map())).toEqual([])
  })
})
