import { checkTitles, checkWords } from '#words/checks.ts'
import type { Check } from '../kernel/check.ts'
import { mostFeatures } from '../roadmap/sixth-feature.ts'
import { releaseCheck } from './release-check.ts'

/** Three to five features keep a goal in focus. */
export const manyFeatures: Check = releaseCheck({
  code: 'many-features',
  title: checkTitles.said('many-features'),
  source: 'R5, H3',
  look: ({ release, name, features }) =>
    features.size > mostFeatures && !release.released
      ? checkWords.said('many-features', { name, count: features.size })
      : null,
})
