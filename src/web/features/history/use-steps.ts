import { useEffect, useRef } from 'react'
import type { Neighbours } from './use-neighbours.ts'

type Way = keyof Neighbours

/** Walks from step to step. Whoever presses before the next one is known goes there as soon as it is. */
export function useSteps(neighbours: Neighbours, isCurrent: boolean, go: (seq: number) => void) {
  const wish = useRef<Way | null>(null)
  const to = (way: Way) => (isCurrent ? neighbours[way] : undefined)
  const walk = (way: Way) => {
    const seq = to(way)
    wish.current = seq === undefined ? way : null
    if (seq !== undefined && seq !== null) go(seq)
  }
  useEffect(() => {
    const way = wish.current
    if (way !== null && to(way) !== undefined) walk(way)
  })
  return { can: (way: Way) => to(way) !== null, walk }
}
