import type { Item } from '#domain/backlog/item.ts'
import { type Scope, scopeIn, workspaceScope } from '#domain/kernel/scope.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { seededRandom } from '#tests/bench/data/random.ts'
import { dataset } from '#tests/bench/data/records.ts'

const syllables =
  'ba be bi bo da de di do fa fe fi fo ga ge ka ke ki ko la le li lo ma me mi mo na ne ni no pra tro stu sha'.split(
    ' ',
  )
/** Words between others, which tell nothing. */
const between = ['the', 'of', 'for', 'and', 'with', 'in']

/**
 * A product of so many items whose names are made as people's are: a few words stand in every tenth name, most in
 * hardly any (Zipf), and many begin alike. The same for the same count and seed.
 */
export function namedProduct(count: number, seed = 7) {
  const random = seededRandom(seed)
  const below = (most: number) => Math.floor(random() * most)
  const made = () => Array.from({ length: 2 + below(3) }, () => syllables[below(syllables.length)]!).join('')
  const words = [...new Set(Array.from({ length: 3_000 }, made))]
  // The tenth word is half as frequent as the first.
  const shares: number[] = []
  for (const at of words.keys()) shares.push((shares.at(-1) ?? 0) + 1 / (at + 10))
  const word = () => {
    const share = random() * shares.at(-1)!
    return words[shares.findIndex((sum) => sum >= share)]!
  }
  const name = (least: number, most: number) => {
    const drawn = Array.from({ length: least + below(most - least + 1) }, (_, at) =>
      at > 0 && random() < 0.25 ? `${between[below(between.length)]} ${word()}` : word(),
    ).join(' ')
    return `${drawn[0]!.toUpperCase()}${drawn.slice(1)}`
  }

  const data = dataset(count)
  const items = data.items.map((item): Item => ({ ...item, title: name(4, 9) }))
  const plan = data.plan.map(({ kind, scope, record }) => ({
    kind,
    scope,
    record: renamed(kind, record, name),
  }))
  return { owner: data.owner, product: data.product, items, plan, random }
}

function renamed(kind: Kind, record: AnyRecord, name: (least: number, most: number) => string): AnyRecord {
  switch (kind) {
    case 'release':
    case 'feature':
    case 'member':
      return { ...record, name: name(2, 3) } as AnyRecord
    case 'goal':
      return { ...record, text: name(6, 10) } as AnyRecord
    default:
      return record
  }
}

/** All of it as the page gets it: by scope and kind. */
export function contentOf({ items, plan, product }: ReturnType<typeof namedProduct>) {
  const scopes = new Map<Scope, { seq: number; records: Map<Kind, AnyRecord[]> }>(
    [workspaceScope, scopeIn(product, 'plan'), scopeIn(product, 'backlog')].map((scope) => [
      scope,
      { seq: 0, records: new Map() },
    ]),
  )
  const all = [
    ...plan,
    ...items.map((record) => ({ kind: 'item' as const, scope: scopeIn(product, 'backlog'), record })),
  ]
  for (const { kind, scope, record } of all) {
    const { records } = scopes.get(scope as Scope)!
    if (!records.has(kind)) records.set(kind, [])
    records.get(kind)!.push(record)
  }
  return scopes
}
