import { compareDates } from '#domain/roadmap/release-date.ts'
import type { ReleaseDraft } from './derive-roadmap.ts'
import { type PackedTheme, type PackingRelease, type Sizes, suggestPacking } from './pack-themes.ts'
import { addRelease, assignTheme, type WorkingPlan } from './roadmap-plan.ts'

export interface PackedPlan {
  /** with why each theme lies where it does in `packed` */
  plan: WorkingPlan
  /** how many themes joined a release, and how many are left for later */
  laid: number
  left: number
}

/**
 * Packs the themes of a plan that are in no release (`suggestPacking`). Null where there are none.
 *
 * @param order the items, highest rank first
 * @param next releases that it may begin, in time order and after those of the plan; those it does not need stay out
 * @param besides what a release of the roadmap has besides the plan
 */
export function packPlan(
  plan: WorkingPlan,
  order: readonly string[],
  sizes: Sizes,
  next: readonly ReleaseDraft[],
  besides: (standing: string) => Omit<PackingRelease, 'key'>,
): PackedPlan | null {
  const inOrder = plan.releases.toSorted((a, b) => compareDates(a.date, b.date))
  const places = [...inOrder, ...next].map(({ key, standing }) => ({
    key,
    ...(standing === null ? { features: 0, size: 0 } : besides(standing)),
  }))
  const packed = suggestPacking(plan, order, sizes, places, plan.room ?? null)
  if (packed.length === 0) return null
  const laid = packed.filter((one): one is PackedTheme & { release: string } => one.release !== null)
  const begun = next.filter(({ key }) => laid.some(({ release }) => release === key))
  const from = begun.reduce(addRelease, plan)
  const to = laid.reduce((to, { theme, release }) => assignTheme(to, theme, release), from)
  return {
    plan: { ...to, packed: Object.fromEntries(packed.map((one) => [one.theme, one])) },
    laid: laid.length,
    left: packed.length - laid.length,
  }
}
