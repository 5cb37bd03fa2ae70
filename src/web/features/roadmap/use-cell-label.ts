import { releaseName } from '#domain/checks/roadmap-checks.ts'
import { showDate } from '#domain/roadmap/release-date.ts'
import { goalOf } from '#domain/roadmap/trace.ts'
import { find, ordered, type State } from '#domain/state.ts'
import { useQuery } from '#web/store/use-store.ts'
import { goalWords } from './goal-words.ts'
import { count } from './tell.ts'

export const rows = ['date', 'name', 'goal', 'features', 'metrics'] as const
export type RowName = (typeof rows)[number]
export const rowWords: Record<RowName, string> = {
  date: 'Date',
  name: 'Name',
  goal: 'Goal',
  features: 'Features',
  metrics: 'Metrics',
}

/** "Goal, Come back, Q1 2027: Three in ten hikers are back. Retain." */
export function cellLabel(state: State, row: RowName, id: string): string {
  const release = find(state, 'release', id)
  const goal = goalOf(state, id)
  if (!release || !goal) return rowWords[row]
  const date = showDate(release.date)
  const where = [rowWords[row], release.name || 'unnamed', date].join(', ')
  const listed = (kind: 'feature' | 'metric') => {
    const list = ordered(state, kind, goal.id)
    return list.size === 0 ? `no ${kind}` : `${count(list.size, kind)}. Enter goes in`
  }
  const said: Record<RowName, () => string> = {
    date: () => (release.released ? 'released' : date),
    name: () => release.name || 'no name',
    goal: () => `${goal.text} ${goalWords[goal.type]}`,
    features: () => listed('feature'),
    metrics: () => listed('metric'),
  }
  return row === 'date' ? `Date, ${releaseName(release)}: ${said.date()}` : `${where}: ${said[row]()}`
}

export function useCellLabel(row: RowName, id: string): string {
  return useQuery((state) => cellLabel(state, row, id), { kinds: ['release', 'goal', 'feature', 'metric'] })
}
