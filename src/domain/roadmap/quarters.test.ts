import { expect, test } from 'vitest'
import { quarterAfter, quartersAfter } from './quarters.ts'

test('the quarters to come follow a day, over the end of the year', () => {
  expect(quartersAfter(20261122, 3)).toEqual(['2027-Q1', '2027-Q2', '2027-Q3'])
  expect(quarterAfter(20260101)).toBe('2026-Q2')
  expect(quarterAfter(20260930)).toBe('2026-Q4')
  expect(quarterAfter(20261231)).toBe('2027-Q1')
})

test('they follow every release that has a date, too', () => {
  expect(quartersAfter(20261128, 2, ['2027-H1', null, '2026-Q1'])).toEqual(['2027-Q3', '2027-Q4'])
  expect(quartersAfter(20261231, 1, ['2027-12'])).toEqual(['2028-Q1'])
})
