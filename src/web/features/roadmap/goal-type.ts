import { type GoalType, goalTypes } from '#domain/roadmap/goal.ts'
import type { MenuEntry } from '#web/ui/menu.tsx'
import { goalTypeWords } from '#words/goal-types.ts'
import { goalWords } from '#words/roadmap.ts'

/** What stands on the button that chooses it: quietly what could be said, where nothing is. */
export const goalTypeShown = (type: GoalType): string =>
  type === 'none' ? goalWords('type') : goalTypeWords(type)

export function goalTypeChoices(now: GoalType, choose: (type: GoalType) => void): MenuEntry[] {
  const one = (type: GoalType) => ({
    label: goalTypeWords(type),
    checked: type === now,
    perform: () => choose(type),
  })
  return [...goalTypes.filter((type) => type !== 'none').map(one), 'line', one('none')]
}
