import type { ImportField } from '#protocol/import-choices.ts'
import type { ImportRule } from '#protocol/import-report.ts'
import type { Shape } from './cell-shapes.ts'
import type { Way } from './headings.ts'
import type { Tool } from './tool.ts'

/** The kind of what stands in a column of a tree: what its level says, or what its row says. */
export type LevelKind = 'epic' | 'story' | 'technical' | null

/** What one column of a table is. */
export interface Column {
  place: number
  header: string
  as: ImportField | null
  by: ImportRule | null
  way: Way | 'group' | 'level' | 'part'
  /** of a level: how far down it stands */
  level?: number
  kind?: LevelKind
  /** the smaller, the better it is named so */
  rank: number
}

/** What is asked about columns while it is decided what each of them is. */
export interface Around {
  /** nobody has chosen what it is */
  free: (column: Column) => boolean
  shape: (place: number) => Shape
  tool: Tool
}
