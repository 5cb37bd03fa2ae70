import { z } from 'zod'
import { byCodeUnits } from '#base/by-code-units.ts'
import { deleted } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { edit, lookUp, make } from '../kernel/lookup.ts'
import { planners } from '../kernel/right.ts'
import { find, pointing } from '../kernel/state.ts'
import { productId } from '../product/product.ts'
import { isRefusal } from '../refusals.ts'
import { type Habit, type HabitChoices, habitChoices, habitId, habit as habitKind } from './habit.ts'

/** Keeps what somebody chose when they imported a file; an import says so when it is done. Later choices win. */
export const rememberChoices = defineCommand({
  name: 'remember-choices',
  title: 'Remember choices of an import',
  input: z.object({
    /** of a source that nothing is kept of yet */
    habit: habitId,
    product: productId,
    source: habitKind.fields.source.schema,
    choices: habitChoices,
  }),
  allow: planners,
  creates: { habit: 'habit' },
  decide(state, { habit, product, source, choices }, { at: changedAt }) {
    const record = lookUp(state, 'product', product)
    if (isRefusal(record)) return record
    const all = [...pointing(state, 'habit', 'product', product)].map((id) => find(state, 'habit', id)!)
    const kept = all.find((one) => one.source === source)
    if (kept) return edit(state, 'habit', kept, { choices: both(kept.choices, choices), changedAt })
    const id = habit as Habit['id']
    const made = make(state, 'habit', { id, product, source, choices: both({}, choices), changedAt })
    if (isRefusal(made)) return made
    const [oldest] = all.sort((a, b) => byCodeUnits(a.changedAt, b.changedAt) || byCodeUnits(a.id, b.id))
    return oldest && all.length >= MOST_KINDS ? [deleted('habit', oldest), made] : [made]
  },
})

/** Past so many words of a sort, and kinds of files of a product, the oldest are let go. */
const MOST = 500
const MOST_KINDS = 200

/** What was chosen earlier and what was chosen later, word by word. */
export function both(kept: HabitChoices, chosen: HabitChoices): HabitChoices {
  const all: { [choice: string]: unknown } = { ...kept, ...chosen }
  for (const words of ['columns', 'statuses', 'kinds', 'estimates', 'encodings'] as const)
    if (all[words]) all[words] = merged<unknown>(kept[words] ?? {}, chosen[words] ?? {})
  return all
}

function merged<V>(kept: { [word: string]: V }, chosen: { [word: string]: V }): { [word: string]: V } {
  const known = Object.entries(kept).filter(([word]) => !Object.hasOwn(chosen, word))
  return Object.fromEntries([...known, ...Object.entries(chosen)].slice(-MOST))
}
