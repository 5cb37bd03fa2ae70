import { rankBetween, ranksBetween } from '#base/rank.ts'
import { type Item, itemKinds, itemStatuses } from '#domain/backlog/item.ts'
import { newNumbering } from '#domain/backlog/numbering.ts'
import { newId } from '#domain/kernel/new-id.ts'
import { scopeIn, workspaceScope } from '#domain/kernel/scope.ts'
import { type AnyRecord, type Kind, kinds, type RecordOf } from '#domain/kinds.ts'
import { goalTypes } from '#domain/roadmap/goal.ts'
import { releaseColours } from '#domain/roadmap/release-colour.ts'
import { seededRandom } from './random.ts'
import { itemTitle } from './titles.ts'

export const releaseCount = 12
export const themeCount = 40
export const peopleCount = 30
export const productKey = 'BEN'
/** The title of the last item in the backlog, which nothing else is called. */
export const lastTitle = 'Quokka crossing'

export interface Planned {
  kind: Kind
  record: AnyRecord
  scope: string
}

export interface Dataset {
  workspace: string
  owner: string
  /** id of the first product */
  product: string
  /** of the first product, in rank order */
  items: Item[]
  /** of the other products */
  others: { product: string; items: Item[] }[]
  /** all other records, those that others point at first */
  plan: Planned[]
  random(): number
}

const start = Date.UTC(2026, 0, 5)
const momentAt = (minute: number) => new Date(start + minute * 60_000).toISOString()
const createdAt = momentAt(0)

/** What records are drawn with. */
interface Draw {
  random(): number
  id<K extends Kind>(kind: K): RecordOf<K>['id']
  one<T>(values: readonly T[]): T
  add<K extends Kind>(kind: K, scope: string, record: RecordOf<K>): RecordOf<K>['id']
}

/** The fixed data of the bench: products with `count` items each; the same for the same count, anywhere. */
export function dataset(count: number, products = 1): Dataset {
  const random = seededRandom(count)
  const plan: Planned[] = []
  const draw: Draw = {
    random,
    id: (kind) =>
      newId(
        kinds[kind].prefix,
        Uint8Array.from({ length: 14 }, () => Math.floor(random() * 248)),
      ) as never,
    one: (values) => values[Math.floor(random() * values.length)]!,
    add(kind, scope, record) {
      plan.push({ kind, scope, record })
      return record.id
    },
  }
  const workspace = draw.add('workspace', workspaceScope, {
    id: draw.id('workspace'),
    name: 'Bench',
    createdAt,
  })
  const people = Array.from({ length: peopleCount }, (_, index) =>
    draw.add('member', workspaceScope, {
      id: draw.id('member'),
      name: `Person ${index + 1}`,
      administrator: index === 0,
      status: 'active',
      createdAt,
    }),
  )
  const made = Array.from({ length: products }, (_, nth) => productOf(draw, count, people, nth))
  const [first, ...others] = made
  return { workspace, owner: people[0]!, ...first!, others, plan, random }
}

function productOf(
  { random, id, one, add }: Draw,
  count: number,
  people: readonly RecordOf<'member'>['id'][],
  nth: number,
): { product: RecordOf<'product'>['id']; items: Item[] } {
  const product = id('product')
  const [plan, backlog] = [scopeIn(product, 'plan'), scopeIn(product, 'backlog')]
  add('product', plan, {
    id: product,
    name: nth === 0 ? 'Bench product' : `Bench product ${nth + 1}`,
    key: nth === 0 ? productKey : `${productKey}${nth + 1}`,
    vision: 'Everything that people plan outdoors, in one place.',
    stage: 'growth',
    owner: people[0]!,
    focus: null,
    formerKeys: [],
    sample: false,
    createdAt,
  })
  add('numbering', backlog, newNumbering(product, count + 1))
  // Their ids are of the people and not drawn, so that the items are those of earlier states of the generator.
  for (const [index, member] of people.entries()) {
    if (index === 0) continue
    add('membership', plan, {
      id: `mbs_${member.slice('mbr_'.length, -2)}${10 + nth}`,
      product,
      member,
      role: index % 3 === 0 ? 'stakeholder' : 'team',
      group: '',
      createdAt,
    })
  }
  const features: RecordOf<'feature'>['id'][] = []
  for (let index = 0; index < releaseCount; index++) {
    const release = add('release', plan, {
      id: id('release'),
      product,
      name: `Release ${index + 1}`,
      date: `${2026 + (index >> 2)}-Q${(index % 4) + 1}`,
      released: index < 2,
      colour: releaseColours[index % releaseColours.length]!,
      rank: rankAt(index),
      createdAt,
    })
    const goal = add('goal', plan, {
      id: id('goal'),
      release,
      text: `More people come back in season ${index + 1}`,
      type: one(goalTypes),
    })
    add('metric', plan, {
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
        add('feature', plan, { id: id('feature'), goal, name, reason: '', rank: rankAt(place), createdAt }),
      )
    }
  }
  const themes = Array.from({ length: themeCount }, (_, index) =>
    add('theme', backlog, {
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
      description: null,
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
  return { product, items }
}

/** A description as people write one, a paragraph or two; for one item in five. */
export function descriptionOf(item: Item, random: () => number): string | null {
  if (item.number % 5 !== 0) return null
  return Array.from({ length: 4 + Math.floor(random() * 5) }, () => `${itemTitle(random)}.`).join(' ')
}

function rankAt(index: number): string {
  let rank = rankBetween(null, null)
  for (let step = 0; step < index; step++) rank = rankBetween(rank, null)
  return rank
}
