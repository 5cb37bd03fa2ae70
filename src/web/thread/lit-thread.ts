import { useSyncExternalStore } from 'react'
import type { Line } from './thread.ts'

let lit: Line | null = null
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Lights the line that a hovered or focused record hangs on; null puts it out. */
export function lightThread(line: Line | null): void {
  if (line?.release === lit?.release && line?.feature === lit?.feature && line?.item === lit?.item) return
  lit = line
  for (const listener of listeners) listener()
}

/** 'lit' when the record lies on the line that is lit, 'dim' when another is, 'rest' when none is. */
export type Light = 'lit' | 'dim' | 'rest'

/** How a record of `release` (and `feature`) looks now. A feature's line includes its release and its items. */
export function useLight(release: string | null, feature: string | null = null): Light {
  return useSyncExternalStore(subscribe, () => {
    if (!lit) return 'rest'
    if (release !== lit.release) return 'dim'
    return feature === null || lit.feature === null || feature === lit.feature ? 'lit' : 'dim'
  })
}
