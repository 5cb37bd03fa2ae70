import { describe, expect, test } from 'vitest'
import { goalOf } from '#domain/roadmap/trace.ts'
import { planWithoutBacklog } from '#tests/support/plan.ts'
import { cellLabel } from './cell-label.ts'

describe('what a cell is called', () => {
  const { world, releases } = planWithoutBacklog()
  const [release] = releases as [string]
  const said = (row: Parameters<typeof cellLabel>[1]) => cellLabel(world.state, row, release)

  test('says row, release and date before the content', () => {
    expect(said('goal')).toBe(
      'Goal, unnamed release, Q1 2027: A thousand people walk their first hike. Goal type',
    )
    const goal = goalOf(world.state, release)!.id
    world.run([
      { name: 'edit-release', input: { release, name: 'First hikes' } },
      { name: 'edit-goal', input: { goal, type: 'retain' } },
    ])
    expect(said('goal')).toMatch(/^Goal, First hikes, Q1 2027: .*\. Retain$/)
    expect(said('features')).toBe('Features, First hikes, Q1 2027: 2 features')
    expect(said('metrics')).toBe('Metrics, First hikes, Q1 2027: no metrics')
  })

  test('says the date once in the column head, and whether it is out', () => {
    expect(said('date')).toBe('Date, First hikes: Q1 2027')
    world.run([{ name: 'edit-release', input: { release, released: true } }])
    expect(said('date')).toBe('Date, First hikes: Q1 2027 Released')
  })
})
