import { describe, expect, test } from 'vitest'
import { tokens } from './tokens.ts'

describe('tokens', () => {
  test('finds words, numbers and words with an apostrophe, and drops punctuation', () => {
    expect(tokens("Don't show 2 pop-ups (yet)!")).toEqual(["Don't", 'show', '2', 'pop', 'ups', 'yet'])
    expect(tokens(' …\n')).toEqual([])
  })

  test('finds words in alphabets with accents and marks', () => {
    expect(tokens('Θέλω να δημοσιεύω σύνολα')).toEqual(['Θέλω', 'να', 'δημοσιεύω', 'σύνολα'])
    expect(tokens('हिन्दी में खोज')).toEqual(['हिन्दी', 'में', 'खोज'])
    expect(tokens('Größe ändern')).toEqual(['Größe', 'ändern'])
  })

  test('cuts scripts without spaces into words, also next to Latin letters', () => {
    expect(tokens('データセットを公開')).toEqual(['データセット', 'を', '公開'])
    expect(tokens('CSVファイルの2列')).toEqual(['CSV', 'ファイル', 'の', '2', '列'])
    expect(tokens('用户登录').length).toBeGreaterThan(1)
  })
})
