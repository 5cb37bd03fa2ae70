import { z } from 'zod'
import { defineCommand, planners } from '../kernel/command.ts'
import { edit, lookUp } from '../kernel/lookup.ts'
import { isRefusal } from '../refusals.ts'
import { metricFields, metricId } from './metric.ts'
import { targetOrder } from './target-order.ts'

export const editMetric = defineCommand({
  name: 'edit-metric',
  title: 'Edit metric',
  input: z.object({ metric: metricId, ...z.object(metricFields).partial().shape }),
  allow: planners,
  decide(state, { metric, ...fields }) {
    const record = lookUp(state, 'metric', metric)
    if (isRefusal(record)) return record
    const changes = edit('metric', record, fields)
    return targetOrder((changes[0]?.after as typeof record | undefined) ?? record) ?? changes
  },
})
