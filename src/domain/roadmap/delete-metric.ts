import { z } from 'zod'
import { defineCommand, planners } from '../kernel/command.ts'
import { lookUp } from '../kernel/lookup.ts'
import { removal } from '../kernel/removal.ts'
import { isRefusal } from '../refusals.ts'
import { metricId } from './metric.ts'

export const deleteMetric = defineCommand({
  name: 'delete-metric',
  title: 'Delete metric',
  input: z.object({ metric: metricId }),
  allow: planners,
  decide(state, { metric }) {
    const record = lookUp(state, 'metric', metric)
    return isRefusal(record) ? record : removal(state, 'metric', [metric])
  },
})
