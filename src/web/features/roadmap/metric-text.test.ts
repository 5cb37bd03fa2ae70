import { describe, expect, test } from 'vitest'
import { metricEnds, metricKind, readNumber } from './metric-text.ts'

const numbers = { baseline: 18, target: 30, targetHigh: null, unit: '%' }

describe('the numbers of a metric', () => {
  test('are read as people type them', () => {
    expect(['30', '-0.5', '.5', '1,000', '1 000', '12,345.5', '18 %', '−3', '1,5'].map(readNumber)).toEqual([
      30, -0.5, 0.5, 1000, 1000, 12345.5, 18, -3, 1.5,
    ])
    expect(readNumber('  ')).toBeNull()
    expect(['a lot', '1.000.000', '1,0000', '3-5', '--2'].map(readNumber)).toEqual(Array(5).fill(undefined))
  })

  test('are shown with the unit once, at the end of what is there', () => {
    expect(metricEnds(numbers)).toEqual({ from: '18', to: '30\u202f%' })
    expect(metricEnds({ ...numbers, targetHigh: 35 })).toEqual({ from: '18', to: '30–35\u202f%' })
    expect(metricEnds({ ...numbers, target: null })).toEqual({ from: '18\u202f%', to: '' })
    expect(metricEnds({ ...numbers, baseline: null, unit: '' })).toEqual({ from: '', to: '30' })
    expect(metricEnds({ ...numbers, baseline: 0, target: 1000, unit: '' })).toEqual({
      from: '0',
      to: '1,000',
    })
  })

  test('say what is out of the ordinary about them', () => {
    expect(metricKind({ timing: 'lagging', nature: 'quantitative' })).toBe('')
    expect(metricKind({ timing: 'leading', nature: 'qualitative' })).toBe('leading, qualitative')
  })
})
