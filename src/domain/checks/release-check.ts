import type { SortedList } from '#base/sorted-list.ts'
import type { Said } from '#words/area.ts'
import type { Check } from '../kernel/check.ts'
import { type Scope, scopeIn } from '../kernel/scope.ts'
import { find, ordered, type State } from '../kernel/state.ts'
import type { Feature } from '../roadmap/feature.ts'
import type { Goal } from '../roadmap/goal.ts'
import { isDirection } from '../roadmap/is-direction.ts'
import type { Release } from '../roadmap/release.ts'
import { releaseName } from '../roadmap/release-name.ts'
import { goalOf } from '../roadmap/trace.ts'
import { releasesTouched } from './releases-touched.ts'

/** A release as its checks look at it. */
interface Seen {
  state: State
  release: Release
  goal: Goal
  name: string
  features: SortedList<Feature>
  direction: boolean
}

interface ReleaseCheck extends Pick<Check, 'code' | 'title' | 'source'> {
  reads?(product: string): readonly Scope[]
  look(seen: Seen): Said | { said: Said; about: readonly string[] } | null
}

/** A check that asks one question of every release. */
export function releaseCheck({ reads, look, ...told }: ReleaseCheck): Check {
  return {
    ...told,
    subject: 'release',
    reads: reads ?? ((product) => [scopeIn(product, 'plan')]),
    watches: releasesTouched,
    find(state, id) {
      const release = find(state, 'release', id)
      const goal = release && goalOf(state, id)
      if (!release || !goal) return null
      const features = ordered(state, 'feature', goal.id)
      const direction = isDirection(state, release)
      const found = look({ state, release, goal, name: releaseName(release), features, direction })
      if (!found) return null
      const { said, about } = 'said' in found ? found : { said: found, about: [] }
      return { product: release.product, about: [id, ...about], said }
    },
  }
}
