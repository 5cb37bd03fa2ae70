import type { Shape } from './cell-shapes.ts'
import type { Column } from './column.ts'
import { levelOf } from './headings.ts'
import { isForeign } from './spellings.ts'
import { wordOf } from './words.ts'

/** Names that may as well be a person's, a list's or a category's. */
const weakTitles = new Set(
  'name,nom,nombre,nome,naam,namn,navn,nimi,nazwa,název,ad,имя,item,card,feature,名前,이름,issue,ticket,requirement,thema,konu,нимя,temat,тема,category'
    .split(',')
    .map(wordOf),
)

export function bestTitle(
  all: readonly Column[],
  free: (column: Column) => boolean,
  shape: (place: number) => Shape,
): void {
  if (all.some(({ as, way }) => as === 'title' && way === 'level')) return
  const best = bestTitleOf(all, shape)
  for (const column of all) {
    if (column.as !== 'title' || column === best || !free(column)) continue
    // What would be a title by its name is at least part of what is to be said, when it is prose.
    const { words } = shape(column.place)
    const tells = words >= 4 && levelOf(column.header)?.level === 3
    Object.assign(column, tells ? { as: 'description', rank: 5000 } : { as: null, by: null })
  }
}

export function bestTitleOf(all: readonly Column[], shape: (place: number) => Shape): Column | null {
  const candidates = all
    .filter(({ as, way }) => as === 'title' && way === 'plain')
    .sort((a, b) => a.rank - b.rank)
  const [first, ...rest] = candidates
  if (!first) return null
  const { words, filled } = shape(first.place)
  const hasPeople = all.some(({ header, place }) => /mail/i.test(header) && shape(place).addresses > 0.5)
  const isWeak = weakTitles.has(wordOf(first.header)) && (words < 1.7 || hasPeople)
  const isEmpty = filled === 0
  const better = rest.find((one) => {
    const other = shape(one.place)
    return other.text > 0.5 && (isEmpty ? other.filled > 0 : isWeak && other.words >= words * 1.5)
  })
  return better ?? first
}

/** Distinct prose is what items are called; words that come again are what they are sorted by. */
export function titleScore({ filled, distinct, words, text }: Shape): number {
  if (filled === 0 || text < 0.4) return 0
  return (distinct / filled) * Math.min(words, 12) * text
}

function isDistinct({ distinct, filled }: Shape): boolean {
  return distinct > filled * 0.6
}

/** With no title by name: the column that holds most prose, a free one before one that is something already. */
export function proposeTitle(all: readonly Column[], shape: (place: number) => Shape): number | null {
  if (all.length === 0) return null
  const scored = all.map((column) => ({
    column,
    score: titleScore(shape(column.place)),
    words: shape(column.place).words,
    filled: shape(column.place).filled,
    isOwn: !isForeign(column.header) && isDistinct(shape(column.place)),
  }))
  const free = scored.filter(({ column }) => column.as === null && column.by === null)
  const best = (list: typeof scored) =>
    list
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.column.place - b.column.place)[0]
  const prose = best(free)
  const texts = scored.filter(
    ({ column, score }) => column.as === 'description' && column.by !== 'chosen' && score > 0,
  )
  const most = Math.max(...texts.map(({ filled }) => filled))
  const described = texts
    .filter(({ filled }) => filled >= most * 0.9)
    .sort((x, y) => x.column.rank - y.column.rank)[0]
  if (prose && (prose.isOwn || !described) && (prose.words >= 1.8 || !described || described.words < 1.8))
    return prose.column.place
  if (described) return described.column.place
  const any = best(scored.filter(({ column }) => column.by !== 'chosen'))
  return (prose ?? any ?? free[0] ?? scored[0])!.column.place
}
