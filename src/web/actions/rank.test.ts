import { describe, expect, test } from 'vitest'
import { grouped, rank } from './rank.ts'

const names = (query: string, all: string[]) => rank(query, all, (label) => ({ label }))

describe('ranking', () => {
  test('the whole text, whole words, beginnings of words, insides of words', () => {
    const all = ['Heatmap colours', 'Offline mapping', 'Mapped trails', 'Offline map', 'Map view', 'Map']
    expect(names('map', all)).toEqual([
      'Map',
      'Map view',
      'Offline map',
      'Mapped trails',
      'Offline mapping',
      'Heatmap colours',
    ])
  })
  test('the beginning of a word stands before letters inside of one', () => {
    expect(names('ro', ['Browse', 'Open roadmap', 'Roadmap'])).toEqual(['Roadmap', 'Open roadmap', 'Browse'])
  })
  test('what does not fit, or only by scattered letters, is left out', () => {
    expect(names('xyz', ['Roadmap', 'Backlog'])).toEqual([])
    expect(names('ro', ['Create product'])).toEqual([])
  })
  test('scattered letters are enough where they are asked to be', () => {
    const least = () => 0
    expect(rank('ro', ['Create product'], (label) => ({ label }), least)).toEqual(['Create product'])
  })
  test('every word must fit, in any order', () => {
    expect(names('rel move', ['Move to release', 'Move up', 'New release'])).toEqual(['Move to release'])
  })
  test('initials fit', () => {
    expect(names('mtr', ['Motor', 'Move to release'])).toEqual(['Move to release'])
  })
  test('the shorter of two that begin alike comes first, and equals keep their order', () => {
    expect(names('back', ['Backlog of themes', 'Backlog'])).toEqual(['Backlog', 'Backlog of themes'])
    expect(names('map', ['Map b', 'Map a'])).toEqual(['Map b', 'Map a'])
  })
  test('accents and letters that are written as two do not matter', () => {
    expect(names('uber', ['Über uns'])).toEqual(['Über uns'])
    expect(names('Über', ['uber uns'])).toEqual(['uber uns'])
    expect(names('strasse', ['Straße'])).toEqual(['Straße'])
  })
  test('an empty query keeps all in order', () => {
    expect(names(' ', ['b', 'a'])).toEqual(['b', 'a'])
  })
  test('a key is worth as much as a label', () => {
    const all = [
      { label: 'Broad TM-120', key: 'TM-7' },
      { label: 'Roads', key: 'TM-120' },
      { label: 'Trails', key: 'TM-12' },
    ]
    expect(rank('tm-12', all, (one) => one).map(({ key }) => key)).toEqual(['TM-12', 'TM-120', 'TM-7'])
  })
  test('what is asked to stay stays, at the end when nothing in it fits', () => {
    const all = [{ label: 'Elsewhere' }, { label: 'Maps', key: 'TM-3' }]
    expect(
      rank(
        'maps tm-3',
        all,
        (one) => one,
        () => 0,
      ).map(({ label }) => label),
    ).toEqual(['Maps', 'Elsewhere'])
  })
  test('further words find, but never before a label', () => {
    const all = [
      { label: 'Archive', words: 'delete remove' },
      { label: 'Undelete', words: '' },
      { label: 'Delete view', words: '' },
    ]
    expect(rank('delete', all, (one) => one).map(({ label }) => label)).toEqual([
      'Delete view',
      'Undelete',
      'Archive',
    ])
    const moves = [
      { label: 'Move to the top', words: 'rank first' },
      { label: 'Move to a rank, or after…', words: 'place' },
    ]
    expect(rank('move to a rank', moves, (one) => one)[0]?.words).toBe('place')
    expect(rank('archive remove', all, (one) => one).map(({ label }) => label)).toEqual(['Archive'])
  })
})

test('items stand under their headings in the order given, unknown headings last', () => {
  const all = ['other: c', 'go: b', 'create: a', 'go: a']
  expect(grouped(all, (one) => one.split(':')[0]!, ['create', 'go'])).toEqual([
    { heading: 'create', items: ['create: a'] },
    { heading: 'go', items: ['go: b', 'go: a'] },
    { heading: 'other', items: ['other: c'] },
  ])
})
