import { editOf } from '../kernel/kind-commands.ts'
import { goal } from './goal.ts'

export const editGoal = editOf('goal', goal, { title: 'Edit goal' })
