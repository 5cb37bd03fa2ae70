import { describe, expect, test } from 'vitest'
import { must } from './must.ts'

describe('must', () => {
  test('gives back any value that is there, falsy ones included', () => {
    expect(must(0, 'a number')).toBe(0)
    expect(must('', 'a text')).toBe('')
    expect(must(false, 'a flag')).toBe(false)
  })

  test('names what is missing', () => {
    expect(() => must(null, 'the theme of item 7')).toThrow('the theme of item 7')
    expect(() => must(undefined, 'the first chunk')).toThrow('the first chunk')
  })
})
