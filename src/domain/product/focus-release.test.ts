import { describe, expect, test } from 'vitest'
import {
  missing,
  releases,
  sampleWorkspace,
  stakeholder,
  team,
  trailmix,
} from '#tests/support/sample-workspace.ts'

describe('focus-release', () => {
  test('puts the next release’s goal at the head of the backlog', () => {
    const { act, get } = sampleWorkspace()
    act('focus-release', { release: releases[0] }, team)
    expect(get('product', trailmix).focus).toBe(releases[0])
  })

  test('asks for a reason before a later release, and names the next', () => {
    const { act, get, refusal } = sampleWorkspace()
    expect(refusal('focus-release', { release: releases[1], reason: '  ' })).toEqual({
      code: 'not-next',
      about: { release: 'Summer', next: 'Spring' },
    })
    act('focus-release', { release: releases[1], reason: 'Spring waits for the map licence' })
    expect(get('product', trailmix).focus).toBe(releases[1])
  })

  test('takes the release after one that is out for the next', () => {
    const { act, get } = sampleWorkspace()
    act('edit-release', { release: releases[0], released: true })
    act('focus-release', { release: releases[1] })
    expect(get('product', trailmix).focus).toBe(releases[1])
  })

  test('changes nothing when the release has the focus already', () => {
    const { act } = sampleWorkspace()
    act('focus-release', { release: releases[0] })
    expect(act('focus-release', { release: releases[0] }).changes).toEqual([])
  })

  test('refuses a release that is not here', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('focus-release', { release: missing.release }).code).toBe('not-found')
  })

  test('refuses stakeholders', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('focus-release', { release: releases[0] }, stakeholder).code).toBe('not-allowed')
  })
})
