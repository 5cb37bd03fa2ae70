import { z } from 'zod'
import { idOf, moment, optionalLine, rankKey } from '../kernel/fields.ts'
import { byRank, defineKind } from '../kernel/kind.ts'
import { compareDates, spanOf } from './release-date.ts'

export const releaseId = idOf('rel')
export type ReleaseId = z.output<typeof releaseId>

export const releaseFields = {
  name: optionalLine('Name', 120),
  date: z
    .string()
    .refine(
      (date) => spanOf(date) !== null,
      'Date must be a day, month, quarter, half-year or year, such as 2027-Q1',
    )
    .nullable(),
}

const schema = z.object({
  id: releaseId,
  // The product's schema needs releaseId (its focus), so this id is written out to keep the files acyclic.
  product: idOf('prd'),
  ...releaseFields,
  released: z.boolean(),
  rank: rankKey,
  createdAt: moment,
})
export type Release = z.output<typeof schema>

export const release = defineKind<Release>({
  prefix: 'rel',
  schema: schema as z.ZodType<Release>,
  refs: { product: { kind: 'product', onDelete: 'cascade' } },
  order: { within: 'product', compare: (a, b) => compareDates(a.date, b.date) || byRank(a, b) },
})
