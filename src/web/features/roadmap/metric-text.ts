import type { Metric } from '#domain/roadmap/metric.ts'
import { metricWords } from '#words/roadmap.ts'

/**
 * Reads a typed number: `30`, `-0.5`, `1,000`, `1 000`, `18 %`, `1,5`. An empty text is null, anything else
 * undefined. A comma before exactly three digits groups thousands, before one or two it is the decimal comma.
 */
export function readNumber(text: string): number | null | undefined {
  const typed = text.replace(/[\s%\u202f\u00a0]/g, '').replace(/^[−–]/, '-')
  if (typed === '') return null
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(typed)) return Number(typed.replaceAll(',', ''))
  if (/^-?\d+,\d{1,2}$/.test(typed)) return Number(typed.replace(',', '.'))
  return /^-?(\d+(?:\.\d*)?|\.\d+)$/.test(typed) ? Number(typed) : undefined
}

/** What is out of the ordinary about it; a lagging number is what most are. */
export function metricKind({ timing, nature }: Pick<Metric, 'timing' | 'nature'>): string {
  const both = timing === 'leading' && nature === 'qualitative'
  return metricWords('unusual', { kind: both ? 'both' : timing === 'leading' ? timing : nature })
}
