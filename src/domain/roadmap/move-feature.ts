import { z } from 'zod'
import { changed } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { lookUp } from '../kernel/lookup.ts'
import { placeAfter } from '../kernel/place.ts'
import { planners } from '../kernel/right.ts'
import { ordered } from '../kernel/state.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { featureId } from './feature.ts'
import { goalId } from './goal.ts'
import { sixthFeature } from './sixth-feature.ts'
import { productOfGoal } from './trace.ts'

/** Places a feature in a goal's list behind another (null: first). Its items follow, since they trace to it. */
export const moveFeature = defineCommand({
  name: 'move-feature',
  title: 'Move feature',
  input: z.object({
    feature: featureId,
    goal: goalId,
    after: featureId.nullable(),
    reason: z.string().trim().max(500).default(''),
  }),
  allow: planners,
  wishes: { after: { place: 'feature', within: (_state, { goal }) => goal } },
  decide(state, { feature, goal, after, reason }) {
    const record = lookUp(state, 'feature', feature)
    if (isRefusal(record)) return record
    const target = lookUp(state, 'goal', goal)
    if (isRefusal(target)) return target
    if (after === feature) return refuse('own-neighbour')
    const neighbour = after === null ? null : lookUp(state, 'feature', after)
    if (isRefusal(neighbour)) return neighbour
    if (neighbour && neighbour.goal !== goal) return refuse('not-found', { kind: 'feature', id: after })
    const from = lookUp(state, 'goal', record.goal)
    if (isRefusal(from)) return from
    if (productOfGoal(state, from) !== productOfGoal(state, target))
      return refuse('other-product', { kind: 'goal' })
    const moves = record.goal !== goal
    const refused = moves ? sixthFeature(state, goal, reason) : null
    if (refused) return refused
    const list = ordered(state, 'feature', goal)
    if (!moves && (list.before(record)?.id ?? null) === after) return []
    const { rank, spread } = placeAfter('feature', list, neighbour, moves ? null : record)
    return [...spread, changed('feature', record, moves ? { goal, rank, reason } : { rank })]
  },
})
