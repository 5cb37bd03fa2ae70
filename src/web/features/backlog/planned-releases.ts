import { ordered } from '#domain/kernel/state.ts'
import type { Release } from '#domain/roadmap/release.ts'
import { goalOf } from '#domain/roadmap/trace.ts'
import type { Desk } from './desk.ts'

/** The releases that a feature can be made for, in time order. */
export const plannedReleases = ({ store: { state }, product }: Pick<Desk, 'store' | 'product'>): Release[] =>
  [...ordered(state, 'release', product.id)].filter(({ id, released }) => !released && goalOf(state, id))
