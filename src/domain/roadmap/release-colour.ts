import { ordered, type State } from '../kernel/state.ts'

/** The hues of threads, in the order in which they are given: neighbours differ as much as they can. */
export const releaseColours = ['blue', 'green', 'amber', 'pink', 'cyan', 'red', 'olive', 'violet'] as const
export type ReleaseColour = (typeof releaseColours)[number]

/**
 * The colour for one more release of a product: the first that none has, and once all are taken the one that fewest
 * have. It is then the release's own, wherever it moves.
 */
export function freeColour(state: State, product: string): ReleaseColour {
  return scarcest([...ordered(state, 'release', product)].map(({ colour }) => colour))
}

export function scarcest(taken: readonly ReleaseColour[]): ReleaseColour {
  const count = (colour: ReleaseColour) => taken.filter((other) => other === colour).length
  return releaseColours.reduce((best, colour) => (count(colour) < count(best) ? colour : best))
}
