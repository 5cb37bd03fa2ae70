import { describe, expect, test } from 'vitest'
import { brokenInvariants } from './invariants.ts'
import { addRecords, applyChange, createState, find, type State } from './kernel/state.ts'
import { upgraded } from './kernel/upgrade.ts'
import type { AnyRecord, Kind } from './kinds.ts'
import { model } from './model.ts'
import { roleIn } from './people/rights.ts'
import { additions } from './upgrades.ts'

type Old = { readonly id: string; readonly [field: string]: unknown }
const at = '2027-01-04T09:00:00.000Z'
const later = '2027-01-05T09:00:00.000Z'
const product = { name: 'Trailmix', vision: '', stage: 'growth', focus: null, sample: false, createdAt: at }
const item = { product: 'prd_00000001', kind: 'story', status: 'draft', estimate: null, parent: null }
const release = { product: 'prd_00000001', name: '', released: false, createdAt: at }
const loose = { feature: null, theme: null, source: null, createdAt: at }

/** Records as the foundation wrote them. */
const foundation: ReadonlyMap<string, readonly Old[]> = new Map([
  ['workspace', [{ id: 'wsp_00000001', name: 'Outdoor', createdAt: at }]],
  [
    'member',
    [
      { id: 'mbr_0000Oliver', name: 'Oliver', role: 'owner', createdAt: later },
      { id: 'mbr_0000Olivia', name: 'Olivia', role: 'owner', createdAt: at },
      { id: 'mbr_000000Theo', name: 'Theo', role: 'team', createdAt: at },
      { id: 'mbr_00000Sandra', name: 'Sandra', role: 'stakeholder', createdAt: at },
    ],
  ],
  [
    'product',
    [
      { ...product, id: 'prd_00000001', key: 'TRL', owner: 'mbr_000000Theo', nextNumber: 3 },
      { ...product, id: 'prd_00000002', key: 'SMP', owner: null, nextNumber: 1 },
    ],
  ],
  [
    'release',
    [
      { ...release, id: 'rel_00000001', date: '2027-Q3', rank: 'a0' },
      { ...release, id: 'rel_00000002', date: '2027-Q1', rank: 'a1' },
    ],
  ],
  [
    'goal',
    [
      { id: 'gol_00000001', release: 'rel_00000001', text: 'Come back', type: 'retain' },
      { id: 'gol_00000002', release: 'rel_00000002', text: 'First hikes', type: 'acquire' },
    ],
  ],
  [
    'item',
    [
      { ...item, ...loose, id: 'itm_00000001', number: 1, title: 'One', description: '', rank: 'a0' },
      { ...item, ...loose, id: 'itm_00000002', number: 2, title: 'Two', description: 'Long', rank: 'a1' },
    ],
  ],
])

function upgradeAll(): { state: State; texts: string[] } {
  const texts: string[] = []
  const context = { document: (text: string) => `doc_text${texts.push(text)}` }
  const are = new Map<Kind, AnyRecord[]>()
  for (const kind of model.kinds.names) {
    const { upgrades } = model.kinds.of(kind)
    const records = (foundation.get(kind) ?? []).map((old) => upgraded(upgrades, old, 1, 2, context))
    are.set(kind, records as unknown as AnyRecord[])
  }
  const state = createState(model.kinds)
  for (const [kind, records] of are) addRecords(state, kind, records as never)
  for (const change of additions[2]!(foundation, are, later)) applyChange(state, change)
  return { state, texts }
}

describe('the upgrade of the foundation’s records', () => {
  test('makes a workspace in which all invariants hold', () => {
    expect(brokenInvariants(upgradeAll().state)).toEqual([])
  })

  test('makes owners administrators, and everybody’s role one in each product', () => {
    const { state } = upgradeAll()
    const roles = (member: string) => [...state.records.product.keys()].map((id) => roleIn(state, member, id))
    expect(roles('mbr_0000Olivia')).toEqual(['owner', 'owner'])
    expect(roles('mbr_0000Oliver')).toEqual(['owner', 'owner'])
    expect(roles('mbr_000000Theo')).toEqual(['owner', 'team'])
    expect(roles('mbr_00000Sandra')).toEqual(['stakeholder', 'stakeholder'])
  })

  test('keeps the colour that a release had by its place in time', () => {
    const { state } = upgradeAll()
    const colours = ['rel_00000001', 'rel_00000002'].map((id) => find(state, 'release', id)?.colour)
    expect(colours).toEqual(['green', 'blue'])
  })

  test('gives a product without an owner the first who leads', () => {
    const { state } = upgradeAll()
    expect([...state.records.product.values()].map(({ owner }) => owner)).toEqual([
      'mbr_000000Theo',
      'mbr_0000Olivia',
    ])
  })

  test('puts long texts beside their records, and goes on counting where it was', () => {
    const { state, texts } = upgradeAll()
    expect([...state.records.item.values()].map(({ description }) => description)).toEqual([
      null,
      'doc_text1',
    ])
    expect(texts).toEqual(['Long'])
    expect([...state.records.numbering.values()].map(({ nextNumber }) => nextNumber)).toEqual([3, 1])
  })
})

describe('inputs of the foundation’s commands', () => {
  const read = (name: string, input: object) => {
    const command = model.commandNamed(name)!
    return command.input.parse(upgraded(command.upgrades, input, 1, 2, { document: () => '' }))
  }

  test('are read as they were meant', () => {
    const member = 'mbr_000000Theo'
    expect(read('add-member', { member, name: 'Theo', role: 'owner' })).toEqual({
      member,
      name: 'Theo',
      administrator: true,
    })
    expect(read('edit-member', { member, role: 'team' })).toEqual({ member, administrator: false })
    expect(read('edit-member', { member, name: 'T' })).toEqual({ member, name: 'T' })
  })

  test('that did not change are read as they are', () => {
    const input = { item: 'itm_00000001', description: 'Long' }
    expect(read('edit-item', input)).toEqual(input)
  })
})
