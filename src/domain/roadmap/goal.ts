import { z } from 'zod'
import { idOf, line } from '../kernel/fields.ts'
import { defineKind } from '../kernel/kind.ts'
import { releaseId } from './release.ts'

export const goalId = idOf('gol')
export type GoalId = z.output<typeof goalId>

/** What a goal is after; a purely internal goal is legitimate. */
export const goalTypes = [
  'acquire',
  'activate',
  'retain',
  'engage',
  'convert',
  'revenue',
  'cost',
  'technical-debt',
  'other',
] as const
export type GoalType = (typeof goalTypes)[number]

export const goalFields = { text: line('Goal', 1000), type: z.enum(goalTypes) }

const schema = z.object({ id: goalId, release: releaseId, ...goalFields })
export type Goal = z.output<typeof schema>

/** The reason for a release: each release has exactly one. */
export const goal = defineKind<Goal>({
  prefix: 'gol',
  schema: schema as z.ZodType<Goal>,
  refs: { release: { kind: 'release', onDelete: 'cascade' } },
})
