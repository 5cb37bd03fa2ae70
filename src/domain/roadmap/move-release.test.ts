import { describe, expect, test } from 'vitest'
import {
  missing,
  others,
  releases,
  sampleWorkspace,
  stakeholder,
  trailmix,
} from '#tests/support/sample-workspace.ts'

describe('move-release', () => {
  test('changes places over the dates, which stay where they are', () => {
    const { act, get, order } = sampleWorkspace()
    act('move-release', { release: releases[2], after: null })
    expect(order('release', trailmix)).toEqual([releases[2], releases[0], releases[1]])
    expect(order('release', trailmix).map((id) => get('release', id).date)).toEqual([
      '2027-Q1',
      '2027-Q3',
      null,
    ])
  })

  test('moves among columns of the same date', () => {
    const { act, order } = sampleWorkspace()
    act('edit-release', { release: releases[0], date: null })
    act('edit-release', { release: releases[1], date: null })
    act('move-release', { release: releases[0], after: releases[2] })
    expect(order('release', trailmix)).toEqual([releases[1], releases[2], releases[0]])
    act('move-release', { release: releases[0], after: releases[1] })
    expect(order('release', trailmix)).toEqual([releases[1], releases[0], releases[2]])
  })

  test('leaves the order as it is when it stands there already', () => {
    const { act, order } = sampleWorkspace()
    act('move-release', { release: releases[1], after: releases[0] })
    expect(order('release', trailmix)).toEqual([...releases])
  })

  test('leaves what is released with its date, and moves the others around it', () => {
    const { act, get, order } = sampleWorkspace()
    act('edit-release', { release: releases[1], released: true })
    act('move-release', { release: releases[2], after: null })
    expect(order('release', trailmix)).toEqual([releases[2], releases[1], releases[0]])
    expect(releases.map((id) => get('release', id).date)).toEqual([null, '2027-Q3', '2027-Q1'])
  })

  test('refuses to move what is released, and to move only over that', () => {
    const { act, refusal, get } = sampleWorkspace()
    act('edit-release', { release: releases[0], released: true })
    const stays = { code: 'released-stays', about: { release: get('release', releases[0]).name } }
    expect(refusal('move-release', { release: releases[0], after: releases[2] })).toEqual(stays)
    expect(refusal('move-release', { release: releases[1], after: null })).toEqual(stays)
  })

  test('is not taken back for what was released since', () => {
    const { act, undo, get } = sampleWorkspace()
    const moved = act('move-release', { release: releases[1], after: null })
    act('edit-release', { release: releases[1], released: true })
    const { note } = undo(moved)
    expect(get('release', releases[1]).date).toBe('2027-Q1')
    expect(note?.short?.map(({ refusal }) => refusal.code)).toContain('set-since')
  })

  test('is taken back by one undo', () => {
    const { act, undo, get, order } = sampleWorkspace()
    undo(act('move-release', { release: releases[0], after: releases[2] }))
    expect(order('release', trailmix)).toEqual([...releases])
    expect(get('release', releases[0]).date).toBe('2027-Q1')
  })

  test('refuses its own neighbourhood, a missing release and one of another product', () => {
    const { refusal } = sampleWorkspace()
    const move = (release: string, after: string | null) => refusal('move-release', { release, after })
    expect(move(releases[0], releases[0]).code).toBe('own-neighbour')
    expect(move(missing.release, null).about).toEqual({ kind: 'release', id: missing.release })
    expect(move(releases[0], missing.release).about).toEqual({ kind: 'release', id: missing.release })
    expect(move(releases[0], others.release)).toEqual({ code: 'other-product', about: { kind: 'release' } })
  })

  test('refuses stakeholders', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('move-release', { release: releases[0], after: null }, stakeholder).code).toBe(
      'not-allowed',
    )
  })
})
