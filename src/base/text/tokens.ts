const ASCII = /^[\0-\x7f]*$/
// A run of letters, marks and digits, with an apostrophe inside ("don't").
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)*/gu
// Scripts written without spaces: a run of them is several words.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu
const HAS_UNSPACED = new RegExp(UNSPACED.source, 'u')

// Dictionary segmentation is some thirty times slower than the expression above, so only runs that need it pay; and
// the dictionaries take ten milliseconds to open, so whoever has no such text never opens them.
let opened: Intl.Segmenter | null | undefined
function segmenter(): Intl.Segmenter | null {
  opened ??=
    typeof Intl.Segmenter === 'function' ? new Intl.Segmenter(undefined, { granularity: 'word' }) : null
  return opened
}

/**
 * The words of a text in any script, in reading order and as they were written (NFKC). Punctuation is dropped,
 * numbers are words. Chinese, Japanese, Thai and their like are cut by the platform's dictionary, or into pairs
 * of characters where the platform has none.
 */
export function tokens(text: string): string[] {
  const plain = ASCII.test(text)
  const words = (plain ? text : text.normalize('NFKC')).match(WORD) ?? []
  if (plain) return words
  const cut: string[] = []
  for (const word of words) {
    if (!HAS_UNSPACED.test(word)) cut.push(word)
    else cutRun(word, cut)
  }
  return cut
}

function cutRun(word: string, into: string[]): void {
  let end = 0
  for (const run of word.matchAll(UNSPACED)) {
    if (run.index > end) into.push(word.slice(end, run.index))
    end = run.index + run[0].length
    const dictionary = segmenter()
    if (dictionary) {
      for (const part of dictionary.segment(run[0])) if (part.isWordLike) into.push(part.segment)
    } else into.push(...pairs(run[0]))
  }
  if (end < word.length) into.push(word.slice(end))
}

function pairs(run: string): string[] {
  const letters = [...run]
  if (letters.length < 2) return letters
  return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`)
}
