import { describe, expect, test } from 'vitest'
import type { ImportReport } from '#protocol/import-report.ts'
import { whatChanged } from './what-changed.ts'

const report = (more: Partial<ImportReport> = {}): ImportReport => ({
  ...{ import: 'a', product: null, newProduct: null, name: 'x.csv', source: 'csv', encoding: 'utf-8' },
  ...{ encodingSure: true, encodings: [], delimiter: ',', sheets: [], sheet: null, headerLine: 1 },
  columns: [{ index: 0, header: 'Odd', samples: [], as: null, by: null }],
  words: [{ field: 'status', word: 'Accepted', rows: 12, takenFor: 'done', sure: false, by: 'guessed' }],
  hierarchy: { by: [], levels: 1, tied: 0, untied: 0, loose: [] },
  order: { by: 'file', column: null, header: null, others: [] },
  ...{
    unplaced: [],
    releases: [],
    twins: [],
    known: 0,
    cameTo: null,
    remembered: [],
    habit: null,
    creates: 12,
    skips: 0,
    skipped: [],
    differs: 0,
    differing: [],
  },
  ...{ warnings: [], sample: [] },
  ...more,
})

describe('reading a file in another way', () => {
  test('says which word means something else by now, and how many rows have it', () => {
    const words = [{ ...report().words[0]!, takenFor: 'draft' }]
    expect(whatChanged(report(), report({ words }))).toBe('“Accepted” is now draft: 12 rows.')
  })

  test('says which column is read as what, and what that makes of the items', () => {
    const columns = [{ ...report().columns[0]!, as: 'estimate' }]
    expect(whatChanged(report(), report({ columns, creates: 11 }))).toBe(
      '“Odd” is read as Estimate now. 11 items would be created now, 12 before.',
    )
  })

  test('says nothing where nothing changed', () => {
    expect(whatChanged(report(), report())).toBeNull()
  })
})
