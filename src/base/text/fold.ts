/*
 * What counts as the same text. One rule for all that searches or compares: filter, palette, pickers, search by
 * name, headings and words of imports, themes. It forgives what people leave off or what keyboards, input methods
 * and other programs write in their own way, and keeps what makes another word:
 *
 *   case, in all scripts          Größe GRÖSSE, ΣΟΦΟΣ σοφος, I ı İ
 *   marks on letters              Café cafe, ё е, vowel signs of Arabic and Hebrew, which are seldom written
 *   letters that are no others    ø o, ł l, æ ae, þ th; alef in its forms, ى ي, ة ه
 *     with a mark                 because keyboards of other languages lack them
 *   width, ligatures, forms       ＡＢＣ ABC, ﬁ fi, ｶﾞ ガ, ① 1, digits of all scripts
 *   dashes, quotes, spaces        – — ‑ -, ‘ ’ ' and “ ” „ « », no-break and ideographic space, runs of them
 *   what cannot be seen           soft hyphens, joiners, marks of direction, variation selectors
 *   katakana and hiragana         an input method offers hiragana first: マップ is looked for as まっぷ
 *
 * Kept apart: voicing and size of kana (カ ガ, ツ ッ), vowel signs of Indic scripts and Thai, Han in its variants, and
 * signs such as + # & that tell C++ from C#.
 */

/** Of these, lower case is all there is to do, and what most titles are made of. */
const PLAIN = /^[\x20-\x5f\x61-\x7e]*$/
/** Latin letters with marks, without those that stand for two: nothing of these is unified but their case. */
const LATIN = /^[\x20-\x5f\x61-\x7e\u00c0-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e]*$/

/** Of these, unified forms would make an accent on a space, or two signs. */
const BEFORE_FORMS: readonly Signs[] = [
  [/[´΄᾽᾿´῾]/gu, "'"],
  [/[″‶]/gu, '"'],
]
const SIGNS: readonly Signs[] = [
  [/[‘’‚‛ʹʻʼʽˈ′‵`ʾʿ՚׳‹›❛❜]/gu, "'"],
  [/[“”„‟«»〝〞〟״❝❞「」『』]/gu, '"'],
  [/〜/gu, '~'],
  [/⁄/gu, '/'],
  [/[\p{Pd}−⁃˗]/gu, '-'],
]
type Signs = readonly [signs: RegExp, sign: string]

// The Arabic kashida only makes a word longer.
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u0640]|(?!\s)\p{Cc}/gu
const SPACES = /\s+/gu
const DIGIT = /(?![0-9])\p{Nd}/gu

/** Marks of Latin, Greek and Cyrillic letters, Hebrew points, Arabic vowel signs and hamza; those of symbols. */
const MARKS =
  /[\u0300-\u036f\u0483-\u0489]|[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]|[\u0610-\u061a\u064b-\u065f\u0670]|[\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f]/g
const KATAKANA = /[\u30a1-\u30f6\u30fd\u30fe]/g
const HIRAGANA_BELOW = 0x60

/** Each first letter stands for those after it. */
const LETTERS = new Map(
  `a ɑⱥ | ae æ | b ƀɓƃ | c ƈȼ | d đðɖɗƌ | e ɇəǝɛ | f ƒ | g ǥɠɣ | h ħɦⱨ | i ɨ | j ɉ | k ƙĸⱪ | l łƚɫɬⱡ
   n ɲƞŋ | o øɵɔ | oe œ | p ƥᵽ | q ɋ | r ɍɽ | s ʂ | ss ß | t ŧƭʈⱦ | th þ | u ʉ | v ʋ | w ⱳ | y ƴɏ | z ƶȥⱬ
   σ ς | г ґ | ا ٱ | ي ىی | ك ک | ه ةہھە`
    .split('|')
    .flatMap((line) => {
      const [plain = '', others = ''] = line.trim().split(' ')
      return [...others].map((letter) => [letter, plain] as const)
    }),
)
const LETTER = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu')

/**
 * A text as it looks, in the one way of writing it: width, case, spaces, dashes, quotes and what cannot be seen do not
 * count, marks and letters do. For names that must not be mistaken for one another.
 */
export function plain(text: string): string {
  const isEven = !text.includes('  ')
  if (isEven && PLAIN.test(text)) return text.toLowerCase()
  if (isEven && LATIN.test(text)) return oneCase(text)
  // Taken apart first: an accent alone may be one sign with another.
  const signs = unified(text.normalize('NFD'), BEFORE_FORMS).normalize('NFKC')
  const looks = unified(signs, SIGNS).replace(UNSEEN, '')
  return oneCase(looks).replace(DIGIT, digit).replace(SPACES, ' ').normalize('NFC')
}

/** Upper case first: what has no small letter of its own, and what has two, meets there. */
function oneCase(text: string): string {
  return text.toUpperCase().toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ')
}

/** A text made comparable: two that people would call the same word give the same. See the top of this file. */
export function fold(text: string): string {
  const looks = plain(text)
  if (PLAIN.test(looks)) return looks
  return looks
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(SPACES, ' ')
    .replace(LETTER, (letter) => LETTERS.get(letter)!)
    .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - HIRAGANA_BELOW))
    .normalize('NFC')
}

function unified(text: string, all: readonly Signs[]): string {
  return all.reduce((so, [signs, sign]) => so.replace(signs, sign), text)
}

/** The digits of a script stand in a row that begins with its zero. */
function digit(sign: string): string {
  const code = sign.codePointAt(0)!
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1 - value))) value++
  return String(value)
}
