import { useContext, useLayoutEffect, useRef } from 'react'
import { ModalDepth } from '#web/ui/modal-depth.ts'
import type { Action, ActionSpec } from './action.ts'
import { type Registration, register } from './registry.ts'

/**
 * Offers these actions while the component is mounted: their keys work, palette and help list them. Pass a fresh
 * array each render; the newest is always the one that runs. Inside a dialog they live only while it is on top.
 */
export function useActions(scope: Action['scope'], actions: readonly ActionSpec[]): void {
  const depth = useContext(ModalDepth)
  const mine = useRef<Registration>(null)
  useLayoutEffect(() => {
    if (mine.current) mine.current.actions = actions
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: actions are kept fresh by the effect above
  useLayoutEffect(() => {
    const registration = { scope, depth, actions }
    mine.current = registration
    return register(registration)
  }, [scope, depth])
}
