import type { ItemKind } from '#domain/backlog/item.ts'
import type { ImportSource } from '#protocol/import-report.ts'
import type { Aliases } from './headings.ts'

/** What is particular about one tool's CSV; everything else is read the same way for all (`read-csv.ts`). */
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
  /** A column that, when filled with anything but no, false or 0, says that the item is done. */
  doneColumn?: string
  /** What separates labels in one cell; null when each cell holds one label. Without it `;` or else `,`. */
  labelSeparator?: string | null
  /** Long text is HTML. */
  html?: boolean
  /** Depth of a row by which of the numbered title columns is filled. */
  tree?: boolean
}
