import { describe, expect, test } from 'vitest'
import { dayNumber } from '#web/product/day-number.ts'
import { todayMark } from './today-mark.ts'

const plan = ['2026-Q4', '2027-Q1', '2027-H2', null]

describe('the mark of today', () => {
  test('stands inside the column whose span is running, as far as it has run', () => {
    expect(todayMark(plan, 20261001)).toEqual({ column: 0, share: 0 })
    expect(todayMark(plan, 20261116)).toEqual({ column: 0, share: 46 / 92 })
    expect(todayMark(plan, 20261231)?.column).toBe(0)
    expect(todayMark(plan, 20270101)).toEqual({ column: 1, share: 0 })
  })

  test('stands on the edge between columns that it lies between', () => {
    expect(todayMark(plan, 20270515)).toEqual({ column: 2, share: 0 })
    expect(todayMark(plan, 20280101)).toEqual({ column: 3, share: 0 })
    expect(todayMark(plan, 20260101)).toEqual({ column: 0, share: 0 })
  })

  test('stands before a day that is to come, and after a plan that is past', () => {
    expect(todayMark(['2027-03-31'], 20270331)).toEqual({ column: 0, share: 0 })
    expect(todayMark(['2027-03-31'], 20270401)).toEqual({ column: 0, share: 1 })
  })

  test('is not drawn where no column has a date', () => {
    expect(todayMark([null, null], 20270101)).toBeNull()
    expect(todayMark([], 20270101)).toBeNull()
  })

  test('counts days on the calendar of whoever looks', () => {
    expect(dayNumber(new Date(2026, 10, 5, 23, 59))).toBe(20261105)
  })
})
