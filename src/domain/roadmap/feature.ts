import { kindWords } from '#words/kinds.ts'
import { idOf } from '../kernel/fields.ts'
import { type BodyOf, byRank, type DefinedKind, defineKind } from '../kernel/kind.ts'
import { createdAtField, lineField, optionalLineField, rankField, refField } from '../kernel/make-field.ts'
import { planners } from '../kernel/right.ts'
import { goalId } from './goal.ts'

export const featureId = idOf('ftr')
export type FeatureId = `ftr_${string}`

const fields = {
  goal: refField('goal', { kind: 'goal', id: goalId, onDelete: 'cascade' }),
  name: lineField('feature', { most: 200, column: true }),
  /** why a sixth feature was let in; empty for the first five */
  reason: { ...optionalLineField('reason', { most: 500 }), edit: false as const },
  rank: rankField,
  createdAt: createdAtField,
}
export type Feature = BodyOf<'ftr', typeof fields>

/** A coarse output that one release's goal needs. */
export const feature: DefinedKind<'ftr', typeof fields> = defineKind('ftr', fields, {
  label: kindWords.said('feature'),
  many: kindWords.said('feature.many'),
  home: { shelf: 'plan', through: 'goal' },
  name: ({ name }) => name,
  revert: planners,
  order: { within: 'goal', compare: byRank },
  ranked: true,
})
