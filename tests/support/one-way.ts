import { afterEach } from 'vitest'
import { watchPointer } from './by-keys.ts'
import { makeProduct, type ProductPlan } from './product.ts'
import type { openWorld } from './world.ts'

type World = ReturnType<typeof openWorld>

const plan: Omit<ProductPlan, 'key'> = {
  releases: [
    { name: 'First', date: '2027-Q1', goal: 'The first goal', metrics: ['hikes'], features: ['Search'] },
    { name: 'Second', date: '2027-Q2', goal: 'The second goal', features: ['Share'] },
  ],
  items: ['Apple', 'Banana', 'Cherry', 'Date palm'],
}

/**
 * For tests that use the product in one way alone: opens a screen of a small product of its own, whose key begins with
 * `key`, and fails the test at its end when the page got any of the pointers that are `refused`.
 */
export function oneWayAlone(
  world: World,
  key: string,
  refused: readonly string[],
  seat: Parameters<World['signedIn']>[0] = {},
) {
  const untouched: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const check of untouched.splice(0)) await check()
  })
  let made = 0
  return async (screen: string, more: Partial<ProductPlan> = plan) => {
    const product = await makeProduct(world.owner, { key: `${key}${++made}`, ...more })
    const person = await world.signedIn(seat)
    untouched.push(await watchPointer(person.page, ...refused))
    await person.open(`${product.path}/${screen}`)
    const itemOf = async (title: string) =>
      (await world.owner.records('item', { product: product.id })).find((one) => one.title === title)
    return { ...person, product, itemOf }
  }
}
