import type { ItemStatus } from '#domain/backlog/item.ts'
import { type StatusSense, statusSigns, statusWords } from '../words/status-words.ts'
import { bareWord, nearestOf, wordOf, wordsIn } from './words.ts'

/** What a word was taken for. Of what is not sure the status is never done. */
export interface StatusRead {
  status: ItemStatus
  sense: StatusSense | null
  sure: boolean
}

interface Meaning {
  sense: StatusSense
  language: string
}

const meanings = new Map<string, Meaning[]>()
const tight = new Map<string, string>()
for (const { language, words } of statusWords)
  for (const [sense, list] of Object.entries(words) as [StatusSense, string][])
    for (const word of wordsIn(list)) {
      const found = meanings.get(word) ?? []
      meanings.set(word, found)
      if (!found.some((one) => one.sense === sense)) found.push({ sense, language })
      tight.set(word.replaceAll(' ', ''), word)
    }
const openWords = [...meanings]
  .filter(([, all]) => all.every(({ sense }) => isOpen(sense)))
  .map(([word]) => word)

function isOpen(sense: StatusSense): sense is 'draft' | 'ready' | 'doing' {
  return sense === 'draft' || sense === 'ready' || sense === 'doing'
}

export const statusOfSense = (sense: StatusSense): ItemStatus => (isOpen(sense) ? sense : 'done')

/** Reads the words of one file, whose language tells what a word means that two languages have. */
export interface StatusReader {
  read(word: string): StatusRead
}

/**
 * @param own words that a tool writes in a sense of its own
 * @param others words of the same file, by which its language is told
 */
export function createStatusReader(
  own: Readonly<Record<string, StatusSense>> = {},
  others: Iterable<string> = [],
): StatusReader {
  const votes = new Map<string, number>()
  for (const word of others) {
    const found = meanings.get(bareWord(word)) ?? []
    for (const { language } of found.length === 1 ? found : [])
      votes.set(language, (votes.get(language) ?? 0) + 1)
  }
  const read = new Map<string, StatusRead>()

  function senseOf(word: string): StatusSense | 'both' | null {
    if (Object.hasOwn(own, word)) return own[word]!
    const found = meanings.get(word) ?? meanings.get(tight.get(word.replaceAll(' ', '')) ?? '') ?? []
    if (found.length < 2) return found[0]?.sense ?? null
    const [best, next] = found
      .map(({ sense, language }) => ({ sense, votes: votes.get(language) ?? 0 }))
      .sort((a, b) => b.votes - a.votes)
    return best!.votes > next!.votes ? best!.sense : 'both'
  }

  /** The sense that all of the word has, however it is decorated. */
  function whole(text: string): StatusRead | null {
    const bare = bareWord(text)
    if (bare === '') return signed(text)
    const sense = senseOf(wordOf(text)) ?? senseOf(bare)
    if (sense === 'both') return { status: openOf(bare), sense: null, sure: false }
    if (sense !== null) return sure(sense)
    return percent(bare)
  }

  function readAnew(word: string): StatusRead {
    // A question is no answer.
    const asks = /[?？]\s*$/.test(word)
    const found = asks ? null : whole(word)
    if (found) return found
    const bare = bareWord(word)
    return asks ? unsure(bare) : (inParts(word) ?? withTail(bare) ?? unsure(bare))
  }

  /** "Done / Deployed", "Closed (Won't fix)", "Backlog (done items)", "Done - needs review". */
  function inParts(word: string): StatusRead | null {
    const parts = wordOf(word)
      .split(/\s*(?:[()[\]{}/|:;,&>]| - |—|->|→)\s*/)
      .concat()
    const dashed = wordOf(word.replace(/\s[-–—]+\s/g, ' | '))
      .split(/\s*[()[\]{}/|:;,&>→]\s*/)
      .filter((part) => bareWord(part) !== '')
    const all = dashed.length > 1 ? dashed : parts.filter((part) => bareWord(part) !== '')
    if (all.length < 2) return null
    const [first, ...rest] = all
    const begun = whole(first!) ?? withTail(bareWord(first!))
    if (!begun) return null
    if (begun.status !== 'done' || !begun.sure) return { ...begun, sure: rest.every(isNeutral) && begun.sure }
    if (rest.every((part) => isNeutral(part) || isDone(whole(part)))) return begun
    const later = rest.map(whole).find((part) => part && part.status !== 'done')
    return { status: later?.status ?? 'draft', sense: null, sure: false }
  }

  /** "Done in sprint 12", "Released 2.0", "Erledigt KW 12". */
  function withTail(bare: string): StatusRead | null {
    const words = bare.split(' ')
    for (let at = words.length - 1; at > 0; at--) {
      if (!isNeutral(words.slice(at).join(' '))) continue
      // "Complete stories" tells people to.
      if (words[at - 1] === 'complete') continue
      const found = whole(words.slice(0, at).join(' '))
      // "Live issues" are live trouble, "Closed issues" are issues that are closed.
      if (found && (found.sense !== 'finished' || !things.test(words.slice(at).join(' ')))) return found
    }
    return null
  }

  function unsure(bare: string): StatusRead {
    return { status: openOf(bare), sense: null, sure: false }
  }

  function openOf(bare: string): ItemStatus {
    const near = nearestOf(bare, openWords)
    const sense = near === null ? null : senseOf(near)
    if (sense && sense !== 'both' && isOpen(sense)) return sense
    return underWay.test(bare) ? 'doing' : 'draft'
  }

  return {
    read(word) {
      const known = read.get(word)
      if (known) return known
      const found = readAnew(word)
      if (read.size < 10_000) read.set(word, found)
      return found
    },
  }
}

