import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, plain } from './fold.ts'

const letters =
  'aZéİıßẞςΣøŁæﬁ①٣३Ａｶﾞガがツッヷヽ–—’„« \u00a0\u3000\u200d\u00ad\u0301\u0345أإىةֶשׁйЁ´¨½ŉǰᾳ한ｦ𝔄😀🏽'

/** Letters and signs of many scripts, as they meet in titles, besides whatever else Unicode has. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom(...letters), { maxLength: 20 }).map((picked) => picked.join('')),
)

const same: Record<string, readonly string[]> = {
  'marks on letters': ['café', 'cafe', 'CAFÉ', 'cafe\u0301'],
  'two small letters for one sign': ['Straße', 'strasse', 'STRASSE', 'STRAẞE'],
  'letters that do not decompose': ['Søren Łódź', 'soren lodz'],
  'letters that are two': ['Ærø þing œuvre', 'aero thing oeuvre'],
  'd with a stroke, and eth': ['Đà Nẵng, ðe', 'da nang, de'],
  'i with and without a dot': ['İstanbul ışık', 'istanbul isik', 'ISTANBUL ISIK'],
  'Greek with accents and two sigmas': ['Σύνολος', 'ΣΥΝΟΛΟΣ', 'συνολος'],
  'Cyrillic io and short i': ['Ёлка йод', 'елка иод'],
  'Georgian and Cherokee capitals': ['ᲗᲑᲘᲚᲘᲡᲘ Ꭰ', 'თბილისი ꭰ'],
  'full width and half width': ['ＡＰＩ　１２', 'API 12'],
  'half-width kana': ['ｶﾞｲﾄﾞ', 'ガイド', 'がいど'],
  ligatures: ['ﬁlter ﬂow', 'filter flow'],
  dashes: ['a–b—c‑d−e', 'a-b-c-d-e'],
  'apostrophes and quotes': ['it’s “so” ‘x’ „y“ «z»', `it's "so" 'x' "y" "z"`],
  spaces: ['a\u00a0b\u2009 c\t\nd', 'a b c d'],
  'what cannot be seen': ['co\u00adop\u200berate\u200e \ufeffx', 'cooperate x'],
  'variation selectors': ['☃\ufe0f', '☃'],
  'Arabic with and without vowel signs': ['مُحَمَّد إلى مدرسة', 'محمد الي مدرسه'],
  'kashida and presentation forms': ['كـــتاب', 'كتاب', 'ﻛﺘﺎﺏ'],
  'Hebrew points': ['שָׁלוֹם', 'שלום'],
  'digits of other scripts': ['٣٤ ३४ ３４', '34 34 34'],
  fractions: ['½', '1/2'],
}

const another: readonly (readonly [string, string])[] = [
  ['カ', 'ガ'],
  ['ツ', 'ッ'],
  ['हिन्दी', 'हन्द'],
  ['ไม่', 'ไม'],
  ['C++', 'C#'],
  ['R&D', 'R D'],
  ['漢', '汉'],
  ['a b', 'ab'],
  ['e-mail', 'email'],
]

describe('folded, texts are the same that differ in', () => {
  test.each(Object.entries(same))('%s', (_, texts) => {
    expect(new Set(texts.map(fold))).toHaveLength(1)
  })
})

test.each(another)('%s and %s stay two', (one, other) => {
  expect(fold(one)).not.toBe(fold(other))
})

describe('for every text', () => {
  test('folding what is folded changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => fold(fold(text)) === fold(text)),
      { numRuns: 3_000 },
    )
  })
  test('forms, case and what is the same by sight lead to the same', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = fold(text)
        expect(fold(plain(text))).toBe(folded)
        expect(fold(text.normalize('NFC'))).toBe(fold(text.normalize('NFD')))
        expect(fold(folded.toUpperCase())).toBe(folded)
      }),
      { numRuns: 3_000 },
    )
  })
  test('each sign by itself is the same in all its forms', () => {
    const apart: string[] = []
    for (let code = 0xa0; code < 0xfffe; code++) {
      if (code >= 0xd800 && code < 0xe000) continue
      const sign = String.fromCharCode(code)
      const folded = fold(sign)
      const forms = [fold(sign.normalize('NFD')), fold(sign.normalize('NFC')), fold(plain(sign))]
      if (forms.some((form) => form !== folded)) apart.push(code.toString(16))
    }
    expect(apart).toEqual([])
  })
  test('a word in a text is found in it, however either is written', () => {
    const word = fc.constantFrom('Café', 'STRAẞE', 'ガイド', 'Łódź', 'محمد', 'it’s', 'ＡＰＩ')
    fc.assert(
      fc.property(word, fc.string(), fc.string(), (sought, before, after) => {
        const title = `${before} ${sought} ${after}`
        expect(fold(title)).toContain(fold(sought))
        expect(fold(title.normalize('NFD'))).toContain(fold(sought.toLowerCase()))
      }),
    )
  })
})

test('plain keeps the letters and marks that tell names apart, and nothing that looks the same', () => {
  expect(plain('José')).not.toBe(plain('Jose'))
  expect(plain('Mia\u200b')).toBe(plain('ＭＩＡ'))
  expect(plain('Anne‑Marie  O’Neil')).toBe(plain("anne-marie o'neil"))
})
