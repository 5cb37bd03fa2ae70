import { describe, expect, test } from 'vitest'
import { metricEnds, metricLine } from './metric-line.ts'

const numbers = { baseline: 18, target: 30, targetHigh: null, unit: '%' }

describe('the numbers of a metric', () => {
  test('are shown with the unit once, at the end of what is there', () => {
    expect(metricEnds(numbers)).toEqual({ from: '18', to: '30\u00a0%' })
    expect(metricEnds({ ...numbers, targetHigh: 35 })).toEqual({ from: '18', to: '30–35\u00a0%' })
    expect(metricEnds({ ...numbers, target: null })).toEqual({ from: '18\u00a0%', to: '' })
    expect(metricEnds({ ...numbers, baseline: null, unit: '' })).toEqual({ from: '', to: '30' })
    expect(metricEnds({ ...numbers, baseline: 0, target: 1000, unit: '' })).toEqual({
      from: '0',
      to: '1,000',
    })
  })
})

describe('a metric in one line', () => {
  const line = (more: object) => metricLine({ ...numbers, name: 'Back', ...more })

  test('says where it starts and where it is to end', () => {
    expect(line({})).toBe('Back: 18 → 30\u00a0%')
    expect(line({ baseline: 0, target: 1000, unit: '' })).toBe('Back: 0 → 1,000')
  })

  test('keeps its numbers in their order after a name that runs from right to left', () => {
    expect(line({ name: 'عودة' })).toBe('\u2068عودة\u2069: 18 → 30\u00a0%')
  })

  test('says of an end that nobody knows that it is not known, and invents none', () => {
    expect(line({ baseline: null })).toBe('Back: not known → 30\u00a0%')
    expect(line({ target: null })).toBe('Back: 18\u00a0% → no target yet')
    expect(line({ baseline: null, target: null })).toBe('Back: no target yet')
  })
})
