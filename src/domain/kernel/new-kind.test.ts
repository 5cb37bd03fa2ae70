import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  backlog,
  goals,
  items,
  others,
  sampleWorkspace,
  stakeholder,
  team,
  trailmix,
  viewer,
} from '#tests/support/sample-workspace.ts'
import { contentOf } from '#tests/support/state-content.ts'
import { parseFilter } from '../backlog/filter.ts'
import { keysOf } from '../backlog/filter-keys.ts'
import { compileFilter } from '../backlog/filter-match.ts'
import { item } from '../backlog/item.ts'
import { type Kind, kinds } from '../kinds.ts'
import { model as product } from '../model.ts'
import { productId } from '../product/product.ts'
import { goalId } from '../roadmap/goal.ts'
import { countOf } from './counts.ts'
import { idOf } from './fields.ts'
import { byRank, defineKind } from './kind.ts'
import { createOf, deleteOf, editOf, rankOf } from './kind-commands.ts'
import { lookIn } from './look.ts'
import {
  choiceField,
  createdAtField,
  documentField,
  lineField,
  numberField,
  optionalRefField,
  rankField,
  refField,
} from './make-field.ts'
import { defineModel } from './model.ts'
import { planners } from './right.ts'
import { scopeOf } from './scope-of.ts'
import { find } from './state.ts'

const said = (words: string) => ({ words })

/** A kind and a field that nothing has heard of: what follows, and their places in the lists, is all there is of them. */
const fields = {
  product: refField('product', { kind: 'product', id: productId, onDelete: 'cascade' }),
  name: lineField('name'),
  level: choiceField('status', ['low', 'high'], { words: { said }, initial: 'low' }),
  cost: numberField('estimate', { least: 0 }),
  plan: documentField('description'),
  goal: optionalRefField('goal', { kind: 'goal', id: goalId }),
  rank: rankField,
  createdAt: createdAtField,
}
const risk = defineKind('rsk', fields, {
  label: said('Risk'),
  many: said('risks'),
  home: { shelf: 'backlog', through: 'product' },
  name: ({ name }) => name,
  revert: planners,
  order: { within: 'product', compare: byRank },
  ranked: true,
  count: ({ goal }) => (goal === null ? [] : [[goal, { risks: 1 }]]),
})
const effort = numberField('estimate', { least: 0, most: 9, filter: { key: 'effort', absent: true } })
const itemWithEffort = defineKind('itm', { ...item.fields, effort }, item as never)

const named = 'risk' as Kind
const model = defineModel({
  ...product,
  kinds: { ...kinds, item: itemWithEffort, risk },
  commands: [
    ...product.commands,
    createOf(named, risk as never, { title: 'Add risk' }),
    editOf(named, risk as never, { title: 'Edit risk' }),
    rankOf(named, risk as never, { title: 'Move risk' }),
    deleteOf(named, risk as never, { title: 'Delete risk' }),
  ] as never,
})

const risks = ['rsk_00000001', 'rsk_00000002', 'rsk_00000003'] as const

/** The sample with three risks. */
function sample() {
  const made = sampleWorkspace(model)
  for (const [at, id] of risks.entries())
    made.act('create-risk', { risk: id, product: trailmix, name: `Risk ${at}`, goal: goals[0] }, team)
  return made
}

