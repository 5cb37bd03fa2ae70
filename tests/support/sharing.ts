import type { Page } from 'playwright-core'
import { type Person, serverAway } from './person.ts'
import { type MadeProduct, makeProduct } from './product.ts'
import type { World } from './world.ts'

export const fruit = ['Apple', 'Banana', 'Cherry', 'Date', 'Elder']

/** Small products, each with two people on it. */
export function sharing(world: World, prefix: string) {
  let made = 0
  const makeShared = (): Promise<MadeProduct> =>
    makeProduct(world.owner, {
      key: `${prefix}${++made}`,
      releases: [{ name: 'First', date: '2027-Q1', goal: 'The first goal', features: ['Search'] }],
      items: fruit,
    })
  return {
    makeShared,
    /** One person on a screen of such a product, or on the page of its second item. */
    async alone(screen: 'backlog' | 'roadmap' | 'item'): Promise<{ product: MadeProduct; page: Page }> {
      const product = await makeShared()
      const { page, open } = await world.signedIn()
      await open(screen === 'item' ? `/i/${product.path.slice(3)}-2` : `${product.path}/${screen}`)
      return { product, page }
    },
    /** Two browsers, each with its own profile, on one screen of one product. */
    async two(
      screen: 'backlog' | 'roadmap',
    ): Promise<{ product: MadeProduct; one: Page; other: Page; people: Person[] }> {
      const product = await makeShared()
      const [one, other] = await Promise.all([world.signedIn(), world.signedIn()])
      for (const person of [one, other]) person.expecting(serverAway)
      await Promise.all([one.open(`${product.path}/${screen}`), other.open(`${product.path}/${screen}`)])
      return { product, one: one.page, other: other.page, people: [one, other] }
    },
    /** titles of the items as the server has them, by rank */
    async onServer(product: string): Promise<string[]> {
      return (await world.owner.records('item', { product })).map(({ title }) => title)
    },
  }
}
