import { checkTitles, checkWords } from '#words/checks.ts'
import type { Check } from '../kernel/check.ts'
import { ordered } from '../kernel/state.ts'
import { releaseCheck } from './release-check.ts'

/** A goal without a metric cannot be told to be met. */
export const noMetric: Check = releaseCheck({
  code: 'no-metric',
  title: checkTitles.said('no-metric'),
  source: 'H1',
  look: ({ state, goal, name, direction }) =>
    !direction && ordered(state, 'metric', goal.id).size === 0
      ? checkWords.said('no-metric', { name })
      : null,
})
