import { mostFeatures } from '#domain/roadmap/sixth-feature.ts'
import type { RoadmapPlan } from './derive-roadmap.ts'

/** Themes that a suggestion lays onto one release: in the middle of the three to five that keep a goal in focus. */
const perRelease = 4

/** What sizes are told in: points where most of the items have an estimate, else the items are counted. */
export type SizeUnit = 'points' | 'items'

export interface Sizes {
  unit: SizeUnit
  /** of some items together; one without an estimate counts as the mean of the others */
  of(items: readonly string[]): number
}

export interface SizedItem {
  id: string
  estimate: number | null
}

export interface PackingRelease {
  key: string
  /** how many features it has besides those of the plan */
  features: number
  /** how large what it has besides the plan is, in the unit of the sizes */
  size: number
}

/** Why a theme is suggested where it is. */
export type PackedBecause =
  /** its items stand high enough */
  | 'rank'
  /** by its rank it would be in an earlier release, which has no room for its size */
  | 'room'
  /** it is larger than a release has room for, and has one to itself */
  | 'large'
  /** those above it fill all releases */
  | 'full'
  /** no release has room left for its size */
  | 'size'

export interface PackedTheme {
  theme: string
  /** the release it would join; null: it is left for later */
  release: string | null
  because: PackedBecause
  /** place in the backlog that half of its items stand before, from 1 */
  rank: number
  /** which it is of the themes that were packed, the highest first, from 1, and of how many */
  order: number
  all: number
  size: number
  unit: SizeUnit
  /** what was taken for the room of a release */
  room: number
  /** the first release that had no room for it, and how much it had left */
  passed: { release: string; left: number } | null
}

/** How large items are. @param all the items whose estimates decide on the unit */
export function sizesOf(all: readonly SizedItem[]): Sizes {
  const known = new Map(
    all.flatMap(({ id, estimate }) => (estimate === null ? [] : [[id, estimate] as const])),
  )
  if (known.size * 2 < all.length || known.size === 0) return { unit: 'items', of: (items) => items.length }
  const mean = [...known.values()].reduce((sum, one) => sum + one, 0) / known.size
  return {
    unit: 'points',
    of: (items) => Math.round(items.reduce((sum, item) => sum + (known.get(item) ?? mean), 0)),
  }
}

/**
 * Lays the themes that are in no release onto releases, those whose items stand highest in the backlog first: what a
 * team ranks high it wants soon. What somebody has laid stays; no release gets more than it can keep in focus, nor more
 * than it has room for.
 *
 * @param order the items, highest rank first
 * @param releases in time order
 * @param room how much fits into a release; null for an even share of what there are places for
 */
export function suggestPacking(
  plan: RoadmapPlan,
  order: readonly string[],
  sizes: Sizes,
  releases: readonly PackingRelease[],
  room: number | null = null,
): PackedTheme[] {
  const rankOf = new Map(order.map((item, at) => [item, at + 1]))
  const free = plan.themes
    .filter(({ release }) => release === null)
    .map(({ key, items }) => ({
      theme: key,
      rank: median(items.flatMap((item) => rankOf.get(item) ?? [])),
      size: sizes.of(items),
    }))
    .sort((a, b) => a.rank - b.rank)
  const places = releases.map(({ key, features, size }) => {
    const laid = plan.themes.filter(({ release }) => release === key)
    return {
      key,
      free: Math.max(0, Math.min(perRelease - laid.length, mostFeatures - features - laid.length)),
      size: size + sizes.of(laid.flatMap(({ items }) => items)),
    }
  })
  const fits = room ?? evenShare(places, free)
  const said = { all: free.length, unit: sizes.unit, room: fits }
  return free.map((one, at) => {
    const open = places.filter((place) => place.free > 0)
    const roomy = open.find((place) => place.size + one.size <= fits)
    // What is larger than any release has one to itself; an even share is no limit, only a measure.
    const alone = open.find((place) => place.size === 0)
    const least = room === null ? open.toSorted((a, b) => a.size - b.size)[0] : undefined
    const place = roomy ?? (one.size > fits ? alone : undefined) ?? least
    const first = open[0]
    const passed =
      first && first !== place ? { release: first.key, left: Math.max(0, fits - first.size) } : null
    if (place) {
      place.free -= 1
      place.size += one.size
    }
    const because: PackedBecause = place
      ? one.size > fits && place.size === one.size
        ? 'large'
        : passed
          ? 'room'
          : 'rank'
      : open.length === 0
        ? 'full'
        : 'size'
    return { ...one, ...said, order: at + 1, release: place?.key ?? null, because, passed }
  })
}

/** How much each release gets when what there are places for is spread evenly. */
function evenShare(
  places: readonly { free: number; size: number }[],
  themes: readonly { size: number }[],
): number {
  const open = places.filter(({ free }) => free > 0)
  const count = open.reduce((sum, { free }) => sum + free, 0)
  const packed = themes.slice(0, count).reduce((sum, { size }) => sum + size, 0)
  const standing = open.reduce((sum, { size }) => sum + size, 0)
  return open.length === 0 ? 0 : Math.ceil((packed + standing) / open.length)
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.MAX_SAFE_INTEGER
}
