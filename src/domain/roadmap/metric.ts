import { z } from 'zod'
import { idOf, line, optionalLine, rankKey } from '../kernel/fields.ts'
import { byRank, defineKind } from '../kernel/kind.ts'
import { goalId } from './goal.ts'

export const metricId = idOf('mtr')
export type MetricId = z.output<typeof metricId>

export const metricFields = {
  name: line('Metric', 200),
  unit: optionalLine('Unit', 20),
  baseline: z.number().nullable(),
  target: z.number().nullable(),
  /** upper end when the target is a range */
  targetHigh: z.number().nullable(),
  timing: z.enum(['leading', 'lagging']),
  nature: z.enum(['quantitative', 'qualitative']),
}

const schema = z.object({ id: metricId, goal: goalId, ...metricFields, rank: rankKey })
export type Metric = z.output<typeof schema>

/** A measure that tells whether the goal is met. */
export const metric = defineKind<Metric>({
  prefix: 'mtr',
  schema: schema as z.ZodType<Metric>,
  refs: { goal: { kind: 'goal', onDelete: 'cascade' } },
  order: { within: 'goal', compare: byRank },
})
