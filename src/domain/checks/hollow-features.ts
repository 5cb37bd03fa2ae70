import { checkTitles, checkWords } from '#words/checks.ts'
import type { Check } from '../kernel/check.ts'
import { countOf } from '../kernel/counts.ts'
import { scopeIn } from '../kernel/scope.ts'
import { nextRelease } from '../roadmap/trace.ts'
import { releaseCheck } from './release-check.ts'

/** A feature of the next release with nothing in the backlog. */
export const hollowFeatures: Check = releaseCheck({
  code: 'hollow-features',
  title: checkTitles.said('hollow-features'),
  source: 'H5',
  reads: (product) => [scopeIn(product, 'plan'), scopeIn(product, 'backlog')],
  look({ state, release, name, features }) {
    if (release.id !== nextRelease(state, release.product)?.id) return null
    const hollow = [...features].filter(({ id }) => countOf(state.counts, id, 'items') === 0)
    if (hollow.length === 0) return null
    const said =
      hollow.length === 1
        ? checkWords.said('hollow-feature', { feature: hollow[0]!.name })
        : checkWords.said('hollow-features', { name, count: hollow.length })
    return { said, about: hollow.map(({ id }) => id) }
  },
})
