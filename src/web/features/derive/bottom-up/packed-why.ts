import type { ReleaseDraft, ThemeDraft } from '#analysis/derive-roadmap.ts'
import type { PackedTheme } from '#analysis/pack-themes.ts'
import type { WorkingPlan } from '#analysis/roadmap-plan.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { releasesStageWords as say } from '#words/derive.ts'

/** Why a theme was laid where it is, or left; undefined where somebody laid it. */
export function whyOf({ packed, releases }: WorkingPlan, { key, release }: ThemeDraft): string | undefined {
  const one = packed?.[key]
  return one && one.release === release ? packedWhy(one, releases) : undefined
}

function packedWhy(packed: PackedTheme, releases: readonly ReleaseDraft[]): string {
  const { because, passed, theme: _, release: __, ...values } = packed
  if (because === 'rank') return say('packedRank', values)
  if (because === 'large') return say('packedLarge', values)
  if (because === 'full') return say('leftFull', { before: packed.order - 1 })
  if (because === 'size') return say('leftSize', values)
  const first = releases.find(({ key }) => key === passed?.release)
  return say('packedRoom', { ...values, passed: first ? releaseName(first) : '', left: passed?.left ?? 0 })
}
