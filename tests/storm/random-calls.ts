import { z } from 'zod'
import type { Command } from '#domain/kernel/command.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { lookIn } from '#domain/kernel/look.ts'
import { namedIn } from '#domain/kernel/named.ts'
import { productOf } from '#domain/kernel/scope-of.ts'
import { find, ordered, type State } from '#domain/kernel/state.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { model } from '#domain/model.ts'
import type { Names } from './cast.ts'
import type { Random } from './random.ts'

/** What a caller sees when it makes up its mind; often out of date by the time the server decides. */
export interface View {
  readonly state: State
  /** ids of commits that could be undone, newest last */
  readonly commits: readonly string[]
  /** ids given out so far, of records that may be there, gone or never made */
  readonly names: Pick<Names, 'given' | 'homes' | 'newId'>
  /** a word that is in no other text, so that it can be followed wherever it goes */
  newWord(): string
  /** what people are busy with, so that many hands meet in one place; those commands come more often */
  readonly mood: Mood
  /** who makes it up */
  readonly speaker: string
}

export type Mood = keyof typeof moods
export const moods = {
  'a bit of everything': [],
  'ranking the backlog': ['create-item', 'rank-item', 'delete-items', 'revert-commit'],
  'giving out roles': ['set-role', 'clear-role', 'edit-member', 'remove-member', 'restore-member'],
  proposing: ['create-proposal', 'tick-suggestions', 'apply-proposal', 'delete-proposal'],
  'filling the roadmap': ['create-feature', 'move-feature', 'create-release', 'move-release'],
} as const satisfies { [mood: string]: readonly string[] }

interface Shape {
  type?: string | string[]
  pattern?: string
  enum?: string[]
  anyOf?: Shape[]
  items?: Shape
  properties?: { [field: string]: Shape }
  required?: string[]
  minimum?: number
  maximum?: number
  minLength?: number
  maxItems?: number
}

const shapes = new Map<string, Shape>()
const shapeOf = ({ name, input }: Command): Shape => {
  let shape = shapes.get(name)
  if (!shape) {
    shape = z.toJSONSchema(input, { io: 'input' }) as Shape
    shapes.set(name, shape)
  }
  return shape
}

// How often people do what; a command that is not named here happens as often as most.
const weights: { [name: string]: number } = {
  'create-item': 12,
  'rank-item': 14,
  'edit-item': 8,
  'move-feature': 5,
  'move-release': 4,
  'create-feature': 5,
  'revert-commit': 6,
  'create-product': 1,
  'delete-product': 0.3,
  'create-workspace': 0.2,
  'add-member': 0.4,
  'edit-member': 1,
  'edit-metric': 3,
  'remove-member': 0.5,
  'restore-member': 2,
  'set-role': 4,
  'clear-role': 0.7,
  'withdraw-commit': 0.1,
  'cancel-step': 1,
  'undo-step': 2,
  'delete-release': 1.5,
  'restore-record': 6,
  'create-proposal': 4,
  'tick-suggestions': 4,
  'apply-proposal': 4,
  'delete-proposal': 1.5,
}
const usual = 2
/** Long work is begun by the server that works on it, see long-work.ts. */
const serversOwn = ['begin-step', 'advance-step']
/** What is remembered of an import, and no storm imports a file. */
export const ofImports = ['remember-choices', 'delete-habit']
const drawn = model.commands.filter(({ name }) => !serversOwn.includes(name) && !ofImports.includes(name))
const choicesIn = (mood: Mood) =>
  drawn.map((command) => {
    const favourite = (moods[mood] as readonly string[]).includes(command.name)
    return { weight: (weights[command.name] ?? usual) * (favourite ? 4 : 1), value: command }
  })
const choices = Object.fromEntries((Object.keys(moods) as Mood[]).map((mood) => [mood, choicesIn(mood)])) as {
  [mood in Mood]: ReturnType<typeof choicesIn>
}

const words =
  'map trail hike photo search friend share week rating offline Ünïcode データ 🥾 =1+1 "quoted"'.split(' ')

/**
 * A call made up from the command's own schema, so that a new command takes part without a line here. Most are
 * sensible; some name what is gone, of another product or malformed.
 */
