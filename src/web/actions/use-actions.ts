import { useContext, useLayoutEffect, useRef } from 'react'
import { ModalDepth } from '#web/ui/modal-depth.ts'
import type { Action, ActionSpec } from './action.ts'
import { type Registration, register } from './registry.ts'

/**
 * Offers these actions while the component is mounted: their keys work, palette and help list them. Pass a fresh
 * array each render; the newest is always the one that runs. Inside a dialog they live only while it is on top.
 * `hand` says what those act on that are `onHand`.
 */
export function useActions(
  scope: Action['scope'],
  actions: readonly ActionSpec[],
  hand?: () => string | null,
): void {
  const depth = useContext(ModalDepth)
  const mine = useRef<Registration>(null)
  useLayoutEffect(() => {
    if (mine.current) Object.assign(mine.current, { actions, hand })
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: actions are kept fresh by the effect above
  useLayoutEffect(() => {
    const registration = { scope, depth, actions, hand }
    mine.current = registration
    return register(registration)
  }, [scope, depth])
}
