import { describe, expect, test } from 'vitest'
import { addressOf } from './addresses.ts'
import { estimateOf } from './estimates.ts'
import { createHeadings, headingsOfItems } from './headings.ts'
import { itemImportables } from './importable.ts'
import { kindOf } from './kinds.ts'
import { kindOfLabels } from './label-words.ts'
import { createStatusReader, statusOf } from './statuses.ts'
import { wordOf } from './words.ts'

test('a word has one spelling', () => {
  for (const text of [
    'Story Points',
    'story_points',
    'story-points:',
    'storyPoints',
    ' STORY  POINTS * ',
    'Ｓｔｏｒｙ Ｐｏｉｎｔｓ',
  ]) {
    expect(wordOf(text)).toBe('story points')
  }
})

describe('kinds', () => {
  test('words of several tools and languages are known', () => {
    const known = {
      Epic: 'epic',
      'User Story': 'story',
      Feature: 'story',
      'Sub-task': 'technical',
      Chore: 'technical',
      BUG: 'defect',
      バグ: 'defect',
      Aufgabe: 'technical',
      'Mock-up': 'mock-up',
      NFR: 'constraint',
    }
    for (const [word, kind] of Object.entries(known)) expect(kindOf(word)).toBe(kind)
    expect(kindOf('flunk')).toBeNull()
    expect(kindOf('constructor')).toBeNull()
  })

  test('of labels only those count that are surely a kind', () => {
    expect(kindOfLabels(['ui', 'type::bug'])).toBe('bug')
    expect(kindOfLabels(['kind/bug'])).toBe('bug')
    expect(kindOfLabels(['documentation', 'test'])).toBeNull()
  })
})

describe('statuses', () => {
  test('words of several tools and languages are known', () => {
    const known = {
      'To Do': 'draft',
      Backlog: 'draft',
      'Selected for Development': 'ready',
      'In Progress': 'doing',
      IN_REVIEW: 'doing',
      Closed: 'done',
      Resolved: 'done',
      Erledigt: 'done',
      完了: 'done',
      'Won’t do': 'done',
    }
    for (const [word, status] of Object.entries(known)) expect(statusOf(word)).toBe(status)
    expect(statusOf('Wurst')).toBeNull()
    expect(createStatusReader().read('Cancelled').sense).toBe('ended')
    expect(createStatusReader().read('Done').sense).not.toBe('ended')
  })

  test('names of lists may be decorated', () => {
    expect(statusOf('✅ Done')).toBe('done')
    expect(statusOf('Done (May 2024)')).toBe('done')
    expect(statusOf('Done in sprint 12')).toBe('done')
    expect(createStatusReader().read('Backlog/Future Work/Ideas').status).toBe('draft')
    expect(statusOf('🚧 In Progress')).toBe('doing')
    expect(statusOf('Landing page')).toBeNull()
  })
})

test('estimates are numbers from 0 to 10,000 with point or comma', () => {
  expect([' 3 ', '0.5', '0,5', '0', '10000'].map(estimateOf)).toEqual([3, 0.5, 0.5, 0, 10_000])
  expect(estimateOf(' ')).toBeNull()
  for (const text of ['n/a', '-1', '10001', 'XL', '1e3', '2h', '1.000,5', 'NaN'])
    expect(estimateOf(text)).toBeUndefined()
})

test('only http addresses are taken', () => {
  expect(addressOf(' https://example.org/a?b#c ')).toBe('https://example.org/a?b#c')
  for (const text of [
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://x',
    'https://a b',
    `https://${'x'.repeat(2000)}`,
    7,
    null,
  ]) {
    expect(addressOf(text)).toBeNull()
  }
})

describe('fields', () => {
  test('the best-named column is the title, and the other is left alone', () => {
    expect(headingsOfItems.match(['Task', 'Title', 'Type'])).toEqual([null, 'title', 'kind'])
    expect(headingsOfItems.match(['Task', 'Type'])).toEqual(['title', 'kind'])
  })

  test('repeated label columns all count', () => {
    expect(headingsOfItems.match(['Summary', 'Labels', 'Labels', 'Labels'])).toEqual([
      'title',
      'labels',
      'labels',
      'labels',
    ])
  })

  test('titles are found in other languages', () => {
    for (const word of [
      '題名',
      '件名',
      'Titre',
      'Titel',
      'Título',
      'Titolo',
      'Название',
      '标题',
      '제목',
      'العنوان',
      'शीर्षक',
    ]) {
      expect(headingsOfItems.match(['x', word])).toEqual([null, 'title'])
    }
  })

  test('time is no estimate, and custom fields are read by their own name', () => {
    const headers = [
      'Original Estimate',
      'Σ Original Estimate',
      'estimated_hours',
      'Custom field (Story Points)',
    ]
    expect(headingsOfItems.match(headers)).toEqual([null, null, null, 'estimate'])
  })

  test('a field is found by its own name, though another is called so elsewhere', () => {
    expect(headingsOfItems.match(['Title', 'Effort'])).toEqual(['title', 'estimate'])
    const effort = { name: 'effort', type: 'number', headings: [] } as const
    const { match } = createHeadings([...itemImportables, effort])
    expect(match(['Title', 'Effort', 'Points'])).toEqual(['title', 'effort', 'estimate'])
  })
})
