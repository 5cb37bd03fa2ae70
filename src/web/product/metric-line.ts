import type { Metric } from '#domain/roadmap/metric.ts'
import { metricLineWords } from '#words/metric-line.ts'
import { numberWords } from '#words/numbers.ts'

type Numbers = Pick<Metric, 'baseline' | 'target' | 'unit'> & Partial<Pick<Metric, 'targetHigh'>>

/** The one way in which metrics write numbers: `1,000`, `0.5`. */
export function showNumber(value: number): string {
  return numberWords('exact', { number: value })
}

/** The two ends as drawn: `18` and `25–30 %`; an empty text where nobody has said. */
export function metricEnds({ baseline, target, targetHigh = null, unit }: Numbers): {
  from: string
  to: string
} {
  const ends = [target, targetHigh].filter((end) => end !== null)
  const measure = unit ? `\u00a0${unit}` : ''
  const to = [...new Set(ends)].map(showNumber).join('–')
  return { from: baseline === null ? '' : showNumber(baseline) + (to ? '' : measure), to: to && to + measure }
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** A name that runs from right to left, set apart: the numbers after it would be drawn the other way round, 30 → 18. */
function apart(name: string): string {
  return rightToLeft.test(name) ? `\u2068${name}\u2069` : name
}

/** "back in week four: 18 → 30 %"; where an end is not known it says so, as no number is invented. */
export function metricLine(metric: Numbers & Pick<Metric, 'name'>): string {
  const { from, to } = metricEnds(metric)
  const known = from && to ? 'both' : from ? 'from' : to ? 'to' : 'none'
  return metricLineWords('line', { name: apart(metric.name), known, from, to })
}
