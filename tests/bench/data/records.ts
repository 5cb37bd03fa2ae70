import { rankBetween, ranksBetween } from '#base/rank.ts'
import { type Item, itemKinds, itemStatuses } from '#domain/backlog/item.ts'
import { newId } from '#domain/kernel/new-id.ts'
import type { AnyRecord, Kind, RecordOf } from '#domain/kinds.ts'
import { goalTypes } from '#domain/roadmap/goal.ts'
import { seededRandom } from './random.ts'
import { itemTitle } from './titles.ts'

export const releaseCount = 12
export const themeCount = 40
export const peopleCount = 30
export const productKey = 'BEN'
/** The title of the last item in the backlog, which nothing else is called. */
export const lastTitle = 'Quokka crossing'

export interface Dataset {
  workspace: string
  owner: string
  product: string
  /** in rank order */
  items: Item[]
  /** all other records, those that others point at first */
  plan: { kind: Kind; record: AnyRecord }[]
  random(): number
}

const start = Date.UTC(2026, 0, 5)
const momentAt = (minute: number) => new Date(start + minute * 60_000).toISOString()

/** The fixed data of the bench: one product with `count` items; the same for the same count, anywhere. */
export function dataset(count: number): Dataset {
  const random = seededRandom(count)
  const id = <K extends Kind>(kind: K): RecordOf<K>['id'] =>
    newId(
      kinds[kind].prefix,
      Uint8Array.from({ length: 14 }, () => Math.floor(random() * 248)),
    )
  const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
  const plan: Dataset['plan'] = []
  function add<K extends Kind>(kind: K, record: RecordOf<K>): RecordOf<K>['id'] {
    plan.push({ kind, record })
    return record.id
  }

  const createdAt = momentAt(0)
  const workspace = add('workspace', { id: id('workspace'), name: 'Bench', createdAt })
  const people = Array.from({ length: peopleCount }, (_, index) =>
    add('member', {
      id: id('member'),
      name: `Person ${index + 1}`,
      role: index === 0 ? 'owner' : index % 3 === 0 ? 'stakeholder' : 'team',
      createdAt,
    }),
  )
  const owner = people[0] as RecordOf<'member'>['id']
  const product = add('product', {
    id: id('product'),
    name: 'Bench product',
    key: productKey,
    vision: 'Everything that people plan outdoors, in one place.',
    stage: 'growth',
    owner,
    focus: null,
    sample: false,
    nextNumber: count + 1,
    createdAt,
  })
  const features: RecordOf<'feature'>['id'][] = []
  for (let index = 0; index < releaseCount; index++) {
    const release = add('release', {
      id: id('release'),
      product,
      name: `Release ${index + 1}`,
      date: `${2026 + (index >> 2)}-Q${(index % 4) + 1}`,
      released: index < 2,
      rank: rankAt(index),
      createdAt,
    })
    const goal = add('goal', {
      id: id('goal'),
      release,
      text: `More people come back in season ${index + 1}`,
      type: one(goalTypes),
    })
    add('metric', {
      id: id('metric'),
      goal,
      name: 'back in week four',
      unit: '%',
      baseline: 18,
      target: 20 + index,
      targetHigh: null,
      timing: 'lagging',
      nature: 'quantitative',
      rank: rankAt(0),
    })
    for (let place = 0; place < 5; place++) {
      const name = `Feature ${index + 1}.${place + 1}`
      features.push(
        add('feature', { id: id('feature'), goal, name, reason: '', rank: rankAt(place), createdAt }),
      )
    }
  }
  const themes = Array.from({ length: themeCount }, (_, index) =>
    add('theme', {
      id: id('theme'),
      product,
      name: `Theme ${index + 1}`,
      words: ['route', 'map', 'season'],
      feature: random() < 0.5 ? one(features) : null,
    }),
  )

  const items: Item[] = []
  let parent: Item['id'] | null = null
  for (const [index, rank] of ranksBetween(null, null, count).entries()) {
    const epic = random() < 0.04
    const child: boolean = !epic && parent !== null && random() < 0.5
    const item: Item = {
      id: id('item'),
      product,
      number: index + 1,
      title: index === count - 1 ? lastTitle : itemTitle(random),
      kind: epic ? 'epic' : random() < 0.75 ? 'story' : one(itemKinds.slice(2)),
      status: one(itemStatuses),
      estimate: random() < 0.6 ? one([1, 2, 3, 5, 8, 13]) : null,
      description: '',
      parent: child ? parent : null,
      rank,
      feature: random() < 0.7 ? one(features) : null,
      theme: random() < 0.6 ? one(themes) : null,
      source: null,
      createdAt: momentAt(index),
    }
    if (epic) parent = item.id
    items.push(item)
  }
  return { workspace, owner, product, items, plan, random }
}

function rankAt(index: number): string {
  let rank = rankBetween(null, null)
  for (let step = 0; step < index; step++) rank = rankBetween(rank, null)
  return rank
}
