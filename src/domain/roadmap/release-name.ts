import type { Release } from './release.ts'
import { plainDate } from './release-date.ts'

/** What a release is called in a sentence: its name, or what its column's head says. */
export function releaseName({ name, date }: Pick<Release, 'name' | 'date'>): string {
  return name || plainDate(date)
}