export function randomCall(random: Random, view: View, only?: string, within?: string): CommandCall {
  const command = only
    ? model.commands.find(({ name }) => name === only)!
    : random.weighted(choices[view.mood])
  const { properties = {}, required = [] } = shapeOf(command)
  // What a call names is mostly of one product, as it is for somebody who looks at one.
  const products = [...view.state.records.product.keys()]
  const crowded = view.mood !== 'a bit of everything' && random.chance(0.7)
  const product =
    within ?? (crowded ? products[0] : random.chance(0.93) ? anyOf(random, products) : undefined)
  const draw = { random, view, product }
  const input: { [field: string]: unknown } = {}
  for (const [field, shape] of Object.entries(properties)) {
    if (command.creates?.[field]) continue
    if (required.includes(field) || random.chance(0.45)) input[field] = someValue(draw, field, shape)
  }
  const home = homeOf(view, command, input)
  for (const [field, kind] of Object.entries(command.creates ?? {}))
    if (required.includes(field) || random.chance(0.45)) input[field] = idToMake(draw, kind, home)
  // A neighbour drawn from the whole product would seldom be one of the goal's.
  if ('goal' in input && 'after' in input && input.after !== null && random.chance(0.9)) {
    const standing = [...ordered(view.state, 'feature', input.goal as string)].map(({ id }) => id)
    input.after = anyOf(random, standing) ?? null
  }
  if ('was' in input) input.was = wasOf(draw, command, input)
  return { name: command.name, input }
}

/** What somebody saw when they began to edit: mostly what stands, now and then what does not any more. */
function wasOf({ random, view }: Draw, command: Command, input: { [field: string]: unknown }): unknown {
  const record = standing(view.state, command, input)
  const given = input.was as { [field: string]: unknown }
  return Object.fromEntries(
    Object.keys(given).flatMap((field) => {
      if (input[field] === undefined && random.chance(0.8)) return []
      return [[field, record && random.chance(0.93) ? record[field] : given[field]]]
    }),
  )
}

/** What the edit is of, with its fields by the names that `was` has: a record, or what a member is to a product. */
function standing(
  { records }: State,
  command: Command,
  input: { [field: string]: unknown },
): { [field: string]: unknown } | undefined {
  const kind = command.name.slice('edit-'.length) as Kind
  if (kind in records)
    return records[kind].get(input[kind] as string) as { [field: string]: unknown } | undefined
  const { product, member } = input
  const has = [...records.membership.values()].find((one) => one.product === product && one.member === member)
  const isOwner = records.product.get(product as string)?.owner === member
  return { role: isOwner ? 'owner' : (has?.role ?? null), group: has?.group ?? '' }
}

interface Draw {
  random: Random
  view: View
  product: string | undefined
}

function someValue(draw: Draw, field: string, shape: Shape): unknown {
  const { random } = draw
  if (shape.anyOf) {
    const [wanted, none] = [shape.anyOf.find(({ type }) => type !== 'null')!, shape.anyOf.length > 1]
    return none && random.chance(0.25) ? null : someValue(draw, field, wanted)
  }
  const type = Array.isArray(shape.type) ? random.pick(shape.type) : shape.type
  if (type === 'null') return null
  if (shape.enum) return random.pick(shape.enum)
  if (type === 'boolean') return random.chance(0.4)
  if (type === 'number' || type === 'integer') return (shape.minimum ?? -5) + random.below(12)
  if (type === 'array') return arrayOf(draw, field, shape)
  if (type === 'object') return objectOf(draw, shape)
  return textOf(draw, field, shape)
}

function arrayOf(draw: Draw, field: string, { items = {} }: Shape): unknown[] {
  const isIds = idKind(items) !== undefined
  if (field === 'suggestions' && !isIds) return suggestedBy(draw)
  const count = isIds ? 1 + draw.random.below(4) : draw.random.below(3)
  return Array.from({ length: count }, () => someValue(draw, field, items))
}

const proposed = [
  ...['create-item', 'create-item', 'edit-item', 'rank-item', 'trace-items', 'delete-items', 'create-theme'],
  ...['create-feature', 'edit-feature', 'move-feature', 'edit-goal', 'delete-feature', 'edit-product'],
]

/** A few commands of one product, the second now and then about what the first makes. */
function suggestedBy({ random, view, product }: Draw): unknown[] {
  const calls = Array.from({ length: 1 + random.below(3) }, () => {
    const name = random.chance(0.03) ? random.pick(drawn).name : random.pick(proposed)
    return randomCall(random, view, name, product) as { name: string; input: Record<string, unknown> }
  })
  const [first, second] = calls
  if (first?.name === 'create-item' && second?.name === 'create-item') {
    second.input.after = first.input.item
    if (random.chance(0.5)) second.input.parent = first.input.item
  }
  // A text that is the id of something, here or in another product, must tell nobody whether that is there.
  for (const { input } of calls)
    if ('title' in input && random.chance(0.1)) input.title = anyOf(random, view.names.given) ?? 'nothing'
  const said = () => ({ text: [random.pick(words), view.newWord()].join(' ') })
  return calls.map(({ name, input }) => ({ command: name, input, what: said(), why: said() }))
}

