import type { MenuEntry } from '#web/ui/menu.tsx'
import { topModal } from '#web/ui/modal-depth.ts'
import type { Action, ActionSpec } from './action.ts'
import { keysOf } from './key-settings.ts'

/** What one mounted component offers. `actions` is replaced at each render, so that it is never stale. */
export interface Registration {
  scope: string
  depth: number
  actions: readonly ActionSpec[]
  /** what they act on, as a person would call it; null while nothing is in hand */
  hand?: (() => string | null) | undefined
}

const registrations = new Set<Registration>()

export function register(registration: Registration): () => void {
  registrations.add(registration)
  return () => {
    registrations.delete(registration)
  }
}

/**
 * Everything that can be done now, nearest first: later mounted before earlier, 'everywhere' last. While a dialog
 * is open only its own. Keys are those this person wants.
 */
export function liveActions(depth = topModal()): Action[] {
  const live = [...registrations].reverse().filter((one) => one.depth === depth)
  const order = [
    ...live.filter((one) => one.scope !== 'everywhere'),
    ...live.filter((one) => one.scope === 'everywhere'),
  ]
  const seen = new Set<string>()
  const actions: Action[] = []
  for (const { scope, actions: offered } of order) {
    for (const action of offered) {
      if (seen.has(action.id)) continue
      seen.add(action.id)
      actions.push({ ...action, scope, keys: keysOf(action) })
    }
  }
  return actions
}

/** What is in hand now, of the nearest that has something. */
export function inHand(depth = topModal()): string | null {
  for (const one of [...registrations].reverse()) {
    const hand = one.depth === depth ? one.hand?.() : null
    if (hand) return hand
  }
  return null
}

/** Menu entries by id, in this order, as registered now; unknown ids are left out, 'line' stays. */
export function menuOf(ids: readonly string[]): MenuEntry[] {
  const byId = new Map(liveActions().map((action) => [action.id, action]))
  return ids.flatMap((id): MenuEntry[] => {
    if (id === 'line') return ['line']
    const action = byId.get(id)
    return action ? [action] : []
  })
}
