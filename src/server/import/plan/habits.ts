import { byCodeUnits } from '#base/by-code-units.ts'
import type { HabitChoices } from '#domain/imports/habit.ts'
import { both, rememberChoices } from '#domain/imports/remember-choices.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { newId } from '#domain/kernel/new-id.ts'
import type { ImportChoices } from '#protocol/import-choices.ts'
import { randomFew } from '../../random.ts'
import type { Host } from '../../workspace/host.ts'
import { createHeadings, type Headings } from '../formats/headings.ts'
import type { Importable } from '../formats/importable.ts'
import { createMemory, type Kept } from '../formats/memory.ts'
import { mayImport } from './may-import.ts'
import type { PlanReport } from './planned-import.ts'

/**
 * What a file for a product may be read by: what was chosen for earlier ones there, then what was for those of other
 * products, the latest first, as far as the person may import into them: the words are those of their backlogs.
 */
export function habitsFor(
  host: Pick<Host, 'state' | 'model'>,
  member: string,
  product: string | null,
): Kept[] {
  const may = new Map<string, boolean>()
  const isOpen = (of: string) => {
    if (!may.has(of)) may.set(of, mayImport(host, member, of) === null)
    return may.get(of)!
  }
  return [...host.state.records.habit.values()]
    .filter((habit) => isOpen(habit.product))
    .sort(
      (a, b) =>
        Number(b.product === product) - Number(a.product === product) ||
        byCodeUnits(b.changedAt, a.changedAt),
    )
    .map(({ id, product: of, source, choices }) => ({ id, product: of, source, choices }))
}

/** The headings that a file is read by, with what was chosen for earlier ones. */
export function headingsFor(fields: readonly Importable[], habits: readonly Kept[]): Headings {
  return createHeadings(fields, createMemory(habits))
}

/** Keeps what was chosen for this file, with what it was read by; null when nothing was chosen. */
export function habitCall(
  choices: ImportChoices,
  { columns, order, recalled, seems }: Pick<PlanReport, 'columns' | 'order' | 'recalled' | 'seems'>,
  product: string,
): CommandCall | null {
  const { statuses, kinds, estimates, encoding, source, sheet, firstLineIsItem, headerLine } = choices
  const mapped = columns.filter(({ by, header }) => by === 'chosen' && isWord(header))
  const isOrdered = choices.order !== undefined || choices.orderBy !== undefined
  const isTable = columns.length > 0
  const chosen: HabitChoices = {
    ...(mapped.length > 0 && { columns: Object.fromEntries(mapped.map(({ header, as }) => [header, as])) }),
    ...(statuses && { statuses: wordsOf(statuses) }),
    ...(kinds && { kinds: wordsOf(kinds) }),
    ...(estimates && { estimates: wordsOf(estimates) }),
    ...(encoding && { encodings: { [seems ?? 'unknown']: encoding } }),
    ...(isOrdered && (order.header === null || isWord(order.header)) && { order: { column: order.header } }),
    // What the file is as a whole, such as lines or Markdown, is told by nothing that the next one would have, too.
    ...(source && isTable && { readAs: source }),
    ...(sheet && isWord(sheet) && { sheet }),
    ...(isTable &&
      (firstLineIsItem ?? headerLine) !== undefined && { header: firstLineIsItem ? 'none' : 'line' }),
  }
  if (Object.values(chosen).every((one) => typeof one === 'object' && Object.keys(one).length === 0))
    return null
  const { kind, kept } = recalled
  const whole = kept && kept.product !== product ? both(kept.choices, chosen) : chosen
  const habit = newId('hab', randomFew(14))
  return { name: rememberChoices.name, input: { habit, product, source: kind, choices: whole } }
}

const isWord = (word: string) => word.length > 0 && word.length <= 200

function wordsOf<V>(words: { [word: string]: V }): { [word: string]: V } {
  return Object.fromEntries(Object.entries(words).filter(([word]) => isWord(word)))
}
