import { z } from 'zod'
import { created } from '../kernel/change.ts'
import { defineCommand, planners } from '../kernel/command.ts'
import { free, lookUp } from '../kernel/lookup.ts'
import { placeAfter } from '../kernel/place.ts'
import { ordered } from '../kernel/state.ts'
import { isRefusal } from '../refusals.ts'
import { goalId } from './goal.ts'
import { metricFields, metricId } from './metric.ts'
import { targetOrder } from './target-order.ts'

export const createMetric = defineCommand({
  name: 'create-metric',
  title: 'Add metric',
  input: z.object({
    metric: metricId,
    goal: goalId,
    name: metricFields.name,
    unit: metricFields.unit.default(''),
    baseline: metricFields.baseline.default(null),
    target: metricFields.target.default(null),
    targetHigh: metricFields.targetHigh.default(null),
    timing: metricFields.timing.default('lagging'),
    nature: metricFields.nature.default('quantitative'),
  }),
  allow: planners,
  creates: { metric: 'metric' },
  decide(state, { metric, goal, ...fields }) {
    const missing = lookUp(state, 'goal', goal)
    if (isRefusal(missing)) return missing
    const refused = free(state, 'metric', metric) ?? targetOrder(fields)
    if (refused) return refused
    const list = ordered(state, 'metric', goal)
    const { rank, spread } = placeAfter('metric', list, list.last() ?? null, null)
    return [...spread, created('metric', { id: metric, goal, ...fields, rank })]
  },
})
