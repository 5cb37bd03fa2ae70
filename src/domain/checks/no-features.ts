import { checkTitles, checkWords } from '#words/checks.ts'
import type { Check } from '../kernel/check.ts'
import { releaseCheck } from './release-check.ts'

/** A release with a date has the features that its goal needs. */
export const noFeatures: Check = releaseCheck({
  code: 'no-features',
  title: checkTitles.said('no-features'),
  source: 'H1',
  look: ({ release, name, features, direction }) =>
    features.size === 0 && !direction && !release.released ? checkWords.said('no-features', { name }) : null,
})
