import { estimateOf, isSize, numberOf } from './estimates.ts'
import { kindOf } from './kinds.ts'
import { statusOf } from './statuses.ts'
import { bareWord, wordOf } from './words.ts'

/** What the cells of a column look like; shares are of the filled ones, from 0 to 1. */
export interface Shape {
  filled: number
  distinct: number
  /** words in a cell, on average */
  words: number
  /** cells with letters that are no id, date, address or number */
  text: number
  numbers: number
  dates: number
  flags: number
  ids: number
  addresses: number
  statuses: number
  kinds: number
  estimates: number
  /** characters in a cell, on average */
  length: number
  values: ReadonlySet<string>
}

const SAMPLE = 300

export function shapeOf(cells: Iterable<string>): Shape {
  let filled = 0
  const count = {
    words: 0,
    length: 0,
    text: 0,
    numbers: 0,
    dates: 0,
    flags: 0,
    ids: 0,
    addresses: 0,
    statuses: 0,
    kinds: 0,
    estimates: 0,
  }
  const values = new Set<string>()
  for (const cell of cells) {
    const text = cell.slice(0, 500).trim()
    if (text === '') continue
    if (++filled > SAMPLE) break
    values.add(text)
    const words = wordsOf(text)
    count.words += words
    count.length += text.length
    const is = {
      numbers: numberOf(text) !== undefined,
      dates: isDate(text),
      flags: flagOf(text) !== undefined,
      ids: isId(text),
      addresses: /^(?:https?:\/\/\S+|\S+@\S+\.\S+)$/i.test(text),
      statuses: words < 6 && statusOf(text) !== null,
      kinds: words < 5 && kindOf(text) !== null,
      estimates: typeof estimateOf(text) === 'number' || isSize(text),
    }
    for (const key of Object.keys(is) as (keyof typeof is)[]) if (is[key]) count[key]++
    const isMeasure = /^[\d.,]+\s?\S{1,8}$/.test(text)
    if (/\p{L}/u.test(text) && !isMeasure && !is.numbers && !is.dates && !is.ids && !is.addresses)
      count.text++
  }
  const seen = Math.min(filled, SAMPLE)
  const share = (value: number) => (seen === 0 ? 0 : value / seen)
  const shares = Object.fromEntries(Object.entries(count).map(([key, value]) => [key, share(value)]))
  return { ...(shares as Record<keyof typeof count, number>), filled: seen, distinct: values.size, values }
}

/** Scripts without spaces count two characters as a word. */
function wordsOf(text: string): number {
  const dense =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0
  return text.split(/\s+/).length + dense / 2
}

const dates = [
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T\s].*)?$/,
  /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?:[,\s].*)?$/,
  /^\d{1,2}[-/. ]\p{L}{3,9}\.?[-/. ,]+\d{2,4}(?:[,\s].*)?$/u,
  /^\p{L}{3,9}\.? \d{1,2},? \d{4}(?:[,\s].*)?$/u,
  /^(?:mon|tue|wed|thu|fri|sat|sun)\w* /i,
  /^\d{4}年\d{1,2}月\d{1,2}日/,
  /^\d{10}(?:\d{3})?$/,
]

export function isDate(text: string): boolean {
  return dates.some((pattern) => pattern.test(text.trim()))
}

/** One word that holds a digit, as ids of tools do. */
export function isId(text: string): boolean {
  return /^#?(?:[\p{L}\d]+[-_/.#:])*[\p{L}]*\d[\p{L}\d-]*$/u.test(text) && text.length <= 60
}

const yes = new Set(
  'yes,y,true,1,x,ja,j,oui,o,si,sí,sim,s,да,д,так,tak,evet,e,ano,kyllä,是,はい,예,네,on,t,checked,done,✓,✔,✅,☑,☒,[x],●,v,√,wahr,vrai,verdadero,verdadeiro,vero,ok,○,◯,済,완료,完了,完成'.split(
    ',',
  ),
)
const no = new Set(
  'no,n,false,0,nein,non,não,nao,нет,н,ні,nie,hayır,ne,ei,nee,nej,nei,否,いいえ,아니오,아니요,off,f,unchecked,☐,[ ],[],✗,✘,❌,falsch,faux,falso,-,–,—,×,⬜,未'.split(
    ',',
  ),
)

/** Whether a mark says yes or no; undefined when it says neither. */
export function flagOf(text: string): boolean | undefined {
  const word = wordOf(text)
  const bare = bareWord(text)
  for (const one of [text.trim(), word, bare]) {
    if (one === '') continue
    if (yes.has(one)) return true
    if (no.has(one)) return false
  }
  return undefined
}
