import type { ItemStatus } from '#domain/backlog/item.ts'
import { unresolvedWords } from '../words/header-words.ts'
import { flagOf, isDate } from './cell-shapes.ts'
import type { StatusRead, StatusReader } from './statuses.ts'
import { wordOf } from './words.ts'

/** What the columns of one row say of where it stands. */
export interface StatusCells {
  words: readonly string[]
  categories: readonly string[]
  finished: readonly string[]
  ended: readonly string[]
  resolutions: readonly string[]
  percents: readonly string[]
}

export interface StatusKnown {
  reader: StatusReader
  /** by their words, as `wordOf` spells them */
  chosen: ReadonlyMap<string, ItemStatus>
  /** how much it means when no column says that it is finished: nothing, that half a word is not enough, or no */
  silence: 'nothing' | 'doubt' | 'no'
}

export interface RowStatus {
  status: ItemStatus
  /** the word it was read from, and how */
  word: string | null
  read: StatusRead | null
  /** somebody chose, the tool's own mark decided, or the word did */
  by: 'chosen' | 'tool' | 'word' | 'nothing'
  /** it was given up, not finished */
  ended: boolean
  /** which mark decided, where one did: by what is in its cell, or by there being nothing */
  mark: { way: MarkWay; isBlank: boolean } | null
}

type MarkWay = 'category' | 'finished' | 'ended' | 'resolution' | 'percent'

const unresolved = new Set(unresolvedWords.map(wordOf))

/** The tool's own word of completion wins over any word of the people's. */
export function rowStatus(cells: StatusCells, { reader, chosen, silence }: StatusKnown): RowStatus {
  const word = cells.words[0]?.trim() ?? null
  const read = word === null ? null : reader.read(word)
  const known = { word, read, ended: read?.sense === 'ended', mark: null }
  const own = word === null ? undefined : chosen.get(wordOf(word))
  if (own !== undefined) return { ...known, status: own, by: 'chosen' }
  const marked = markOf(cells, reader)
  if (marked) {
    const { status, way } = marked
    const byMark = { ...known, status, by: 'tool', mark: { way, isBlank: false } } as const
    if (way === 'ended') return { ...byMark, ended: true }
    if (status === 'done') return byMark
    const isOpen = read !== null && read.status !== 'done' && read.sure
    return isOpen ? { ...known, ended: false, status: read.status, by: 'word' } : { ...byMark, ended: false }
  }
  if (!read) {
    const share = Math.max(-1, ...cells.percents.map(percentOf))
    if (share < 0) return { ...known, status: 'draft', by: 'nothing' }
    return { ...known, status: share >= 100 ? 'done' : share > 0 ? 'doing' : 'draft', by: 'tool' }
  }
  if (read.status !== 'done' || known.ended) return { ...known, status: read.status, by: 'word' }
  const isUndated = silence === 'no' || (read.sense === 'finished' && silence === 'doubt')
  if (!isUndated && !(read.sense === 'finished' && isUnresolved(cells)))
    return { ...known, status: 'done', by: 'word' }
  const mark = isUndated
    ? ({ way: 'finished', isBlank: true } as const)
    : ({ way: 'resolution', isBlank: false } as const)
  return { ...known, status: 'draft', by: 'tool', mark }
}

function markOf(
  { categories, finished, ended, resolutions }: StatusCells,
  reader: StatusReader,
): { status: ItemStatus; way: MarkWay } | null {
  if (ended.some(saysYes)) return { status: 'done', way: 'ended' }
  if (finished.some(saysYes)) return { status: 'done', way: 'finished' }
  for (const category of categories) {
    const read = reader.read(category)
    const isBegun = wordOf(category) === 'indeterminate' || wordOf(category) === 'started'
    if (read.sure || isBegun) return { status: read.sure ? read.status : 'doing', way: 'category' }
  }
  const isResolved = resolutions.some((text) => text.trim() !== '' && !unresolved.has(wordOf(text)))
  return isResolved ? { status: 'done', way: 'resolution' } : null
}

function isUnresolved({ resolutions }: StatusCells): boolean {
  return resolutions.some((text) => unresolved.has(wordOf(text)))
}

/** A date, a tick or a yes; anything else that is filled and no no counts as well. */
export function saysYes(text: string): boolean {
  const bare = text.trim()
  if (bare === '') return false
  return flagOf(bare) ?? (isDate(bare) || !/^(?:n\/a|none|null|nil|tbd)$/i.test(bare))
}

function percentOf(text: string): number {
  const [, number] = /^(\d{1,3}(?:[.,]\d+)?)\s*%?$/.exec(text.trim()) ?? []
  if (number === undefined) return -1
  const value = Number(number.replace(',', '.'))
  // 0.5 is a half, as spreadsheets write it; 1 is one per cent nowhere.
  return value <= 1 && !text.includes('%') ? value * 100 : value
}
