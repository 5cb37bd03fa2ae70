import { mostFeatures } from '#domain/roadmap/sixth-feature.ts'
import type { RoadmapPlan } from './derive-roadmap.ts'

/** Themes that a suggestion lays onto one release: in the middle of the three to five that keep a goal in focus. */
const perRelease = 4

export interface PackedTheme {
  theme: string
  /** the release it would join; null: it is left for later */
  release: string | null
  /** place in the backlog that half of its items stand before, from 1 */
  rank: number
  /** which it is of the themes that were packed, the highest first, from 1 */
  order: number
}

/**
 * Lays the themes that are in no release onto releases, those whose items stand highest in the backlog first: what a
 * team ranks high it wants soon. What somebody has laid stays, and no release gets more than it can keep in focus.
 *
 * @param order the items, highest rank first
 * @param releases in time order, each with how many features it has besides those of the plan
 */
export function suggestPacking(
  plan: RoadmapPlan,
  order: readonly string[],
  releases: readonly { key: string; features: number }[],
): PackedTheme[] {
  const rankOf = new Map(order.map((item, at) => [item, at + 1]))
  const free = plan.themes
    .filter(({ release }) => release === null)
    .map(({ key, items }) => ({ theme: key, rank: median(items.flatMap((item) => rankOf.get(item) ?? [])) }))
    .sort((a, b) => a.rank - b.rank)
  const places = releases.flatMap(({ key, features }) => {
    const has = plan.themes.filter(({ release }) => release === key).length
    const room = Math.min(perRelease - has, mostFeatures - features - has)
    return Array.from({ length: Math.max(0, room) }, () => key)
  })
  return free.map((one, at) => ({ ...one, release: places[at] ?? null, order: at + 1 }))
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.MAX_SAFE_INTEGER
}
