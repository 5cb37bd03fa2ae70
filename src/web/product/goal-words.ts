import type { GoalType } from '#domain/roadmap/goal.ts'

/** What a goal is after, in the words of the method. */
export const goalWords: Record<GoalType, string> = {
  acquire: 'Acquire',
  activate: 'Activate',
  retain: 'Retain',
  engage: 'Engage',
  convert: 'Convert',
  revenue: 'Revenue',
  cost: 'Reduce cost',
  'technical-debt': 'Technical debt',
  other: 'Other',
}
