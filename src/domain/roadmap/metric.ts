import { natureWords, timingWords } from '#words/fields.ts'
import { kindWords } from '#words/kinds.ts'
import { type BodyOf, byRank, type DefinedKind, defineKind } from '../kernel/kind.ts'
import {
  choiceField,
  lineField,
  numberField,
  optionalLineField,
  rankField,
  refField,
} from '../kernel/make-field.ts'
import { planners } from '../kernel/right.ts'
import { goalId } from './goal.ts'
import { targetOrder } from './target-order.ts'

const fields = {
  goal: refField('goal', { kind: 'goal', id: goalId, onDelete: 'cascade' }),
  name: lineField('metric', { most: 200, column: true }),
  unit: optionalLineField('unit', { most: 20, column: true }),
  baseline: numberField('baseline', { column: true }),
  target: numberField('target', { column: true }),
  /** upper end when the target is a range */
  targetHigh: numberField('targetHigh', { column: true }),
  timing: choiceField('timing', ['leading', 'lagging'], { words: timingWords, initial: 'lagging' }),
  nature: choiceField('nature', ['quantitative', 'qualitative'], {
    words: natureWords,
    initial: 'quantitative',
  }),
  rank: rankField,
}
export type Metric = BodyOf<'mtr', typeof fields>

/** A measure that tells whether the goal is met. */
export const metric: DefinedKind<'mtr', typeof fields> = defineKind('mtr', fields, {
  label: kindWords.said('metric'),
  many: kindWords.said('metric.many'),
  home: { shelf: 'plan', through: 'goal' },
  name: ({ name }) => name,
  revert: planners,
  order: { within: 'goal', compare: byRank },
  ranked: true,
  judge: (_look, record) => targetOrder(record),
})
