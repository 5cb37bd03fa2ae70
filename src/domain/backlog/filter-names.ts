import { fold } from '#base/text/fold.ts'
import { find, ordered, pointing, type State } from '../kernel/state.ts'
import type { Feature } from '../roadmap/feature.ts'
import { featuresOf, focusOf } from '../roadmap/trace.ts'

/** The word itself, or while it is being typed all that begin so. */
export function oneOf(value: string, names: readonly string[]): string[] {
  const wanted = fold(value)
  return names.includes(wanted) ? [wanted] : names.filter((name) => name.startsWith(wanted))
}

/** Records by name: those called exactly so, else those with it in their name. */
function named<T>(records: readonly T[], nameOf: (record: T) => string, value: string): T[] {
  const wanted = fold(value)
  const exact = records.filter((record) => fold(nameOf(record)) === wanted)
  return exact.length > 0 ? exact : records.filter((record) => fold(nameOf(record)).includes(wanted))
}

/** Ids of the releases that a value names; `@current` heads the backlog, `@next` and `@previous` stand beside it. */
function releasesNamed(state: State, product: string, value: string): string[] {
  const releases = [...ordered(state, 'release', product)]
  const step = ['@previous', '@current', '@next'].indexOf(value.toLowerCase()) - 1
  if (step > -2) {
    const current = focusOf(state, product)
    const release = current && releases[releases.findIndex(({ id }) => id === current.id) + step]
    return release ? [release.id] : []
  }
  return named(releases, (release) => release.name, value).map(({ id }) => id)
}

/** The features of all releases that the value names; null when it names none. */
export function featuresOfReleases(state: State, product: string, value: string): Feature[] | null {
  const releases = releasesNamed(state, product, value)
  return releases.length === 0 ? null : releases.flatMap((release) => featuresOf(state, release))
}

/** null when none is called so */
export function featuresNamed(state: State, product: string, value: string): Feature[] | null {
  const all = [...ordered(state, 'release', product)].flatMap(({ id }) => featuresOf(state, id))
  const found = named(all, (feature) => feature.name, value)
  return found.length === 0 ? null : found
}

/** Ids of the themes that a value names. */
export function themesNamed(state: State, product: string, value: string): string[] {
  const all = [...pointing(state, 'theme', 'product', product)].flatMap(
    (id) => find(state, 'theme', id) ?? [],
  )
  return named(all, (theme) => theme.name, value).map(({ id }) => id)
}
