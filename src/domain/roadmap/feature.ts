import { z } from 'zod'
import { idOf, line, moment, rankKey } from '../kernel/fields.ts'
import { byRank, defineKind } from '../kernel/kind.ts'
import { goalId } from './goal.ts'

export const featureId = idOf('ftr')
export type FeatureId = z.output<typeof featureId>

export const featureFields = { name: line('Feature', 200) }

const schema = z.object({
  id: featureId,
  goal: goalId,
  ...featureFields,
  /** why a sixth feature was let in; empty for the first five */
  reason: z.string().max(500),
  rank: rankKey,
  createdAt: moment,
})
export type Feature = z.output<typeof schema>

/** A coarse output that one release's goal needs. */
export const feature = defineKind<Feature>({
  prefix: 'ftr',
  schema: schema as z.ZodType<Feature>,
  refs: { goal: { kind: 'goal', onDelete: 'cascade' } },
  order: { within: 'goal', compare: byRank },
})
