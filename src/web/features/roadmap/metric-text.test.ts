import { describe, expect, test } from 'vitest'
import { metricEnds, metricSentence, readNumber } from './metric-text.ts'

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

  test('are read out as a sentence', () => {
    const metric = {
      id: 'mtr_00000001',
      goal: 'gol_00000001',
      name: 'back in week four',
      timing: 'leading',
      nature: 'quantitative',
      rank: 'a',
      ...numbers,
    } as const
    expect(metricSentence(metric)).toBe('back in week four, from 18 to 30\u202f%, leading')
    expect(metricSentence({ ...metric, target: null, timing: 'lagging' })).toBe(
      'back in week four, from 18\u202f%, no target yet',
    )
    expect(metricSentence({ ...metric, baseline: null, target: null, nature: 'qualitative' })).toBe(
      'back in week four, leading, qualitative',
    )
  })
})
