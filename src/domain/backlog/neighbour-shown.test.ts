import { expect, test } from 'vitest'
import { backlogWithoutPlan } from '#tests/support/plan.ts'
import { ordered } from '../kernel/state.ts'
import { neighbourShown } from './neighbour-shown.ts'

test('the next and the last item are those that the filter leaves, by rank', () => {
  const { world, product } = backlogWithoutPlan()
  const [first, second, third, last] = ordered(world.state, 'item', product).slice()
  const titleOf = (...asked: [typeof first, string, 'before' | 'after']) => {
    const [item, query, way] = asked
    return neighbourShown(world.state, item!, query, way)?.title
  }
  expect(titleOf(first, '', 'after')).toBe(second!.title)
  expect(titleOf(first, 'maps', 'after')).toBe('Free space of maps')
  expect(titleOf(last, 'map', 'before')).toBe('Free space of maps')
  expect(titleOf(third, 'settings', 'after')).toBe('Rename the settings page')
  expect(titleOf(first, '', 'before')).toBeUndefined()
  expect(titleOf(last, '', 'after')).toBeUndefined()
  // From one that the filter does not leave the way goes on all the same.
  expect(titleOf(third, 'map', 'before')).toBe('Free space of maps')
})
