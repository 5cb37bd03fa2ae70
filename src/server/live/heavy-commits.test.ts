import { beforeEach, describe, expect, test } from 'vitest'
import type { Commit } from '#domain/kernel/commit.ts'
import {
  backlog,
  owner,
  plan,
  type SampleWorkspace,
  sampleWorkspace,
  trailmix,
} from '#tests/support/sample-workspace.ts'
import { isThin, lightened, MUCH } from './heavy-commits.ts'

const step = 'stp_00000001'
const drafts = `${trailmix}.private.${owner}`
let made: SampleWorkspace
const partOf = (commit: Commit): Commit => ({ ...commit, step })
const advance = (fields: object) => partOf(made.act('advance-step', { step, ...fields }, 'system'))

beforeEach(() => {
  made = sampleWorkspace()
  made.act(
    'begin-step',
    { step, product: trailmix, by: owner, label: 'items.csv', total: MUCH + 1 },
    'system',
  )
})

describe('a part of a long step', () => {
  test('is left out for those who follow, who keep what they have while it goes on', () => {
    const slice = partOf(
      made.act('create-item', { item: 'itm_00000009', product: trailmix, title: 'One of many' }),
    )
    const { light, thin, isStale } = lightened(made.state, [slice])
    expect(light.map(({ changes }) => changes)).toEqual([[]])
    expect([...thin]).toEqual([backlog])
    expect([plan, backlog, drafts].filter(isStale)).toEqual([])
  })

  test('tells how far it has come', () => {
    const { light, isStale } = lightened(made.state, [advance({ done: 500 })])
    expect(light[0]!.changes.map(({ id }) => id)).toEqual([step])
    expect([plan, backlog, drafts].filter(isStale)).toEqual([])
  })

  test.each(['done', 'cancelled'])(
    'that ends it as %s leaves all of the product to be fetched afresh',
    (state) => {
      const all = ['workspace', plan, backlog, drafts, 'prd_another.plan']
      expect(all.filter((scope) => isThin(made.state, scope))).toEqual([plan, backlog, drafts])
      const { isStale } = lightened(made.state, [advance({ state })])
      expect(all.filter(isStale)).toEqual([plan, backlog, drafts])
      expect(all.filter((scope) => isThin(made.state, scope))).toEqual([])
    },
  )
})

test('a commit of very many changes is left out at once, and to be fetched', () => {
  const ids = Array.from({ length: MUCH + 1 }, (_, index) => `itm_many${String(index).padStart(5, '0')}`)
  const calls = ids.map((item) => ({ name: 'create-item', input: { item, product: trailmix, title: 'x' } }))
  const { light, isStale } = lightened(made.state, [made.actAll(calls)])
  expect(light[0]!.changes).toEqual([])
  expect([plan, backlog, drafts].filter(isStale)).toEqual([backlog])
})
