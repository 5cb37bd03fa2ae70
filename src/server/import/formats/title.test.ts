import { describe, expect, test } from 'vitest'
import { titleOf } from './title.ts'

describe('titleOf', () => {
  test('takes white space off the ends and changes nothing else', () => {
    expect(titleOf('  a\tb\u00a0 c \u3000', 'd ')).toEqual({
      title: 'a\tb\u00a0 c',
      description: 'd ',
      changed: null,
    })
    expect(titleOf(' \n ', '').title).toBe('')
  })

  test('joins lines and keeps them in the description, before what was there', () => {
    expect(titleOf('one\r\n two\n\nthree', 'more')).toEqual({
      title: 'one two three',
      description: 'one\r\n two\n\nthree\n\nmore',
      changed: 'lines',
    })
  })

  test('shortens at 500 characters with the whole text in the description', () => {
    expect(titleOf('x'.repeat(500), '').changed).toBeNull()
    const long = 'x'.repeat(501)
    expect(titleOf(long, '')).toEqual({ title: `${'x'.repeat(499)}…`, description: long, changed: 'length' })
  })

  test('takes the first line of a long text, if that is enough', () => {
    expect(titleOf(`first\n${'x'.repeat(600)}`, '').title).toBe('first…')
  })

  test('never tears an emoji or an accent from its letter', () => {
    const family = '👩‍👩‍👧‍👦'
    const made = titleOf('a'.repeat(495) + family.repeat(3), '')
    expect(made.title).toBe(`${'a'.repeat(495)}…`)
    expect(titleOf(`${'a'.repeat(498)}e\u0301${'b'.repeat(9)}`, '').title).toBe(`${'a'.repeat(498)}…`)
  })

  test('shortens a single letter under 600 accents too, without half a character', () => {
    const made = titleOf(`𝔘${'\u0301'.repeat(600)}`, '')
    expect(made.title.length).toBeLessThanOrEqual(500)
    expect(made.title.isWellFormed()).toBe(true)
  })
})
