import { skipWords } from '#words/import.ts'
import { limits, tooManyRows } from '../limits.ts'
import type { Content, ItemDraft, Malformed } from './draft.ts'
import { titleOf } from './title.ts'
import { createWarnings } from './warnings.ts'

/** The backlog mark that public story collections put before each line, as in `#G14# As a Publisher, …`. */
const mark = /^\s*#[A-Za-z]{1,4}\d{1,4}#\s*/

export function isMarkedStory(line: string): boolean {
  return mark.test(line)
}

/** Plain text, one story per line. Nothing but the mark and the white space around a line is taken off. */
export function readStories(text: string): Content | Malformed {
  const lines = text.split(/\r\n|\n|\r/)
  const warnings = createWarnings()
  const drafts: ItemDraft[] = []
  for (const [at, line] of lines.entries()) {
    const made = titleOf(line.replace(mark, ''), '')
    if (made.title === '') continue
    if (drafts.length === limits.rows) return { malformed: tooManyRows(lines.length) }
    if (made.changed === 'length') warnings.at(at + 1, 'long-titles')
    drafts.push({
      line: at + 1,
      title: made.title,
      kind: 'story',
      status: 'draft',
      estimate: null,
      description: made.description,
      externalId: null,
      externalUrl: null,
      parentExternalId: null,
      labels: [],
    })
  }
  // A mark with nothing behind it is a line somebody meant: it is named, not passed over like a blank one.
  const skipped = lines.flatMap((line, at) =>
    isMarkedStory(line) && line.replace(mark, '').trim() === ''
      ? [
          {
            line: at + 1,
            text: line.trim(),
            reason: skipWords('bare-mark'),
          },
        ]
      : [],
  )
  return { source: 'stories', delimiter: null, columns: [], drafts, skipped, warnings: warnings.list() }
}
