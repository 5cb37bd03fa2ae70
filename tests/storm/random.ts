/** A stream of choices that depends on nothing but its seed. */
export interface Random {
  /** 0 <= x < 1 */
  next(): number
  /** a whole number from 0 to below `count` */
  below(count: number): number
  chance(share: number): boolean
  pick<T>(choices: readonly T[]): T
  /** One of the choices, each as likely as its weight says. */
  weighted<T>(choices: readonly { weight: number; value: T }[]): T
  /** A stream of its own, so that one part drawing more does not change what another gets. */
  fork(): Random
}

/** mulberry32 by Tommy Ettinger (public domain algorithm): 32 bits of state are plenty for a few thousand draws. */
export function randomFrom(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick(choices) {
      if (choices.length === 0) throw new Error('There is nothing to pick from')
      return choices[below(choices.length)]!
    },
    weighted(choices) {
      let rest = next() * choices.reduce((sum, { weight }) => sum + weight, 0)
      for (const { weight, value } of choices) {
        rest -= weight
        if (rest < 0) return value
      }
      return choices.at(-1)!.value
    },
    fork: () => randomFrom(Math.floor(next() * 2 ** 32)),
  }
}
