import type { ItemKind } from '#domain/backlog/item.ts'
import type { ImportSource } from '#protocol/import-choices.ts'
import type { Markup } from '../markup/markdown-of.ts'
import type { StatusSense } from '../words/status-words.ts'
import type { Aliases } from './headings.ts'

/** What is particular about one tool's CSV; everything else is read the same way for all (`read-table.ts`). */
export interface Tool {
  source: ImportSource
  /** As people know it, for messages. */
  name: string
  /** Sets of header words (`headerWord`) that only this tool writes together; one complete set is enough. */
  signatures: string[][]
  /** Its own header words for some fields, instead of the general ones. */
  fields?: Aliases
  /** Other columns by which a parent may be named, such as Jira's numeric Issue id. */
  alternateIds?: string[]
  /** Words that mean another kind here than in general. */
  kinds?: Record<string, ItemKind>
  /** The same when a type of the file is among these: Azure's Issue is a backlog item where there is no User Story. */
  kindsUnless?: { kinds: Record<string, ItemKind>; has: string[] }
  /** Words that mean another status here than in general. */
  statuses?: Record<string, StatusSense>
  /** It always says when something is finished, so what it does not say so of is not. */
  saysFinished?: boolean
  /** How its long texts are written. */
  markup?: Markup
  /** What separates labels in one cell; null when each cell holds one label. Without it `;` or else `,`. */
  labelSeparator?: string | null
  /** Its epics are no rows of the file: their names are labels. */
  ownLevels?: boolean
}
