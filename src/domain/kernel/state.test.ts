import { describe, expect, test } from 'vitest'
import {
  features,
  goals,
  items,
  missing,
  releases,
  sampleWorkspace,
  themes,
  trailmix,
} from '#tests/support/sample-workspace.ts'
import { contentOf, idsInOrder } from '#tests/support/state-content.ts'
import { brokenInvariants } from '../invariants.ts'
import type { AnyRecord, Kind } from '../kinds.ts'
import { model } from '../model.ts'
import { inverse } from './change.ts'
import { addRecords, allRecords, applyChange, createState, find, ordered, pointing } from './state.ts'

describe('a State', () => {
  test('is the same whether it was made step by step, replayed from the log or loaded at once', () => {
    const { state, log } = sampleWorkspace()
    const replayed = createState(model.kinds)
    for (const { changes } of log) for (const change of changes) applyChange(replayed, change)
    const loaded = createState(model.kinds)
    for (const kind of model.kinds.names) addRecords(loaded, kind, [...state.records[kind].values()] as never)
    expect(contentOf(replayed)).toEqual(contentOf(state))
    expect(contentOf(loaded)).toEqual(contentOf(state))
    expect([...brokenInvariants(replayed), ...brokenInvariants(loaded)]).toEqual([])
  })

  test('takes a load in parts of one kind', () => {
    const { state } = sampleWorkspace()
    const loaded = createState(model.kinds)
    const records = [...allRecords(state)]
    const of = (kind: Kind) => records.filter((entry) => entry.kind === kind).map(({ record }) => record)
    for (const kind of model.kinds.names) {
      const all: AnyRecord[] = of(kind)
      addRecords(loaded, kind, all.slice(2) as never)
      addRecords(loaded, kind, all.slice(0, 2) as never)
    }
    expect(contentOf(loaded)).toEqual(contentOf(state))
    expect(brokenInvariants(loaded)).toEqual([])
  })

  test('goes back to nothing when the whole log is taken back', () => {
    const { state, log } = sampleWorkspace()
    for (const { changes } of log.toReversed()) {
      for (const change of changes.toReversed()) applyChange(state, inverse(change))
    }
    expect(contentOf(state)).toEqual(contentOf(createState(model.kinds)))
    expect(brokenInvariants(state)).toEqual([])
  })

  test('finds records by kind and id', () => {
    const { state } = sampleWorkspace()
    expect(find(state, 'item', items[0])?.title).toBe('Search')
    expect(find(state, 'item', missing.item)).toBeUndefined()
    expect(find(state, 'goal', items[0])).toBeUndefined()
  })

  test('keeps what stands in a record in order, and answers empty for what holds nothing', () => {
    const { state } = sampleWorkspace()
    expect(idsInOrder(state, 'release', trailmix)).toEqual([...releases])
    expect([...ordered(state, 'feature', goals[2])]).toEqual([])
    expect([...ordered(state, 'item', missing.product)]).toEqual([])
  })

  test('knows who points at a record, and follows when they point elsewhere', () => {
    const { state, act } = sampleWorkspace()
    expect([...pointing(state, 'item', 'feature', features[0])]).toEqual([items[0], items[1]])
    act('trace-items', { items: [items[0]], feature: features[1] })
    expect([...pointing(state, 'item', 'feature', features[0])]).toEqual([items[1]])
    act('delete-items', { items: [items[1]] })
    expect(pointing(state, 'item', 'feature', features[0]).size).toBe(0)
    expect(pointing(state, 'theme', 'product', trailmix)).toEqual(new Set(themes))
  })

  test('takes what stands in it for what was, whatever a change says', () => {
    const { state, get } = sampleWorkspace()
    const item = get('item', items[0])
    applyChange(state, {
      kind: 'item',
      id: item.id,
      before: null,
      after: { ...item, rank: 'zz1', feature: null },
    })
    expect(idsInOrder(state, 'item', trailmix).filter((id) => id === item.id)).toHaveLength(1)
    expect(pointing(state, 'item', 'feature', features[0]).has(item.id)).toBe(false)
  })
})
