import { z } from 'zod'
import { defineCommand } from '../kernel/command.ts'
import { edit, make } from '../kernel/lookup.ts'
import { nobody } from '../kernel/right.ts'
import { isRefusal } from '../refusals.ts'
import { type Habit, habitId, habit as habitKind } from './habit.ts'

const { source, columns, statuses, kinds } = habitKind.fields

/** Keeps what somebody chose when they imported a file; the server says so when that is done. Later choices win. */
export const rememberChoices = defineCommand({
  name: 'remember-choices',
  title: 'Remember choices of an import',
  input: z.object({
    /** of a source that nothing is kept of yet */
    habit: habitId,
    source: source.schema,
    columns: columns.schema,
    statuses: statuses.schema,
    kinds: kinds.schema,
  }),
  allow: nobody,
  creates: { habit: 'habit' },
  decide(state, { habit, ...given }, { at }) {
    for (const record of state.records.habit.values()) {
      if (record.source !== given.source) continue
      return edit(state, 'habit', record, {
        columns: merged(record.columns, given.columns),
        statuses: merged(record.statuses, given.statuses),
        kinds: merged(record.kinds, given.kinds),
      })
    }
    const made = make(state, 'habit', { id: habit as Habit['id'], ...given, createdAt: at })
    return isRefusal(made) ? made : [made]
  },
})

/** Past so many the oldest are let go. */
const MOST = 500

function merged<V>(kept: { [word: string]: V }, chosen: { [word: string]: V }): { [word: string]: V } {
  const known = Object.entries(kept).filter(([word]) => !Object.hasOwn(chosen, word))
  return Object.fromEntries([...known, ...Object.entries(chosen)].slice(-MOST))
}
