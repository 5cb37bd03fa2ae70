import type { State } from '../kernel/state.ts'
import { type Filter, type FilterKey, termsOf } from './filter.ts'
import { featuresNamed, featuresOfReleases, oneOf, themesNamed } from './filter-names.ts'
import { type Item, itemKinds, itemStatuses } from './item.ts'

/** What a new item takes over from the filter it is made under. */
export type Inherited = Partial<Pick<Item, 'kind' | 'status' | 'feature' | 'theme' | 'estimate'>>

/**
 * The values that the filter leaves no choice about: one kind, one status, one feature, one theme. A release
 * with a single feature names that feature; one with several leaves the choice open.
 */
export function inheritedFrom(state: State, product: string, filter: Filter): Inherited {
  const inherited: Inherited = {}
  for (const term of termsOf(filter)) {
    if (term.is !== 'field' || term.values.length !== 1) continue
    Object.assign(inherited, inheritedFromField(state, product, term.key, term.values[0]!))
  }
  return inherited
}

function inheritedFromField(state: State, product: string, key: FilterKey, value: string): Inherited {
  const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined)
  if (key === 'type' || key === 'is') {
    const kind = only(oneOf(value, itemKinds))
    if (kind) return { kind: kind as Item['kind'] }
  }
  if (key === 'status' || key === 'is') {
    const status = only(oneOf(value, itemStatuses))
    if (status) return { status: status as Item['status'] }
  }
  if (key === 'release' || key === 'feature') {
    const found =
      key === 'release' ? featuresOfReleases(state, product, value) : featuresNamed(state, product, value)
    const feature = only(found ?? [])
    if (feature) return { feature: feature.id }
  }
  if (key === 'theme') {
    const theme = only(themesNamed(state, product, value))
    if (theme) return { theme: theme as Exclude<Item['theme'], null> }
  }
  if (key === 'estimate' && /^\d+(?:\.\d+)?$/.test(value)) return { estimate: Number(value) }
  return {}
}
