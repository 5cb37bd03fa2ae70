import { count } from '#base/text/count.ts'
import { find, ordered, type State } from '#domain/kernel/state.ts'
import { showDate } from '#domain/roadmap/release-date.ts'
import { goalOf } from '#domain/roadmap/trace.ts'
import { goalWords } from '#web/product/goal-words.ts'

export const rows = ['date', 'name', 'goal', 'features', 'metrics'] as const
export type RowName = (typeof rows)[number]
export const rowWords: Record<RowName, string> = {
  date: 'Date',
  name: 'Name',
  goal: 'Goal',
  features: 'Features',
  metrics: 'Metrics',
}

/** "Goal, Come back, Q1 2027: Three in ten hikers are back. Retain", "Features, Come back, Q1 2027: 5 features". */
export function cellLabel(state: State, row: RowName, id: string): string {
  const release = find(state, 'release', id)
  const goal = goalOf(state, id)
  if (!release || !goal) return rowWords[row]
  const date = showDate(release.date)
  const listed = (kind: 'feature' | 'metric') => {
    const { size } = ordered(state, kind, goal.id)
    return size === 0 ? `no ${kind}s` : count(size, kind)
  }
  const said: Record<RowName, () => string> = {
    date: () => (release.released ? `${date} Released` : date),
    name: () => release.name || 'Name it',
    goal: () => `${goal.text} ${goalWords[goal.type]}`,
    features: () => listed('feature'),
    metrics: () => listed('metric'),
  }
  const name = release.name || 'unnamed release'
  const where = row === 'date' ? ['Date', name] : [rowWords[row], name, date]
  return `${where.join(', ')}: ${said[row]()}`
}