describe('a kind that is only in a table', () => {
  test('is created with what its fields say, long text beside it', () => {
    const { act, get, documents } = sample()
    act('create-risk', { risk: 'rsk_0000four', product: trailmix, name: ' Rain ', plan: 'Umbrellas' }, team)
    const made = get(named, 'rsk_0000four') as unknown as { [field: string]: string }
    expect(made).toMatchObject({
      name: 'Rain',
      level: 'low',
      cost: null,
      goal: null,
      createdAt: expect.any(String),
    })
    expect(documents.get(made.plan!)).toBe('Umbrellas')
  })

  test('is edited field by field, and judged like all others', () => {
    const { act, get, refusal } = sample()
    act('edit-risk', { risk: risks[0], level: 'high', cost: 3 }, team)
    expect(get(named, risks[0])).toMatchObject({ level: 'high', cost: 3, name: 'Risk 0' })
    expect(() => act('edit-risk', { risk: risks[0], cost: -1 })).toThrow('must be 0 or more')
    expect(refusal('edit-risk', { risk: risks[0], goal: others.goal }).code).toBe('other-product')
    expect(refusal('create-risk', { risk: risks[0], product: trailmix, name: 'X' }).code).toBe('id-taken')
  })

  test('is ranked', () => {
    const { act, order, refusal } = sample()
    act('rank-risk', { risk: risks[2], after: risks[0] }, team)
    expect(order(named, trailmix)).toEqual([risks[0], risks[2], risks[1]])
    expect(refusal('rank-risk', { risk: risks[0], after: risks[0] }).code).toBe('own-neighbour')
  })

  test('is deleted, goes with its product, and is loosened from what goes', () => {
    const { act, get, order } = sample()
    act('delete-risk', { risk: risks[0] }, team)
    expect(order(named, trailmix)).toEqual([risks[1], risks[2]])
    act('delete-release', { release: 'rel_00000001' }, team)
    expect(get(named, risks[1])).toMatchObject({ goal: null })
    act('delete-product', { product: trailmix })
    expect(order(named, trailmix)).toEqual([])
  })

  test('is undone and redone, ranks and all', () => {
    const { act, undo, state } = sample()
    const before = contentOf(state)
    const steps = [
      act('edit-risk', { risk: risks[1], name: 'Snow', plan: 'Shovels' }, team),
      act('rank-risk', { risk: risks[1], after: null }, team),
      act('delete-risk', { risk: risks[0] }, team),
    ]
    const after = contentOf(state)
    const undone = steps.toReversed().map((commit) => undo(commit, team))
    expect(contentOf(state)).toEqual(before)
    for (const commit of undone.toReversed()) undo(commit, team)
    expect(contentOf(state)).toEqual(after)
  })

  test('is counted', () => {
    const { act, state } = sample()
    act('edit-risk', { risk: risks[0], goal: goals[1] })
    expect(goals.map((goal) => countOf(state.counts, goal, 'risks'))).toEqual([2, 1, 0])
  })

  test('lives where its table says, and is not there for whoever may not see that', () => {
    const { state, get, refusal } = sample()
    expect(scopeOf(model.kinds, lookIn(state), named, get(named, risks[0]))).toBe(backlog)
    const edit = (id: string, actor: string) => refusal('edit-risk', { risk: id, name: 'X' }, actor)
    expect(edit(risks[0], stakeholder)).toEqual({ code: 'not-found', about: { kind: 'risk', id: risks[0] } })
    expect(edit('rsk_0000none', stakeholder).code).toBe('not-found')
    expect(edit(risks[0], viewer).code).toBe('not-allowed')
    const create = { risk: 'rsk_0000four', product: trailmix, name: 'X' }
    expect(refusal('create-risk', create, stakeholder).code).toBe('not-allowed')
  })
})

describe('a field that is only in the table of its kind', () => {
  test('is set and kept by the commands that make and edit, and undone', () => {
    const { act, get, undo } = sampleWorkspace(model)
    const effortOf = (id: string) => (get('item', id) as unknown as { effort: number | null }).effort
    expect(effortOf(items[0])).toBeNull()
    const edited = act('edit-item', { item: items[0], effort: 3 }, team)
    expect(effortOf(items[0])).toBe(3)
    act('create-item', { item: 'itm_0000four', product: trailmix, title: 'New', effort: 5, number: 9 }, team)
    expect([effortOf('itm_0000four'), get('item', 'itm_0000four').number]).toEqual([5, 6])
    undo(edited, team)
    expect(effortOf(items[0])).toBeNull()
    expect(() => act('edit-item', { item: items[0], effort: 10 })).toThrow('must be 9 or less')
  })

  test('is a key of the filter, with what may be missing', () => {
    const { act, state } = sampleWorkspace(model)
    act('edit-item', { item: items[0], effort: 3 }, team)
    const keys = keysOf(state.kinds.of('item').fields)
    const fitting = (text: string) => {
      const { filter, hints } = parseFilter(text, keys)
      const { fits } = compileFilter(state, trailmix, filter)
      expect(hints).toEqual([])
      return items.filter((id) => fits(find(state, 'item', id)!))
    }
    expect(fitting('effort:>2')).toEqual([items[0]])
    expect(fitting('has:effort')).toEqual([items[0]])
    expect(fitting('no:effort')).toEqual(items.slice(1))
    expect(parseFilter('effort:>2').hints).not.toEqual([])
  })

  test('changes nothing for a model without it', () => {
    const { input } = product.commandNamed('edit-item')!
    expect(input.parse({ item: items[0], effort: 3 })).toEqual({ item: items[0] })
    expect(z.toJSONSchema(model.commandNamed('edit-item')!.input, { io: 'input' }).properties).toHaveProperty(
      'effort',
    )
  })
})

test('an id of a new kind is told by its prefix', () => {
  expect(idOf('rsk').parse(risks[0])).toBe(risks[0])
  expect([model.kinds.ofId(risks[0]), product.kinds.ofId(risks[0])]).toEqual([named, undefined])
})
