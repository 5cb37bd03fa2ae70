import { createHash } from 'node:crypto'
import type { Habit } from '#domain/imports/habit.ts'
import { rememberChoices } from '#domain/imports/remember-choices.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { newId } from '#domain/kernel/new-id.ts'
import type { State } from '#domain/kernel/state.ts'
import type { ImportChoices, ImportMapping, ImportSource } from '#protocol/import-report.ts'
import { randomFew } from '../../random.ts'
import { createHeadings, type Headings, headerWord } from '../formats/headings.ts'
import type { Importable } from '../formats/importable.ts'
import type { PlanReport } from './planned-import.ts'

/** What was chosen for earlier files of a source. */
export type ImportHabit = Pick<Habit, 'source' | 'columns' | 'statuses' | 'kinds'>

export function habitsIn(state: State): ImportHabit[] {
  return [...state.records.habit.values()].map(({ source, columns, statuses, kinds }) => ({
    source,
    columns,
    statuses,
    kinds,
  }))
}

/** The same as choices for a file with this header: columns may stand elsewhere by now. */
function choicesFrom(
  habits: readonly ImportHabit[],
  source: ImportSource,
  header: readonly string[],
): ImportChoices {
  const key = keyOf(source, header)
  const habit = habits.find((known) => known.source === key)
  if (!habit) return {}
  const columns = new Map(Object.entries(habit.columns).map(([name, field]) => [headerWord(name), field]))
  const mapping: ImportMapping = {}
  for (const [place, name] of header.entries()) {
    const field = columns.get(headerWord(name))
    if (name !== '' && field !== undefined) mapping[place] = field
  }
  return { mapping, statuses: habit.statuses, kinds: habit.kinds }
}

/** The headings that a file is read by, with what was chosen for earlier ones. */
export function headingsFor(fields: readonly Importable[], habits: readonly ImportHabit[]): Headings {
  return createHeadings(fields, (source, header) => choicesFrom(habits, source, header))
}

/** Keeps what was chosen for this file; null when nothing was. */
export function habitCall(
  { mapping = {}, statuses = {}, kinds = {} }: ImportChoices,
  { source, columns: found }: Pick<PlanReport, 'source' | 'columns'>,
): CommandCall | null {
  const columns = Object.fromEntries(
    found.flatMap(({ index, header }) =>
      index in mapping && isWord(header) ? [[header, mapping[index]!]] : [],
    ),
  )
  const chosen = { columns, statuses: wordsOf(statuses), kinds: wordsOf(kinds) }
  if (Object.values(chosen).every((words) => Object.keys(words).length === 0)) return null
  const key = keyOf(
    source,
    found.map(({ header }) => header),
  )
  return { name: rememberChoices.name, input: { habit: newId('hab', randomFew(14)), source: key, ...chosen } }
}

/** Formats that no tool has for itself: files of the same columns are of one kind, others say nothing about them. */
const general: readonly string[] = ['csv', 'workbook', 'html', 'markdown', 'json', 'xml', 'opml']

function keyOf(source: ImportSource, header: readonly string[]): string {
  if (!general.includes(source)) return source
  const words = header.map(headerWord).toSorted().join('\n')
  return `${source}:${createHash('sha256').update(words).digest('base64url').slice(0, 16)}`
}

const isWord = (word: string) => word.length > 0 && word.length <= 200

function wordsOf<V>(words: { [word: string]: V }): { [word: string]: V } {
  return Object.fromEntries(Object.entries(words).filter(([word]) => isWord(word)))
}
