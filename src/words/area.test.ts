import { afterEach, describe, expect, test } from 'vitest'
import { allWords, area, saidInWords, useWords } from './area.ts'

const say = area('test', {
  plain: 'Nothing to do.',
  moved: '{count, plural, one {# item} other {# items}} moved to “{where}”.',
  marked: '<b>{who} is away.</b> Go on working, or <a>sign in</a>.',
  flag: 'throughline import <file>',
})

describe('an area of words', () => {
  afterEach(() => useWords('en', (message) => message))

  test('says a sentence, with its numbers in the right form', () => {
    expect(say('plain')).toBe('Nothing to do.')
    expect(say('moved', { count: 1, where: 'R1' })).toBe('1 item moved to “R1”.')
    expect(say('moved', { count: 1200, where: 'R1' })).toBe('1,200 items moved to “R1”.')
  })

  test('leaves what people typed as it is', () => {
    expect(say('moved', { count: 2, where: "{count} <b> '" })).toBe("2 items moved to “{count} <b> '”.")
  })

  test('hands marked words over, and never what people typed', () => {
    const marks = { b: (words: unknown[]) => ({ bold: words }), a: (words: unknown[]) => ({ link: words }) }
    expect(say.parts<unknown>('marked', marks, { who: '<a>Ada</a>' })).toEqual([
      { bold: ['<a>Ada</a> is away.'] },
      ' Go on working, or ',
      { link: ['sign in'] },
      '.',
    ])
    expect(say.parts<unknown>('plain', marks)).toEqual(['Nothing to do.'])
  })

  test('leaves a < alone where nothing is marked', () => {
    expect(say('flag')).toBe('throughline import <file>')
  })

  test('keeps a sentence as data until somebody reads it', () => {
    const said = say.said('moved', { count: 3, where: 'R2' })
    expect(said).toEqual({ words: 'test.moved', values: { count: 3, where: 'R2' } })
    expect(saidInWords(said)).toBe('3 items moved to “R2”.')
    expect(saidInWords({ words: 'gone.words' })).toBe('gone.words')
  })

  test('shows a sentence whose values somebody else made up as its place, and does not break', () => {
    expect(saidInWords({ words: 'test.moved' })).toBe('test.moved')
    expect(saidInWords({ words: 'test.marked', values: { who: 'Ada', b: 1, a: 2 } })).toBe('test.marked')
  })

  test('is read in another language when there is one', () => {
    useWords('de', (message, place) => (place === 'test.plain' ? 'Nichts zu tun.' : message))
    expect(say('plain')).toBe('Nichts zu tun.')
    useWords('en', (message) => message)
    expect(say('plain')).toBe('Nothing to do.')
  })

  test('has one message for a key', () => {
    expect(() => area('test', { plain: 'Again' })).toThrow('twice')
    expect(allWords().get('test.plain')).toBe('Nothing to do.')
  })
})
