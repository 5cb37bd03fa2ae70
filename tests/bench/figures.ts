/** The value below or at which `percent` of the samples lie (nearest rank). `sorted` is ascending and not empty. */
export function percentile(sorted: readonly number[], percent: number): number {
  const place = Math.ceil((percent / 100) * sorted.length) - 1
  return sorted[Math.min(sorted.length - 1, Math.max(0, place))] ?? Number.NaN
}

export const statNames = ['p50', 'p95', 'p98', 'p99', 'max'] as const
export type StatName = (typeof statNames)[number]

/** Those of `names`, of the samples in any order; NaN for no samples. */
export function statsOf(samples: readonly number[], names: readonly StatName[]): Record<string, number> {
  const sorted = [...samples].sort((a, b) => a - b)
  return Object.fromEntries(
    names.map((name) => [
      name,
      name === 'max' ? (sorted.at(-1) ?? Number.NaN) : percentile(sorted, Number(name.slice(1))),
    ]),
  )
}

export function median(samples: readonly number[]): number {
  return percentile(
    [...samples].sort((a, b) => a - b),
    50,
  )
}

/** One figure of a line against its target. `least` turns the target around: at least so much. */
export interface Part {
  /** p50, p99 …, or empty when there is only one */
  name: string
  value: number
  /** null: told for comparison only */
  target: number | null
  least?: boolean
}

/** How many times the target a figure is; 1 or below meets it. NaN for a figure that is not a number. */
export function ratioOf({ value, target, least }: Part): number | null {
  if (target === null) return null
  if (target === 0) return value === 0 ? 0 : Number.POSITIVE_INFINITY
  return least ? target / value : value / target
}

export type Verdict = 'meets' | 'within twice' | 'misses' | 'told' | 'failed'

/** By the worst of the parts. */
export function verdictOf(parts: readonly Part[]): { ratio: number | null; verdict: Verdict } {
  const ratios = parts.map(ratioOf).filter((ratio) => ratio !== null)
  if (ratios.length === 0) return { ratio: null, verdict: 'told' }
  if (ratios.some(Number.isNaN)) return { ratio: Number.NaN, verdict: 'failed' }
  const ratio = Math.max(...ratios)
  return { ratio, verdict: ratio <= 1 ? 'meets' : ratio <= 2 ? 'within twice' : 'misses' }
}

/** The parts of a line whose samples have a target for each of some percentiles. */
export function partsOf(
  samples: readonly number[],
  targets: Partial<Record<StatName, number | null>>,
): Part[] {
  const names = statNames.filter((name) => name in targets)
  const stats = statsOf(samples, names)
  return names.map((name) => ({ name, value: stats[name] ?? Number.NaN, target: targets[name] ?? null }))
}
