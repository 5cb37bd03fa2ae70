import type { Change } from '#domain/kernel/change.ts'
import { find, type State } from '#domain/kernel/state.ts'
import { productOfGoal } from '#domain/roadmap/trace.ts'
import { remember, remembered } from '#web/ui/remembered.ts'

/** What one tries first in the sample product, in this order. */
export const firstSteps = ['move', 'follow', 'undo', 'metric', 'derive'] as const
export type FirstStep = (typeof firstSteps)[number]

/** How far somebody has come, and whether they have put the list away. */
export interface Progress {
  done: readonly FirstStep[]
  away: boolean
}

const place = (member: string) => `throughline.first-steps.${member}`

/** What this browser keeps of a member's progress; what cannot be read is none. */
export function readProgress(member: string): Progress {
  return remembered(place(member), (kept) => {
    const { done, away } = (kept ?? {}) as Partial<Progress>
    return {
      done: firstSteps.filter((step) => Array.isArray(done) && done.includes(step)),
      away: away === true,
    }
  })
}

export function keepProgress(member: string, progress: Progress): void {
  remember(place(member), progress)
}

/** The steps that changes to the plan of a product are, as they have really happened. */
export function stepsIn(state: State, product: string, changes: readonly Change[]): FirstStep[] {
  return changes.flatMap((change): FirstStep[] => {
    const { kind, before, after } = change
    if (!after || !('goal' in after) || productOfGoal(state, goalIn(state, after.goal)) !== product) return []
    if (kind === 'metric' && !before) return ['metric']
    return kind === 'feature' && before && 'goal' in before && before.goal !== after.goal ? ['move'] : []
  })
}

const goalIn = (state: State, goal: unknown) => find(state, 'goal', String(goal)) ?? { release: '' as never }

/** The step that being at an address is: the items of a feature, or what the next release needs. */
export function stepAt(path: string, query: string): FirstStep | null {
  if (path.endsWith('/derive/top-down')) return 'derive'
  return path.endsWith('/backlog') && query.includes('feature:') ? 'follow' : null
}
