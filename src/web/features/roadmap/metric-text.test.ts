import { describe, expect, test } from 'vitest'
import { metricKind, readNumber } from './metric-text.ts'

describe('the numbers of a metric', () => {
  test('are read as people type them', () => {
    expect(['30', '-0.5', '.5', '1,000', '1 000', '12,345.5', '18 %', '−3', '1,5'].map(readNumber)).toEqual([
      30, -0.5, 0.5, 1000, 1000, 12345.5, 18, -3, 1.5,
    ])
    expect(readNumber('  ')).toBeNull()
    expect(['a lot', '1.000.000', '1,0000', '3-5', '--2'].map(readNumber)).toEqual(Array(5).fill(undefined))
  })

  test('say what is out of the ordinary about them', () => {
    expect(metricKind({ timing: 'lagging', nature: 'quantitative' })).toBe('')
    expect(metricKind({ timing: 'leading', nature: 'qualitative' })).toBe('leading, qualitative')
  })
})
