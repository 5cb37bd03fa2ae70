import { z } from 'zod'
import { defineCommand, planners } from '../kernel/command.ts'
import { edit, lookUp } from '../kernel/lookup.ts'
import { isRefusal } from '../refusals.ts'
import { goalFields, goalId } from './goal.ts'

export const editGoal = defineCommand({
  name: 'edit-goal',
  title: 'Edit goal',
  input: z.object({ goal: goalId, ...z.object(goalFields).partial().shape }),
  allow: planners,
  decide(state, { goal, ...fields }) {
    const record = lookUp(state, 'goal', goal)
    return isRefusal(record) ? record : edit('goal', record, fields)
  },
})
