import { deleteOf } from '../kernel/kind-commands.ts'
import { habit } from './habit.ts'

/** Forgets what was chosen for files of a source: the next one is read by what it says alone. */
export const deleteHabit = deleteOf('habit', habit, { title: 'Forget choices of an import' })
