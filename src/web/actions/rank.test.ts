import { describe, expect, test } from 'vitest'
import { fitness, groupRanked, rank } from './rank.ts'

const names = (query: string, all: string[]) => rank(query, all, (one) => [one]).map(({ item }) => item)

describe('ranking', () => {
  test('a prefix beats the start of a word beats letters in order', () => {
    expect(names('ro', ['Browse', 'Open roadmap', 'Roadmap', 'Create product'])).toEqual([
      'Roadmap',
      'Open roadmap',
      'Browse',
      'Create product',
    ])
  })
  test('what does not fit is left out', () => {
    expect(names('xyz', ['Roadmap', 'Backlog'])).toEqual([])
    expect(fitness('mapr', 'Roadmap')).toBeNull()
  })
  test('every word must fit, in any order', () => {
    expect(names('rel move', ['Move to release', 'Move up', 'New release'])).toEqual(['Move to release'])
  })
  test('initials fit', () => {
    expect(names('mtr', ['Motor', 'Move to release'])).toEqual(['Move to release', 'Motor'])
  })
  test('the shorter of two that begin alike comes first', () => {
    expect(names('back', ['Backlog of themes', 'Backlog'])).toEqual(['Backlog', 'Backlog of themes'])
  })
  test('accents do not matter', () => {
    expect(names('uber', ['Über uns'])).toEqual(['Über uns'])
    expect(names('Über', ['uber uns'])).toEqual(['uber uns'])
  })
  test('an empty query keeps all in order', () => {
    expect(names(' ', ['b', 'a'])).toEqual(['b', 'a'])
  })
  test('further words find, but never before a label', () => {
    const all = [
      { label: 'Archive', words: 'delete remove' },
      { label: 'Undelete', words: '' },
      { label: 'Delete view', words: '' },
    ]
    expect(rank('delete', all, (one) => [one.label, one.words]).map(({ item }) => item.label)).toEqual([
      'Delete view',
      'Undelete',
      'Archive',
    ])
  })
})

describe('grouping', () => {
  const all = ['go: Roadmap', 'create: Release', 'go: Refresh', 'other: Rescue', 'create: Open road']
  const grouped = (query: string) => {
    const ranked = rank(query, all, (one) => [one.split(': ')[1] ?? ''])
    return groupRanked(query, ranked, (one) => one.split(':')[0] ?? '', ['create', 'go']).map(
      ({ heading, items }) => [heading, items.length],
    )
  }
  test('without a query the given order holds, unknown headings last', () => {
    expect(grouped('')).toEqual([
      ['create', 2],
      ['go', 2],
      ['other', 1],
    ])
  })
  test('with a query the better way of fitting comes first', () => {
    expect(grouped('road')).toEqual([
      ['go', 1],
      ['create', 1],
    ])
  })
  test('among equals the given order holds', () => {
    expect(grouped('re')[0]).toEqual(['create', 1])
  })
})
