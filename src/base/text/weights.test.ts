import { describe, expect, test } from 'vitest'
import { cosine, tfIdf, transposed } from './weights.ts'

function counts(text: string): Map<string, number> {
  const found = new Map<string, number>()
  for (const word of text.split(' ')) if (word) found.set(word, (found.get(word) ?? 0) + 1)
  return found
}

describe('tfIdf', () => {
  test('makes documents with rare words in common more alike than documents with frequent ones', () => {
    const { rows } = tfIdf(
      ['login page oauth', 'reset page oauth', 'login page chart', 'page export'].map(counts),
    )
    expect(cosine(rows, 0, 0)).toBeCloseTo(1, 5)
    expect(cosine(rows, 0, 1)).toBeGreaterThan(cosine(rows, 0, 3))
    expect(cosine(rows, 0, 3)).toBeGreaterThan(0)
    expect(cosine(rows, 0, 1)).toBeCloseTo(cosine(rows, 1, 0), 6)
  })

  test('matches the formula on a small example', () => {
    const { rows, terms, documents } = tfIdf([counts('a a b'), counts('b')])
    expect(terms).toEqual(['a', 'b'])
    expect([...documents]).toEqual([1, 2])
    const a = (1 + Math.log(2)) * (1 + Math.log(3 / 2))
    const length = Math.hypot(a, 1)
    expect(rows.values[0]).toBeCloseTo(a / length, 6)
    expect(rows.values[1]).toBeCloseTo(1 / length, 6)
  })

  test('leaves out terms that are too rare or too common, and empty documents are empty rows', () => {
    const { rows, terms } = tfIdf(['a b', 'a b', 'a c', ''].map(counts), { minDocuments: 2, maxShare: 0.5 })
    expect(terms).toEqual(['b'])
    expect(rows.height).toBe(4)
    expect(cosine(rows, 2, 3)).toBe(0)
  })

  test('turns over into an inverted index', () => {
    const { rows, terms } = tfIdf(['a b', 'b c'].map(counts))
    const index = transposed(rows)
    const b = terms.indexOf('b')
    expect([...index.columns.slice(index.starts[b], index.starts[b + 1])]).toEqual([0, 1])
    expect(transposed(index)).toEqual(rows)
  })
})
