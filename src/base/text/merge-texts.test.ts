import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinTexts, mergeTexts } from './merge-texts.ts'

const base = '# Maps\n\nPeople lose their way.\n\n- offline\n- online\n'

describe('mergeTexts', () => {
  test('keeps what each of two people changed on different lines', () => {
    const mine = base.replace('# Maps', '# Offline maps')
    const theirs = base.replace('- online\n', '- online\n- on paper\n')
    expect(mergeTexts(base, mine, theirs)).toBe(
      '# Offline maps\n\nPeople lose their way.\n\n- offline\n- online\n- on paper\n',
    )
  })

  test('goes by words where both changed the same line', () => {
    const mine = base.replace('People', 'Hikers')
    const theirs = base.replace('their way', 'the trail')
    expect(mergeTexts(base, mine, theirs)).toBe(
      base.replace('People lose their way', 'Hikers lose the trail'),
    )
  })

  test('gives up where both changed the same words', () => {
    expect(mergeTexts(base, base.replace('People', 'Hikers'), base.replace('People', 'Climbers'))).toBeNull()
  })

  test('takes the one text that changed, and the one that both made', () => {
    expect(mergeTexts(base, 'mine', base)).toBe('mine')
    expect(mergeTexts(base, base, 'theirs')).toBe('theirs')
    expect(mergeTexts(base, 'both', 'both')).toBe('both')
    expect(mergeTexts('', '', '')).toBe('')
  })

  test('loses no line that one of them added', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 8 })
    fc.assert(
      fc.property(lines, lines, lines, (common, first, last) => {
        const text = common.map((line) => `${line}\n`).join('')
        const mine = first.map((line) => `mine ${line}\n`).join('') + text
        const theirs = text + last.map((line) => `theirs ${line}\n`).join('')
        const result = mergeTexts(text, mine, theirs)
        if (common.length === 0) return
        for (const line of first) expect(result).toContain(`mine ${line}\n`)
        for (const line of last) expect(result).toContain(`theirs ${line}\n`)
      }),
    )
  })
})

test('joining loses nothing: where both changed the same words, mine stand above theirs', () => {
  expect(joinTexts('a\nb\nc\n', 'a\nmine\nc\n', 'a\ntheirs\nc\nd\n')).toBe('a\nmine\ntheirs\nc\nd\n')
  expect(joinTexts('b', 'mine', 'theirs')).toBe('mine\ntheirs')
  expect(joinTexts('a\nb\n', 'A\nb\n', 'a\nB\n')).toBe('A\nB\n')
})
