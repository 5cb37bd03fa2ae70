import { describe, expect, test } from 'vitest'
import { mostReasons, mostValues, noteSchema, statement } from './note.ts'

const valued = (count: number) => ({
  words: 'proposals.head',
  values: Object.fromEntries(Array.from({ length: count }, (_, at) => [`value${at}`, at])),
})

describe('what is said of a step', () => {
  test('has the reasons of one whole proposal and no more', () => {
    const reason = { what: { text: 'Epic' }, why: { text: 'A goal needs it' } }
    const because = (count: number) => ({
      text: 'Reviews',
      because: Array.from({ length: count }, () => reason),
    })
    expect(noteSchema.safeParse(because(mostReasons)).success).toBe(true)
    expect(noteSchema.safeParse(because(mostReasons + 1)).success).toBe(false)
  })

  test('has as many values as a sentence may have, each with a short name', () => {
    expect(statement.safeParse(valued(mostValues)).success).toBe(true)
    expect(statement.safeParse(valued(mostValues + 1)).success).toBe(false)
    expect(noteSchema.safeParse(valued(mostValues + 1)).success).toBe(false)
    const named = { words: 'proposals.head', values: { ['x'.repeat(101)]: 1 } }
    expect(statement.safeParse(named).success).toBe(false)
  })
})
