import { describe, expect, test } from 'vitest'
import { decode } from './decode.ts'

describe('decode', () => {
  test('a mark decides and is no part of the text', () => {
    expect(decode(Buffer.from('\uFEFFé'))).toEqual({ text: 'é', encoding: 'utf-8', warnings: [] })
    expect(decode(Buffer.from('\uFEFFé', 'utf16le'))).toMatchObject({ text: 'é', encoding: 'utf-16le' })
    expect(decode(Buffer.from('\uFEFFé', 'utf16le').swap16())).toMatchObject({
      text: 'é',
      encoding: 'utf-16be',
    })
  })

  test('UTF-16 without a mark is found in Chinese too', () => {
    const text = '标题,状态\n一二三四,完成\n'.repeat(5)
    expect(decode(Buffer.from(text, 'utf16le'))).toMatchObject({ text, encoding: 'utf-16le' })
    expect(decode(Buffer.from(text, 'utf16le').swap16())).toMatchObject({ text, encoding: 'utf-16be' })
  })

  test('UTF-8 with one broken byte stays UTF-8 and names the line', () => {
    const bytes = Buffer.concat([
      Buffer.from(`${'Ελληνικά\n'.repeat(4)}a`),
      Buffer.from([0xe9]),
      Buffer.from('b\nδ'),
    ])
    const { text, encoding, warnings } = decode(bytes)
    expect(encoding).toBe('utf-8')
    expect(text).toContain('a\uFFFDb\nδ')
    expect(warnings.join()).toContain('line 5')
  })

  test('a guess is said, with what to look at', () => {
    const { text, encoding, warnings } = decode(Buffer.from('Contenu en français', 'latin1'))
    expect({ text, encoding }).toEqual({ text: 'Contenu en français', encoding: 'windows-1252' })
    expect(warnings.join()).toContain('français')
  })
})
