import type { ItemKind } from '#domain/backlog/item.ts'
import type { LevelKind } from './column.ts'
import type { ItemDraft } from './draft.ts'
import type { Picked } from './table.ts'
import { wordOf } from './words.ts'

/** A column of a tree, from the top down: where its cells are, and the kind of what they name. */
export interface Level {
  at: number
  kind: LevelKind
  /** the column is called a story or a task, and not what these belong to */
  isOwn: boolean
}

export interface LevelTree {
  /** The item that a row is, and those that it names first and that were not there; each with its level. */
  take(row: Picked): { level: number; title: string; parent: ItemDraft | null; isNew: boolean }[]
  /** Tells the item that a taken level became. */
  became(level: number, draft: ItemDraft): void
}

/**
 * The rows of a table whose columns are levels. A row is what its deepest filled cell names; what stands before that
 * is what it belongs to, written once, on each row, or in a cell that was merged over several.
 */
export function createLevelTree(levels: readonly Level[]): LevelTree {
  const open: ({ word: string; draft: ItemDraft } | undefined)[] = []
  const words: (string | undefined)[] = []
  return {
    take({ cells }) {
      const texts = levels.map(({ at }) => (cells[at] ?? '').trim())
      const deepest = texts.findLastIndex((text) => text !== '')
      if (deepest === -1) return []
      const first = texts.findIndex((text) => text !== '')
      const made: ReturnType<LevelTree['take']> = []
      let same = true
      for (let level = first; level <= deepest; level++) {
        const text = texts[level]!
        const word = wordOf(text)
        const isLast = level === deepest
        if (text === '') {
          // Blank between what is filled: nothing of that level.
          open[level] = undefined
          words[level] = undefined
          continue
        }
        if (!isLast && same && open[level] && words[level] === word) continue
        same = false
        open.length = level
        words.length = level
        words[level] = word
        made.push({ level, title: text, parent: null, isNew: true })
      }
      for (const one of made)
        one.parent = open.slice(0, one.level).findLast((found) => found !== undefined)?.draft ?? null
      return made
    },
    became(level, draft) {
      open[level] = { word: words[level] ?? '', draft }
    },
  }
}

export function kindOfLevel(kind: LevelKind, isLast: boolean): ItemKind {
  return kind ?? (isLast ? 'story' : 'epic')
}

/**
 * Where a row names a story and its first task, each column tells of one of the two: of the story when it is empty
 * on all rows that name a further task only.
 */
export function ownedAbove(
  rows: readonly Picked[],
  levels: readonly Level[],
  columns: readonly number[],
): ReadonlySet<number> {
  const leaf = levels.length - 1
  const above = leaf - 1
  const owned = new Set<number>()
  if (above < 0 || !levels[above]!.isOwn || !levels[leaf]!.isOwn) return owned
  const filled = (row: Picked, at: number) => (row.cells[at] ?? '').trim() !== ''
  const both = rows.filter((row) => filled(row, levels[leaf]!.at) && filled(row, levels[above]!.at))
  const further = rows.filter((row) => filled(row, levels[leaf]!.at) && !filled(row, levels[above]!.at))
  if (further.length === 0) return owned
  for (const at of columns)
    if (both.some((row) => filled(row, at)) && further.every((row) => !filled(row, at))) owned.add(at)
  return owned
}
