import { find, ordered, type State } from '#domain/kernel/state.ts'
import { showDate } from '#domain/roadmap/release-date.ts'
import { goalOf } from '#domain/roadmap/trace.ts'
import { releaseWords, roadmapWords as say } from '#words/roadmap.ts'
import { called } from './called.ts'
import { goalTypeShown } from './goal-type.ts'

export const rows = ['date', 'name', 'goal', 'features', 'metrics'] as const
export type RowName = (typeof rows)[number]

/** "Goal, Come back, Q1 2027: Three in ten hikers are back. Retain", "Features, Come back, Q1 2027: 5 features". */
export function cellLabel(state: State, row: RowName, id: string): string {
  const release = find(state, 'release', id)
  const goal = goalOf(state, id)
  if (!release || !goal) return say(row)
  const where = { ...called(release.name), date: showDate(release.date) }
  if (row === 'date') return say('dateCell', { ...where, released: release.released ? 'yes' : 'no' })
  const content = {
    name: () => release.name || releaseWords('nameIt'),
    goal: () => say('goalCell', { goal: goal.text, type: goalTypeShown(goal.type) }),
    features: () => say('featureCount', { count: ordered(state, 'feature', goal.id).size }),
    metrics: () => say('metricCount', { count: ordered(state, 'metric', goal.id).size }),
  }
  return say('cell', { ...where, row: say(row), content: content[row]() })
}
