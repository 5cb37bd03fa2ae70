import { useState } from 'react'

/**
 * The same things in the order in which they were first seen, new ones at the end: what one has just changed must
 * not run away from under the hand.
 */
export function useStableOrder<T>(things: readonly T[], keyOf: (thing: T) => string): T[] {
  const [places] = useState(() => new Map<string, number>())
  for (const thing of things) {
    const key = keyOf(thing)
    if (!places.has(key)) places.set(key, places.size)
  }
  return things.toSorted((a, b) => places.get(keyOf(a))! - places.get(keyOf(b))!)
}