function objectOf(draw: Draw, { properties = {} }: Shape): unknown {
  return Object.fromEntries(
    Object.entries(properties).map(([field, shape]) => [field, someValue(draw, field, shape)]),
  )
}

function textOf(draw: Draw, field: string, shape: Shape): string {
  const { random, view } = draw
  const kind = idKind(shape)
  if (kind) return standingId(draw, kind)
  if (field === 'commit') {
    const recent = random.chance(0.8) ? view.commits.slice(-6) : view.commits
    return recent.length === 0 || random.chance(0.03) ? 'commit-nobody-knows' : random.pick(recent)
  }
  // The text that an edit began from: of any item, so that most bases are stale ones.
  if (shape.pattern?.startsWith('^doc_')) return anyOf(random, textsIn(view.state)) ?? 'doc_nobody.knows'
  if (field === 'date') return dateOf(random)
  if (field === 'key') return random.pick(['A', 'B', 'C', 'D', 'E', 'F', 'G'])
  if (field === 'record') return anyOf(random, view.names.given) ?? 'nothing'
  if (field === 'unit') return random.pick(['', '%', 'hikers'])
  if (shape.pattern?.startsWith('^http')) return 'https://tool.example/1'
  // A reason is what lets an exception pass, so it must often be missing.
  if (field === 'reason' && random.chance(0.6)) return random.pick(['', '   '])
  if (random.chance(0.02)) return ' '
  if (field === 'description' && random.chance(0.15)) return ''
  const some = Array.from({ length: 1 + random.below(3) }, () => random.pick(words))
  return [...some, view.newWord()].join(' ')
}

const textsIn = (state: State) =>
  [...state.records.item.values()].flatMap(({ description }) => description ?? [])

const idKind = ({ pattern = '' }: Shape): Kind | undefined => model.kinds.ofId(pattern.replace('^', ''))

/** The product that the input is about; several when it is at odds with itself, none when it is about people. */
function homeOf({ state, names }: View, command: Command, input: object): string | undefined {
  const look = lookIn(state)
  const products = new Set<string>()
  for (const { kind, id } of namedIn(model.kinds, command, input)) {
    const record = find(state, kind, id)
    const home = kind === 'product' ? id : record && productOf(model.kinds, look, kind, record as AnyRecord)
    const given = home ?? names.homes.get(id)
    if (given) products.add(given)
  }
  return products.size > 1 ? 'several' : [...products][0]
}

/**
 * Now and then one that was given out before: taken now, or of something deleted since. Never one of another
 * product: ids are made by chance, and of what is gone the server knows none.
 */
function idToMake({ random, view: { names } }: Draw, kind: Kind, home: string | undefined): string {
  if (random.chance(0.93) || home === 'several') return names.newId(kind, home)
  const again = names.given.filter((id) => model.kinds.ofId(id) === kind && names.homes.get(id) === home)
  return anyOf(random, again) ?? names.newId(kind, home)
}

function standingId({ random, view, product }: Draw, kind: Kind): string {
  const chance = random.next()
  if (chance < 0.05) {
    const given = anyOf(
      random,
      view.names.given.filter((id) => model.kinds.ofId(id) === kind),
    )
    if (given) return given
  }
  const look = lookIn(view.state)
  const standing = [...view.state.records[kind].values()]
  const mine = product
    ? standing.filter((record) => productOf(model.kinds, look, kind, record) === product)
    : []
  return anyOf(random, mine)?.id ?? anyOf(random, standing)?.id ?? view.names.newId(kind)
}

function dateOf(random: Random): string {
  const year = 2027 + random.below(2)
  const two = (value: number) => String(value).padStart(2, '0')
  return random.pick([
    `${year}`,
    `${year}-Q${1 + random.below(4)}`,
    `${year}-H${1 + random.below(2)}`,
    `${year}-${two(1 + random.below(12))}`,
    // Now and then a day that the month does not have.
    `${year}-${two(1 + random.below(12))}-${two(1 + random.below(random.chance(0.05) ? 31 : 28))}`,
  ])
}

function anyOf<T>(random: Random, choices: readonly T[]): T | undefined {
  return choices.length === 0 ? undefined : random.pick(choices)
}
