import { z } from 'zod'
import { created } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { free, lookUp } from '../kernel/lookup.ts'
import { placeAfter } from '../kernel/place.ts'
import { planners } from '../kernel/right.ts'
import { ordered } from '../kernel/state.ts'
import { isRefusal } from '../refusals.ts'
import { featureId, feature as featureKind } from './feature.ts'
import { goalId } from './goal.ts'
import { sixthFeature } from './sixth-feature.ts'

/** Adds a feature at the end of a goal's list. */
export const createFeature = defineCommand({
  name: 'create-feature',
  title: 'Add feature',
  input: z.object({
    feature: featureId,
    goal: goalId,
    name: featureKind.fields.name.schema,
    reason: z.string().trim().max(500).default(''),
  }),
  allow: planners,
  creates: { feature: 'feature' },
  decide(state, { feature, goal, name, reason }, context) {
    const missing = lookUp(state, 'goal', goal)
    if (isRefusal(missing)) return missing
    const refused = free(state, 'feature', feature) ?? sixthFeature(state, goal, reason)
    if (refused) return refused
    const list = ordered(state, 'feature', goal)
    const { rank, spread } = placeAfter('feature', list, list.last() ?? null, null)
    return [...spread, created('feature', { id: feature, goal, name, reason, rank, createdAt: context.at })]
  },
})
