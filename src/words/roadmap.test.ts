import { describe, expect, test } from 'vitest'
import { featureWords, metricWords, releaseWords, roadmapWords } from './roadmap.ts'

describe('the words of the roadmap', () => {
  test('say of a deleted release what went with it, and nothing of what was not there', () => {
    const deleted = (parts: string, features: number, metrics: number, items: number) =>
      releaseWords('deleted', { name: 'Come back', parts, features, metrics, items })
    expect(deleted('none', 0, 0, 0)).toBe('Come back deleted with its goal.')
    expect(deleted('features', 1, 0, 1)).toBe(
      'Come back deleted with its goal and 1 feature. 1 item hangs loose.',
    )
    expect(deleted('metrics', 0, 2, 0)).toBe('Come back deleted with its goal and 2 metrics.')
    expect(deleted('both', 3, 1, 1200)).toBe(
      'Come back deleted with its goal, 3 features and 1 metric. 1,200 items hang loose.',
    )
  })

  test('say that a release was added, with or without a name', () => {
    expect(releaseWords('added', { name: 'Spring', named: 'yes' })).toBe('Spring added.')
    expect(releaseWords('added', { name: '', named: 'no' })).toBe('Release added.')
  })

  test('say where a release moved, with or without a name', () => {
    const moved = (name: string, where: string, dates: string) =>
      releaseWords('moved', { name, named: name ? 'yes' : 'no', where, neighbour: 'Q2 2027', dates })
    expect(moved('Come back', 'before', 'changed')).toBe(
      'Come back moved before Q2 2027; the dates changed places.',
    )
    expect(moved('', 'behind', 'same')).toBe('The release moved behind Q2 2027.')
    expect(moved('', 'alone', 'same')).toBe('The release moved.')
  })

  test('count in words as far as a goal with too many features goes', () => {
    expect([6, 10, 14].map((count) => featureWords('many', { count }))).toEqual([
      'Six features for one goal',
      'Ten features for one goal',
      '14 features for one goal',
    ])
    expect(featureWords('reasonAsks', { name: 'Map', more: 0 })).toBe('Why does this goal need “Map”?')
    expect(featureWords('reasonAsks', { name: 'Map', more: 2 })).toBe(
      'Why does this goal need “Map” and 2 more?',
    )
  })

  test('say nothing of what is as usual', () => {
    expect(metricWords('unusual', { kind: 'quantitative' })).toBe('')
    expect(roadmapWords('featureCount', { count: 0 })).toBe('no features')
  })
})
