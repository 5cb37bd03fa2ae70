import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Stage } from '#domain/product/product.ts'
import { testId } from './serve.ts'
import type { Owner } from './server.ts'

export interface ProductPlan {
  /** keys are names of products: each test takes its own */
  key: string
  name?: string
  stage?: Stage
  releases?: { name: string; date?: string; goal?: string; metrics?: string[]; features?: string[] }[]
  /** titles in rank order */
  items?: readonly string[]
}

export interface MadeProduct {
  id: string
  /** address of its screens: `/p/KEY` */
  path: string
  /** ids in rank order */
  items: string[]
  /** ids by name */
  releases: Record<string, string>
  features: Record<string, string>
}

/** Makes a product with a roadmap and a backlog through the REST door, as one step. */
export async function makeProduct(owner: Pick<Owner, 'run'>, plan: ProductPlan): Promise<MadeProduct> {
  const { key, name = `Product ${key}`, stage = 'development', releases = [], items = [] } = plan
  const product = testId('product')
  const made: MadeProduct = { id: product, path: `/p/${key}`, items: [], releases: {}, features: {} }
  const calls: CommandCall[] = [{ name: 'create-product', input: { product, name, key, stage } }]
  for (const { name, date = null, goal = `Goal of ${name}`, metrics = [], features = [] } of releases) {
    const [release, goalId] = [testId('release'), testId('goal')]
    made.releases[name] = release
    calls.push({
      name: 'create-release',
      input: { release, goal: goalId, product, name, date, text: goal },
    })
    for (const metric of metrics)
      calls.push({
        name: 'create-metric',
        input: { metric: testId('metric'), goal: goalId, name: metric, baseline: 0, target: 10 },
      })
    for (const feature of features) {
      made.features[feature] = testId('feature')
      calls.push({
        name: 'create-feature',
        input: { feature: made.features[feature], goal: goalId, name: feature, reason: 'The test wants it.' },
      })
    }
  }
  for (const title of items) {
    const item = testId('item')
    made.items.push(item)
    calls.push({ name: 'create-item', input: { item, product, title } })
  }
  await owner.run(...calls)
  return made
}
