import { z } from 'zod'
import { fieldTroubles } from '#words/fields.ts'
import { kindWords } from '#words/kinds.ts'
import { releaseColourWords } from '#words/release-colours.ts'
import { idOf } from '../kernel/fields.ts'
import { type BodyOf, byRank, type DefinedKind, defineKind } from '../kernel/kind.ts'
import {
  choiceField,
  createdAtField,
  flagField,
  optionalLineField,
  rankField,
  refField,
  systemField,
} from '../kernel/make-field.ts'
import { planners } from '../kernel/right.ts'
import { productId } from '../product/product.ts'
import { releaseColours } from './release-colour.ts'
import { compareDates, spanOf } from './release-date.ts'
import { releaseName } from './release-name.ts'

export const releaseId = idOf('rel')
export type ReleaseId = `rel_${string}`

const date = z
  .string()
  .refine((text) => spanOf(text) !== null, { error: () => fieldTroubles('date') })
  .nullable()

const fields = {
  product: refField('product', { kind: 'product', id: productId, onDelete: 'cascade' }),
  name: optionalLineField('name', { most: 120, column: true }),
  date: {
    ...systemField('date', date, { column: true }),
    type: 'date' as const,
    edit: true as const,
    initial: null,
  },
  released: flagField('released', { column: true }),
  /** of its thread; given once and kept, so that a colour goes on meaning the same release */
  colour: choiceField('colour', releaseColours, { words: releaseColourWords }),
  rank: rankField,
  createdAt: createdAtField,
}
export type Release = BodyOf<'rel', typeof fields>

/** A major release: a column of the roadmap. */
export const release: DefinedKind<'rel', typeof fields> = defineKind('rel', fields, {
  label: kindWords.said('release'),
  many: kindWords.said('release.many'),
  home: { shelf: 'plan', through: 'product' },
  name: releaseName,
  revert: planners,
  settled: ({ released }) => (released ? ['date'] : []),
  // Which one each has is told by what stands beside it (upgrades.ts).
  upgrades: { 2: (old) => ({ ...old, colour: releaseColours[0] }) },
  order: { within: 'product', compare: (a, b) => compareDates(a.date, b.date) || byRank(a, b) },
})
