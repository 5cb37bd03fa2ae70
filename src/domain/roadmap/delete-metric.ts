import { z } from 'zod'
import { defineCommand, planners } from '../command.ts'
import { lookUp } from '../lookup.ts'
import { isRefusal } from '../refusals.ts'
import { removal } from '../removal.ts'
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
