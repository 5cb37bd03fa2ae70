import type { Release } from '#domain/roadmap/release.ts'
import { useDraft } from './use-draft.ts'

/** What was typed, by feature. */
export type Lines = { [feature: string]: string }

const isLines = (value: unknown): value is Lines =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((text) => typeof text === 'string')

/** The stories that somebody types for a release; kept in this browser until they are applied. */
export function useLines({ id, product }: Release) {
  return useDraft<Lines>(product, `top-down ${id}`, {}, isLines)
}