function sure(sense: StatusSense): StatusRead {
  return { status: statusOfSense(sense), sense, sure: true }
}

function isDone(read: StatusRead | null): boolean {
  return read !== null && read.status === 'done' && read.sure
}

function signed(text: string): StatusRead | null {
  for (const [sense, signs] of Object.entries(statusSigns) as [StatusSense, string][])
    if (signs.split(' ').some((sign) => text.includes(sign))) return sure(sense)
  return null
}

function percent(bare: string): StatusRead | null {
  const share = /^(\d{1,3})(?:[.,]\d+)?\s*[%٪]$/.exec(bare)?.[1]
  if (share === undefined) return null
  const value = Number(share)
  return sure(value === 100 ? 'done' : value === 0 ? 'draft' : 'doing')
}

const underWay =
  /(?:^|\s)(?:reviews?|testing|tests?|qa|progress|develop\w*|dev|staging|verification|verifying|prüfung|revue|revisión|revisão|revisione)(?:\s|$)/u

const months =
  'jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?|dez(?:ember)?'
const neutral = new RegExp(
  `^(?:(?:in|on|at|by|since|as of|am|im|en|le|el|em|il|op|w|в|v|ver|version|release|sprint|sprints|iteration|cycle|week|kw|cw|q|quarter|спринт|month|the|last|this|semaine|semana|of|${months}|\\d{1,4}(?:st|nd|rd|th)?|[vrqs]\\d[\\d.]*|\\d+(?:[./]\\d+)+|h[12]|items|cards|tasks|issues|stories|tickets|aufgaben|tâches|tareas|задачи)(?:\\s+|$))+$`,
  'u',
)

const things = /(?:items|cards|tasks|issues|stories|tickets)/

/** What says when or where something was done, or what was, and nothing of whether it is. */
function isNeutral(text: string): boolean {
  const bare = wordOf(text)
    .replace(/[.,;!'"()[\]#]+/g, (sign) => (sign === '.' ? '.' : ' '))
    .trim()
    .replace(/\s+/g, ' ')
  return bare === '' || neutral.test(bare) || neutral.test(bare.replaceAll('.', ' '))
}

const plain = createStatusReader()

/** The status that a word, or all of the name of a list, stands for without a doubt; null when there is one. */
export function statusOf(word: string): ItemStatus | null {
  const read = plain.read(word)
  return read.sure ? read.status : null
}
