import type { ImportChoices } from '#protocol/import-choices.ts'
import { remarkWords, unreadableWords } from '#words/import.ts'
import { readTable as readCsvTable } from '../formats/csv-table.ts'
import type { Content, Malformed } from '../formats/draft.ts'
import { headerPlace } from '../formats/header-row.ts'
import { type Headings, headingsOfItems } from '../formats/headings.ts'
import { readStories } from '../formats/stories.ts'
import { createWarnings } from '../formats/warnings.ts'
import { limits, tooManyRows } from '../limits.ts'
import { markdownOf } from '../markup/markdown-of.ts'
import { readTable } from './read-table.ts'

/** Whether text that could also be prose begins with a header: a title column and at least one more known column. */
export function beginsWithHeader(text: string, headings: Headings): boolean {
  // Only the first lines are looked at; a quote mark left open by the cut is read as text.
  const head = text
    .slice(0, 16_384)
    .split(/\r\n|\n|\r/)
    .slice(0, 12)
    .join('\n')
  const first = readCsvTable(head, headings).rows.find(({ cells }) =>
    cells.some((cell) => cell.trim() !== ''),
  )
  return first !== undefined && first.cells.length > 1 && headings.recognisedIn(first.cells) >= 3
}

/** Reads CSV text of any tool as a table. */
export function readCsv(
  text: string,
  choices: ImportChoices = {},
  headings: Headings = headingsOfItems,
): Content | Malformed {
  const table = readCsvTable(text, headings)
  // The header is no entry.
  if (table.rows.length > limits.rows + 1) return { malformed: tooManyRows(table.rows.length - 1) }
  if (table.rows.length === 0) return { malformed: unreadableWords('no-lines') }
  if (
    table.delimiter === ',' &&
    choices.mapping === undefined &&
    choices.firstLineIsItem === undefined &&
    !/(?:^|[\r\n,])"/.test(text) &&
    headerPlace(table.head, headings, choices) === null &&
    isProse(table.head.map(({ cells }) => cells))
  ) {
    // Prose has commas of its own: split at them, all but the first part of each line would be lost.
    const stories = readStories(text)
    if ('malformed' in stories) return stories
    return { ...stories, warnings: [remarkWords('no-header'), ...stories.warnings] }
  }
  const warnings = createWarnings()
  const content = readTable(table, {
    choices,
    headings,
    warnings,
    markdown: (cell, tool) => markdownOf(cell, tool.markup),
  })
  if ('malformed' in content) return content
  if (table.quote === "'") warnings.add('single-quotes')
  for (const line of table.brokenQuotes) warnings.at(line, 'open-quote')
  return { ...content, warnings: warnings.list() }
}

/** Sentences are split at their commas into rows of any width; the cells of a table line up. */
function isProse(rows: readonly string[][]): boolean {
  const widths = new Set(rows.map((cells) => cells.length))
  const long = rows.filter((cells) => cells.some((cell) => cell.trim().split(/\s+/).length > 2)).length
  return (
    long > rows.length / 2 &&
    (widths.size > 1 || rows.every((cells) => cells.slice(1).every((cell) => cell.startsWith(' '))))
  )
}
