import { goalTypeWords } from '#words/goal-types.ts'
import { kindWords } from '#words/kinds.ts'
import { idOf } from '../kernel/fields.ts'
import { type BodyOf, type DefinedKind, defineKind } from '../kernel/kind.ts'
import { choiceField, lineField, refField } from '../kernel/make-field.ts'
import { planners } from '../kernel/right.ts'
import { releaseId } from './release.ts'

export const goalId = idOf('gol')
export type GoalId = `gol_${string}`

/** What a goal is after; a purely internal goal is legitimate. Nobody has said with `none`. */
export const goalTypes = [
  'acquire',
  'activate',
  'retain',
  'engage',
  'convert',
  'revenue',
  'cost',
  'technical-debt',
  'other',
  'none',
] as const
export type GoalType = (typeof goalTypes)[number]

const fields = {
  release: refField('release', { kind: 'release', id: releaseId, onDelete: 'cascade' }),
  text: lineField('goal', { most: 1000, column: true }),
  type: choiceField('goalType', goalTypes, { words: goalTypeWords, initial: 'none', column: true }),
}
export type Goal = BodyOf<'gol', typeof fields>

/** The reason for a release: each release has exactly one. */
export const goal: DefinedKind<'gol', typeof fields> = defineKind('gol', fields, {
  label: kindWords.said('goal'),
  many: kindWords.said('goal.many'),
  home: { shelf: 'plan', through: 'release' },
  name: ({ text }) => text,
  revert: planners,
  wholeWith: 'release',
})
