import type { ImportChoices } from '#protocol/import-choices.ts'
import type { Content, Malformed } from '../formats/draft.ts'
import type { FoundTable } from '../formats/found-table.ts'
import { type Headings, headingsOfItems } from '../formats/headings.ts'
import { alsoUsed } from '../formats/memory.ts'
import { tableOf } from '../formats/table.ts'
import { markdownOf } from '../markup/markdown-of.ts'
import { readTable } from './read-table.ts'

/** The items of a table that a format's reader found. */
export function readFound(
  found: FoundTable,
  choices: ImportChoices = {},
  headings: Headings = headingsOfItems,
): Content | Malformed {
  const { source, rows, markup, sheets = [], sheet = null, isSheetKept = false } = found
  const content = readTable(tableOf(rows, found), {
    choices,
    headings,
    source,
    markdown: (text, tool) => markdownOf(text, markup ?? tool.markup),
  })
  if ('malformed' in content) return content
  return {
    ...content,
    ...(isSheetKept && content.recalled && { recalled: alsoUsed(content.recalled, 'sheet') }),
    skipped: [...(found.skipped ?? []), ...content.skipped].sort((a, b) => a.line - b.line),
    warnings: [...(found.warnings ?? []), ...content.warnings],
    found: { ...content.found, sheets, sheet },
  }
}
