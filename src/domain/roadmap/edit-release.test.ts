import { describe, expect, test } from 'vitest'
import { missing, releases, sampleWorkspace, stakeholder, trailmix } from '#tests/support/sample-workspace.ts'

describe('edit-release', () => {
  test('sets name, date and whether it is out', () => {
    const { act, get } = sampleWorkspace()
    act('edit-release', { release: releases[0], name: '', date: '2027-03-31', released: true })
    expect(get('release', releases[0])).toMatchObject({ name: '', date: '2027-03-31', released: true })
  })

  test('moves the column when the date says so', () => {
    const { act, order } = sampleWorkspace()
    act('edit-release', { release: releases[0], date: '2028' })
    expect(order('release', trailmix)).toEqual([releases[1], releases[0], releases[2]])
    act('edit-release', { release: releases[0], date: null })
    expect(order('release', trailmix)).toEqual([releases[1], releases[0], releases[2]])
    act('edit-release', { release: releases[2], date: '2027' })
    expect(order('release', trailmix)).toEqual([releases[1], releases[2], releases[0]])
  })

  test('changes nothing when all stands so already', () => {
    const { act } = sampleWorkspace()
    expect(act('edit-release', { release: releases[0], name: 'Spring' }).changes).toEqual([])
  })

  test('refuses a release that is not here', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('edit-release', { release: missing.release, name: 'X' }).code).toBe('not-found')
  })

  test('refuses stakeholders', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('edit-release', { release: releases[0], name: 'X' }, stakeholder).code).toBe('not-allowed')
  })
})
