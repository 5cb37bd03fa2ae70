import { area } from './area.ts'

/** What a goal is after, in the words of the method. */
export const goalTypeWords = area('goal-types', {
  acquire: 'Acquire',
  activate: 'Activate',
  retain: 'Retain',
  engage: 'Engage',
  convert: 'Convert',
  revenue: 'Revenue',
  cost: 'Reduce cost',
  'technical-debt': 'Technical debt',
  other: 'Other',
  none: 'No type',
})
