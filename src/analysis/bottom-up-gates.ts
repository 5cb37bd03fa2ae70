import { find, ordered, type State } from '#domain/kernel/state.ts'
import type { Stage } from '#domain/product/product.ts'
import { gateWords } from '#words/gates.ts'

export interface Gate {
  name: 'stage' | 'length' | 'stability'
  /** null: not enough is known, which counts as no */
  open: boolean | null
  /** the evidence, as a sentence with its numbers */
  evidence: string
}

/** Fewer open items than this fit in one release for most teams; our setting, not Pichler's. */
const longBacklog = 40
/** A backlog counts as stable when at most a fifth of it is newer than a quarter; our setting. */
const stableShare = 0.2
const quarter = 91 * 24 * 3600 * 1000

const fitStages: readonly Stage[] = ['growth', 'maturity', 'decline']

/**
 * The three gates before a roadmap is derived from the backlog (method U1): the product has found its market, the
 * backlog is longer than a release, and it is stable. In doubt, top-down.
 */
export function bottomUpGates(state: State, product: string, now: string): Gate[] {
  const stage = find(state, 'product', product)?.stage ?? 'development'
  let open = 0
  let fresh = 0
  let oldest = now
  const since = new Date(new Date(now).getTime() - quarter).toISOString()
  for (const item of ordered(state, 'item', product)) {
    if (item.createdAt < oldest) oldest = item.createdAt
    if (item.status === 'done') continue
    open++
    if (item.createdAt > since) fresh++
  }
  return [
    {
      name: 'stage',
      open: fitStages.includes(stage),
      evidence: gateWords(fitStages.includes(stage) ? 'marketFound' : 'marketSought', { stage }),
    },
    {
      name: 'length',
      open: open >= longBacklog,
      evidence: gateWords('length', { count: open, least: longBacklog }),
    },
    stability(open, fresh, oldest > since),
  ]
}

function stability(open: number, fresh: number, young: boolean): Gate {
  if (open === 0 || young) {
    return {
      name: 'stability',
      open: null,
      evidence: gateWords('young'),
    }
  }
  const share = fresh / open
  return {
    name: 'stability',
    open: share <= stableShare,
    evidence: gateWords('fresh', { share: Math.round(share * 100) }),
  }
}
