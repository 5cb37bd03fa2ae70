import { expect, test } from 'vitest'
import { backlogWithoutPlan } from '#tests/support/plan.ts'
import { bottomUpGates } from './bottom-up-gates.ts'

const now = '2027-06-01T00:00:00.000Z'

function gates(world: ReturnType<typeof backlogWithoutPlan>['world'], product: string, at = now) {
  return Object.fromEntries(bottomUpGates(world.state, product, at).map((gate) => [gate.name, gate.open]))
}

test('a young product with a short, old backlog may not go bottom-up', () => {
  const { world, product } = backlogWithoutPlan()
  expect(gates(world, product)).toEqual({ stage: false, length: false, stability: true })
})

test('growth, forty open items and a quarter of calm open all three gates', () => {
  const { world, product, newId } = backlogWithoutPlan()
  world.run([{ name: 'edit-product', input: { product, stage: 'growth' } }])
  for (let n = 0; n < 40; n++) {
    world.run([{ name: 'create-item', input: { item: newId('item'), product, title: `Item ${n}` } }])
  }
  expect(gates(world, product)).toEqual({ stage: true, length: true, stability: true })
})

test('with nothing older than a quarter stability is unknown, and many new items make it unstable', () => {
  const { world, product, newId } = backlogWithoutPlan()
  expect(gates(world, product, '2026-12-01T00:00:00.000Z').stability).toBeNull()
  world.at = '2027-05-01T00:00:00.000Z'
  for (let n = 0; n < 4; n++) {
    world.run([{ name: 'create-item', input: { item: newId('item'), product, title: `New ${n}` } }])
  }
  expect(gates(world, product).stability).toBe(false)
})
