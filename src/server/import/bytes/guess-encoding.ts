import { type ImportEncoding, importEncodings } from '#protocol/import-choices.ts'
import { doubleByteScore } from './double-byte.ts'

/** Whether a cell is a word that files of this kind hold: a heading, a status, a type. */
export type IsKnown = (cell: string) => boolean

export interface Guess {
  encoding: ImportEncoding
  /** the others that the bytes could be, best first */
  others: ImportEncoding[]
  /** no other comes near */
  sure: boolean
}

interface Script {
  encoding: ImportEncoding
  /** letters of the languages that are written in it, the most frequent first */
  letters: string
  /** how rarely it is met: taken off at a tie */
  rare: number
}

const latin = 'éäöüßèáíóúñçàêãôâëîïûåøæœõ'
const cyrillic = 'оеаинтсрвлкмдпуябзыьчгйхжшюцщэфёіїєґўъ'
const scripts: readonly Script[] = [
  { encoding: 'windows-1252', letters: latin, rare: 0 },
  { encoding: 'windows-1251', letters: cyrillic, rare: 0.01 },
  { encoding: 'windows-1250', letters: 'ąęłóśżźćńřšěčžýáíéůúďťňőűăâîşţöüäôľß', rare: 0.04 },
  { encoding: 'windows-1254', letters: 'ışğüöçıİéâîû', rare: 0.05 },
  { encoding: 'macintosh', letters: latin, rare: 0.06 },
  { encoding: 'koi8-r', letters: cyrillic, rare: 0.05 },
  { encoding: 'koi8-u', letters: cyrillic, rare: 0.055 },
  { encoding: 'ibm866', letters: cyrillic, rare: 0.06 },
  { encoding: 'iso-8859-5', letters: cyrillic, rare: 0.07 },
  { encoding: 'x-mac-cyrillic', letters: cyrillic, rare: 0.08 },
  { encoding: 'iso-8859-2', letters: 'ąęłóśżźćńřšěčžýáíéůúďťňőűăâîşţöüäôľß', rare: 0.08 },
  { encoding: 'windows-1257', letters: 'šžāēīūčģķļņąęėįųõäöü', rare: 0.15 },
  { encoding: 'windows-1253', letters: 'αοιετνσςρκπλμυηγδωθχφβζξψάέήίόύώ', rare: 0.06 },
  { encoding: 'windows-1255', letters: 'יוהלארתבםמנשדעקחפגטזסצכךןףץ', rare: 0.1 },
  { encoding: 'windows-1256', letters: 'اليمنتروبدعةسفحقكجشهطصخذزضغثظئأإى', rare: 0.1 },
  { encoding: 'windows-874', letters: 'านรอกเงมยลวดทสตะปบคหแจพชขใไโผถศณษฟธภญฝซ่้ีัิืุู็์', rare: 0.1 },
]
const doubles = ['gb18030', 'big5', 'shift_jis', 'euc-kr', 'euc-jp'] as const

/** As much as tells an encoding; cut at the end of a line, where no character is cut. */
const SAMPLE = 48_000

/** The encoding of bytes that are no Unicode, by what reads best: letters that go together, and words that are known. */
export function guessEncoding(bytes: Uint8Array, isKnown: IsKnown): Guess {
  const sample = sampleOf(bytes)
  let odd = 0
  for (const byte of sample) if (byte > 0x7f) odd++
  const scored: { encoding: ImportEncoding; score: number }[] = []
  for (const { encoding, letters, rare } of scripts) {
    const text = strictly(sample, encoding)
    if (text !== null)
      scored.push({ encoding, score: (lettersScore(text, letters) + knownScore(text, isKnown)) / odd - rare })
  }
  for (const encoding of doubles) {
    const text = strictly(sample, encoding)
    if (text !== null)
      scored.push({ encoding, score: (doubleByteScore(sample, encoding) + knownScore(text, isKnown)) / odd })
  }
  scored.sort((a, b) => b.score - a.score)
  const [best, next] = scored
  if (!best) return { encoding: 'windows-1252', others: [], sure: false }
  return {
    encoding: best.encoding,
    others: scored.slice(1, 7).map(({ encoding }) => encoding),
    sure: odd > 20 && best.score - (next?.score ?? -1) > 0.5,
  }
}

