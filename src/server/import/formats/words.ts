import { fold } from '#base/text/fold.ts'

/** A header, kind or status word in the one spelling the tables use: `Story_Points:` and `storyPoints` -> `story points`. */
export function wordOf(text: string): string {
  if (text.length > SHORT) return spelled(text)
  let word = before.get(text)
  if (word === undefined) {
    word = spelled(text)
    if (before.size < MOST) before.set(text, word)
  }
  return word
}

/** The words of columns come again on each row: the first few thousand short ones are remembered. */
const before = new Map<string, string>()
const SHORT = 32
const MOST = 5000

function spelled(text: string): string {
  return fold(text.slice(0, 200).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replaceAll('ı', 'i')
    .replace(/[ _-]+/g, ' ')
    .trim()
    .replace(/[ :*]+$/, '')
}

/** The words of a table written as one text, commas between them, each in the spelling of `wordOf`. */
export function wordsIn(list: string): string[] {
  return list
    .split(',')
    .map(wordOf)
    .filter((word) => word !== '')
}

const brackets: readonly (readonly [string, string])[] = [
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
  ['<', '>'],
  ['"', '"'],
  ['«', '»'],
  ['【', '】'],
  ['「', '」'],
  ['**', '**'],
]

/**
 * The word without what people put around it: signs and emoji, a number before it ("1 - To Do", "3. Doing",
 * "04 Done"), brackets about all of it, a full stop. What is left may be ''.
 */
export function bareWord(text: string): string {
  let bare = wordOf(text.replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}•●○◦▪■□★☆►▶→✓✔✗✘]/gu, ' '))
  for (let before = ''; before !== bare; ) {
    before = bare
    for (const [open, close] of brackets)
      if (bare.startsWith(open) && bare.endsWith(close) && bare.length > open.length + close.length)
        bare = bare.slice(open.length, -close.length)
    bare = bare
      .replace(/^[\s#/|:.,;!~*=+>-]+|[\s/|:.,;!~*=+<-]+$/g, '')
      .replace(/^\(?\d{1,3}(?:[.):\]/|]+|\s)\s*(?=\p{L})/u, '')
      .replace(/^[a-z][.)]\s+(?=\p{L})/u, '')
  }
  return bare
}

const nothings = new Set(
  'none,no epic,no parent,null,n/a,na,-,–,—,undefined,[],(none),kein epic,keine,aucun,ninguno,nenhum,nessuno,geen,brak,нет,без эпика,无,なし,없음'.split(
    ',',
  ),
)

/** Whether a cell only says that it has nothing to say: "-None-", "n/a", "—". */
export function saysNothing(text: string): boolean {
  const word = text.trim()
  return word === '' || (word.length < 16 && (nothings.has(wordOf(word)) || nothings.has(bareWord(word))))
}

/** Whether a word without its spaces is one of those, or is one slip of the pen away from it. */
export function nearestOf(word: string, known: Iterable<string>): string | null {
  const tight = word.replaceAll(' ', '')
  if (tight.length < 6) return null
  for (const one of known) if (isOneSlip(tight, one.replaceAll(' ', ''))) return one
  return null
}

/** One letter too many, missing, changed, or two exchanged. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || b.length < 6) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const left = a.slice(start, a.length - end)
  const right = b.slice(start, b.length - end)
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && left[0] === right[1] && left[1] === right[0]
}
