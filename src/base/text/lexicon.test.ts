import { describe, expect, test } from 'vitest'
import { createLexicon } from './lexicon.ts'

describe('a lexicon', () => {
  test('gives all forms of a word one term and shows the most frequent one', () => {
    const lexicon = createLexicon('english')
    const terms = ['Publishing', 'publish', 'published', 'publish'].map((word) => lexicon.term(word))
    expect(new Set(terms).size).toBe(1)
    expect(lexicon.readable(terms[0] ?? '')).toBe('publish')
  })

  test('has no term for stop words, whatever their case or apostrophe', () => {
    const lexicon = createLexicon('english')
    for (const word of ['The', 'want', "don't", 'don’t', 'to']) expect(lexicon.term(word)).toBe('')
    expect(lexicon.term("user's")).toBe(lexicon.term('users'))
    const french = createLexicon('french')
    expect(french.term('l’utilisateur')).toBe(french.term('utilisateurs'))
  })

  test('keeps the capitals of names and acronyms but not those of a sentence start', () => {
    const lexicon = createLexicon('english')
    const api = lexicon.term('API')
    lexicon.term('Dashboard')
    const board = lexicon.term('dashboard')
    expect(lexicon.readable(api)).toBe('API')
    expect(lexicon.readable(board)).toBe('dashboard')
    expect(lexicon.readable('never-seen')).toBe('never-seen')
  })

  test('stems the language it was made for', () => {
    const lexicon = createLexicon('german')
    expect(lexicon.term('Rechnungen')).toBe(lexicon.term('Rechnung'))
    expect(lexicon.term('für')).toBe('')
    const russian = createLexicon('russian')
    expect(russian.term('отчёты')).toBe(russian.term('отчёт'))
  })
})