/** The first lines, as many as tell an encoding, and headers. */
export function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE) return bytes.slice()
  const end = bytes.lastIndexOf(10, SAMPLE)
  return bytes.slice(0, end > 0 ? end : SAMPLE)
}

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null // The one way TextDecoder has to say that the bytes are not of this encoding.
  }
}

const run = /[\p{L}\p{M}]+/gu
const isCyrillic = /\p{Script=Cyrillic}/u
const isLatin = /\p{Script=Latin}/u

/** Letters of one alphabet, small ones behind capital ones, frequent ones often; no signs between them. */
function lettersScore(text: string, letters: string): number {
  let score = 0
  // In Latin texts the odd letters are few, and which of them are frequent depends on the language.
  const frequent = !letters.includes('ö')
  for (const [word] of text.matchAll(run)) {
    if (!/\P{ASCII}/u.test(word)) continue
    if (isLatin.test(word) && !/^\p{Script=Latin}[\p{Script=Latin}\p{M}]*$/u.test(word)) score -= 3
    if (isCyrillic.test(word) && !/^[\p{Script=Cyrillic}]+$/u.test(word)) score -= 3
    // Hardly a letter stands alone, and of those that do only some.
    if (
      word.length === 1 &&
      !/[àáéèêëóôöúåøæаиоувксяіїєйэющ]/i.test(word) &&
      !/[\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}]/u.test(word)
    )
      score -= 1.5
    const small = word.toLowerCase()
    const shouts = word.length > 1 && word === word.toUpperCase() && word !== small
    if (shouts) score -= 0.3 * word.length
    else if (/\p{Ll}\p{Lu}/u.test(word)) score -= 2
    for (const [at, letter] of [...small].entries()) {
      if (letter <= '\x7f') continue
      const place = letters.indexOf(letter)
      if (place === -1) score -= 0.6
      else score += frequent ? (place < 10 ? 1.1 : place < 24 ? 0.8 : 0.5) : 0.8
      // A capital of an alphabet inside of a word of small letters.
      if (at > 0 && !shouts && word[at] !== letter && word[at] === word[at]?.toUpperCase()) score -= 0.8
    }
  }
  for (const _ of text.matchAll(/(?<=\p{L})[^\p{ASCII}\p{L}\p{M}\p{N}’‘´–—…·­«»“”„ ](?=\p{L})/gu)) score -= 2
  score += 0.9 * (text.match(/(?<=\p{L})’(?=\p{L})/gu)?.length ?? 0)
  score += 0.5 * (text.match(/[“”„«»–—…€]/g)?.length ?? 0)
  for (const _ of text.matchAll(/[\u0080-\u009f]/g)) score -= 3
  for (const _ of text.matchAll(/[²³¹¼½¾¿¡¢¥¦¤¬¯±µ¶¸ºª×÷ƒ˜ˆ†‡‰√∞∫≈∆◊Ω∂∑∏π░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬]/g))
    score -= 0.7
  return score
}

/** Each cell of the first lines that is a word of such files. */
function knownScore(text: string, isKnown: IsKnown): number {
  let score = 0
  for (const line of text.split(/\r\n|\n|\r/, 30))
    for (const cell of line.split(/[,;\t|]/).slice(0, 60)) {
      const bare = cell.replace(/^\s*["']|["']\s*$/g, '').trim()
      if (bare.length > 1 && bare.length < 40 && /\P{ASCII}/u.test(bare) && isKnown(bare))
        score += 2 * bare.length
    }
  return score
}

/** The first lines that hold more than ASCII, as each encoding reads them. */
export function readingsOf(
  bytes: Uint8Array,
  encodings: readonly ImportEncoding[],
): { encoding: ImportEncoding; lines: string[] }[] {
  const sample = sampleOf(bytes)
  return encodings
    .filter((encoding) => importEncodings.includes(encoding))
    .map((encoding) => ({
      encoding,
      lines: new TextDecoder(encoding)
        .decode(sample)
        .split(/\r\n|\n|\r/)
        .filter((line) => /\P{ASCII}/u.test(line))
        .slice(0, 3)
        .map((line) => line.slice(0, 160)),
    }))
}
