import { expect, test } from 'vitest'
import type { HistoryEntry } from '#domain/queries/history.ts'
import { daysOf, joined, stepsOf } from './steps-of.ts'

function entry(seq: number, told: Partial<HistoryEntry> = {}): HistoryEntry {
  const said = { words: 'history.made' }
  const at = new Date(2026, 10, 3, 12).toISOString()
  return {
    ...{
      seq,
      id: `bat_${seq}`,
      step: `bat_${seq}`,
      actor: 'mem_a',
      who: 'Ann',
      at,
      via: 'web',
      program: null,
      note: null,
    },
    ...{ did: [`did ${seq}`], lines: [{ kind: 'item', id: `itm_${seq}`, said }], count: 1 },
    ...told,
  }
}

test('the commits of a step are told as one, with what came in between beside it', () => {
  const steps = stepsOf([entry(4, { step: 'long' }), entry(3), entry(2, { step: 'long' })])
  expect(steps.map(({ seq, count }) => [seq, count])).toEqual([
    [4, 2],
    [3, 1],
  ])
  expect(steps[0]).toMatchObject({ did: ['did 2', 'did 4'], lines: [{ id: 'itm_2' }, { id: 'itm_4' }] })
})

test('a step is whose work it is, although the server begins and ends it', () => {
  const system = { step: 'long', actor: 'system', via: 'system' } as const
  const work = entry(3, { step: 'long', actor: 'mbr_1', via: 'import' })
  const [step] = stepsOf([entry(4, system), work, entry(2, system)])
  expect(step).toMatchObject({ seq: 4, actor: 'mbr_1', via: 'import' })
})

test('a day begins at midnight where the person is', () => {
  const at = (day: number, hour: number, minute: number) => ({
    at: new Date(2026, 10, day, hour, minute).toISOString(),
  })
  const days = daysOf(stepsOf([entry(3, at(4, 0, 1)), entry(2, at(3, 23, 59)), entry(1, at(3, 0, 0))]))
  expect(days.map(({ day, steps }) => [day, steps.length])).toEqual([
    ['2026-11-04', 1],
    ['2026-11-03', 2],
  ])
})

test('news goes on top once, and where some are missing between, the old list goes', () => {
  const seqs = (entries: HistoryEntry[]) => entries.map(({ seq }) => seq)
  expect(seqs(joined([entry(5), entry(4), entry(3)], [entry(4), entry(3), entry(2)]))).toEqual([5, 4, 3, 2])
  expect(seqs(joined([entry(9), entry(8)], [entry(4)]))).toEqual([9, 8])
  expect(seqs(joined([], [entry(4)]))).toEqual([4])
  expect(seqs(joined([entry(1)], []))).toEqual([1])
})
