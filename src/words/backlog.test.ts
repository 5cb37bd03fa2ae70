import { describe, expect, test } from 'vitest'
import { backlogWords, bulkBarWords } from './backlog.ts'

const one = { count: 1, key: 'TM-12' }
const many = { count: 1200, key: 'TM-12' }

describe('the words of the backlog', () => {
  test('name one item by its key and count several', () => {
    expect(backlogWords('deleted', one)).toBe('Deleted TM-12')
    expect(backlogWords('deleted', many)).toBe('Deleted 1,200 items')
    expect(backlogWords('trace', { ...one, feature: 'Map' })).toBe('TM-12 traces to Map')
    expect(backlogWords('trace', { ...many, feature: 'Map' })).toBe('1,200 items trace to Map')
    expect(backlogWords('setEstimate', { ...one, estimate: 0.5 })).toBe('TM-12: estimate 0.5')
  })

  test('say from where to where one item moved, and of several only where they are', () => {
    const places = { from: 4, to: 1, all: 5 }
    expect(backlogWords('moved', { ...one, ...places })).toBe('TM-12 moved from rank 4 to 1 of 5')
    expect(backlogWords('moved', { ...many, ...places })).toBe('1,200 items moved to rank 1 of 5')
  })

  test('read a row out as a whole, with what it lacks', () => {
    const row = { rank: 3, key: 'TM-12', kind: 'story', title: 'Find {a} trail', status: 'draft' }
    const themeless = { themed: 'no', theme: '' }
    expect(
      backlogWords('row', {
        ...row,
        estimated: 'yes',
        points: 1,
        traced: 'yes',
        feature: 'Map',
        ...themeless,
      }),
    ).toBe('Rank 3, TM-12, story, Find {a} trail, 1 point, draft, feature Map')
    expect(
      backlogWords('row', { ...row, estimated: 'no', points: 0, traced: 'no', feature: '', ...themeless }),
    ).toBe('Rank 3, TM-12, story, Find {a} trail, not estimated, draft, traces to no goal')
  })

  test('set off how many of the selected the filter hides, where it hides any', () => {
    const said = (hidden: number) =>
      bulkBarWords
        .parts('count', { aside: (words) => `(${words.join('')})` }, { count: 2000, hidden })
        .join('')
    expect(said(0)).toBe('2,000 selected')
    expect(said(3)).toBe('2,000 selected(, 3 not shown)')
  })
})
