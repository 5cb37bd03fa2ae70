import { describe, expect, test } from 'vitest'
import { missing, other, others, sampleWorkspace, team, trailmix } from '#tests/support/sample-workspace.ts'
import { contentOf } from '#tests/support/state-content.ts'
import { allRecords } from '../kernel/state.ts'

describe('delete-product', () => {
  test('takes its roadmap and backlog with it and leaves the other product alone', () => {
    const { act, state } = sampleWorkspace()
    act('delete-product', { product: trailmix })
    const left = [...allRecords(state)].map(({ record }) => record.id).filter((id) => !/^(wsp|mbr)_/.test(id))
    expect(left.sort()).toEqual([other, 'nbr_00000002', ...Object.values(others)].sort())
  })

  test('comes back whole with one undo, and goes again with one redo', () => {
    const { act, undo, state } = sampleWorkspace()
    const before = contentOf(state)
    const deletion = act('delete-product', { product: trailmix })
    const gone = contentOf(state)
    const undoing = undo(deletion)
    expect(contentOf(state)).toEqual(before)
    undo(undoing)
    expect(contentOf(state)).toEqual(gone)
  })

  test('refuses a product that is not here', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('delete-product', { product: missing.product }).code).toBe('not-found')
  })

  test('refuses everyone but owners', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('delete-product', { product: trailmix }, team).code).toBe('not-allowed')
  })
})
