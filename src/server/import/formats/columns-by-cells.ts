import type { ImportField } from '#protocol/import-choices.ts'
import type { Shape } from './cell-shapes.ts'
import type { Around, Column } from './column.ts'
import { titleScore } from './title-column.ts'

/** What no header says: a column of statuses or types is one, whatever it is called; without a header all are told so. */
export function byCells(
  all: readonly Column[],
  { free, shape, hasHeader }: { free: Around['free']; shape: Around['shape']; hasHeader: boolean },
): void {
  const unread = () =>
    all.filter((column) => column.as === null && free(column) && shape(column.place).filled > 0)
  const has = (field: ImportField) => all.some(({ as }) => as === field)
  const take = (field: ImportField, test: (shape: Shape, column: Column) => boolean) => {
    if (has(field)) return
    const found = unread().find((column) => test(shape(column.place), column))
    if (found) Object.assign(found, { as: field, by: 'cells', way: 'plain' })
  }
  const comesAgain = (
    share: number,
    least: number,
    { filled, distinct }: Pick<Shape, 'filled' | 'distinct'>,
  ) => share > least && distinct <= Math.max(2, filled * 0.7) && distinct < 15
  // In a handful of rows no word comes again; without a header there is nothing else to go by.
  const isFew = (share: number, filled: number) => !hasHeader && share === 1 && filled > 1 && filled < 7
  take(
    'kind',
    ({ kinds, distinct, filled, words }) =>
      words < 3 && (comesAgain(kinds, 0.85, { filled, distinct }) || isFew(kinds, filled)),
  )
  take(
    'status',
    ({ statuses, distinct, filled, kinds }) =>
      kinds < 0.5 && (comesAgain(statuses, 0.75, { filled, distinct }) || isFew(statuses, filled)),
  )
  if (hasHeader) return
  take(
    'externalId',
    ({ ids, numbers, filled, distinct }) => (ids > 0.9 || numbers > 0.9) && distinct === filled,
  )
  const id = all.find(({ as }) => as === 'externalId')
  if (id)
    take('parent', ({ values, filled, ids, numbers }, column) => {
      const known = shape(id.place).values
      return (
        column.place !== id.place &&
        filled > 0 &&
        (ids > 0.9 || numbers > 0.9) &&
        [...values].every((value) => known.has(value)) &&
        filled < shape(id.place).filled
      )
    })
  take(
    'externalUrl',
    ({ addresses, values }) => addresses > 0.8 && [...values].every((value) => value.startsWith('http')),
  )
  take(
    'estimate',
    ({ numbers, values }) =>
      numbers > 0.5 && [...values].every((value) => points.has(value.replace(',', '.'))),
  )
  const prose = unread()
    .filter(({ place }) => shape(place).text > 0.6 && shape(place).dates < 0.5)
    .sort((a, b) => titleScore(shape(b.place)) - titleScore(shape(a.place)))
  const texts = prose.filter(
    ({ place }) => shape(place).distinct > shape(place).filled * 0.6 || prose.length === 1,
  )
  const [title] = texts
    .filter(
      ({ place }) => shape(place).filled >= Math.max(...texts.map((one) => shape(one.place).filled)) * 0.9,
    )
    .sort((a, b) => a.place - b.place)
  if (title && !has('title')) Object.assign(title, { as: 'title', by: 'cells', way: 'plain' })
  const rest = texts.filter((column) => column !== title && shape(column.place).words > 1.5)
  if (!has('description') && rest[0])
    Object.assign(rest.sort((a, b) => shape(b.place).length - shape(a.place).length)[0]!, {
      as: 'description',
      by: 'cells',
      way: 'plain',
    })
}

const points = new Set('0,0.5,1,2,3,5,8,13,20,21,34,40,55,89,100'.split(','))
