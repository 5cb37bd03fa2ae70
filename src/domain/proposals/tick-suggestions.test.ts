import { describe, expect, test } from 'vitest'
import { proposal, proposalInput, suggestions } from '#tests/support/proposal.ts'
import { sampleWorkspace, team, viewer } from '#tests/support/sample-workspace.ts'
import { suggestionsOf } from './suggestion.ts'

function proposed() {
  const sample = sampleWorkspace()
  sample.act('create-proposal', proposalInput())
  const ticks = () => suggestionsOf(sample.state, proposal).map(({ ticked }) => ticked)
  const tick = (at: number[], ticked: boolean, actor?: string) =>
    sample.act('tick-suggestions', { suggestions: at.map((index) => suggestions[index]), ticked }, actor)
  return { ...sample, ticks, tick }
}

describe('tick-suggestions', () => {
  test('unticks one alone, and writes nothing but that one', () => {
    const { tick, ticks } = proposed()
    expect(tick([2], false, team).changes.map(({ id }) => id)).toEqual([suggestions[2]])
    expect(ticks()).toEqual([true, true, false, true])
  })

  test('lets two people untick at once: each change is of one record', () => {
    const { tick, ticks } = proposed()
    tick([2], false, team)
    tick([3], false)
    expect(ticks()).toEqual([true, true, false, false])
  })

  test('unticks what needs it, but not what only stands behind it', () => {
    const { tick, ticks } = proposed()
    tick([0], false)
    expect(ticks()).toEqual([false, false, true, true])
  })

  test('ticks what it needs', () => {
    const { tick, ticks } = proposed()
    tick([0, 2], false)
    tick([1], true)
    expect(ticks()).toEqual([true, true, false, true])
  })

  test('writes nothing where it stands so already', () => {
    const { tick } = proposed()
    expect(tick([0, 0, 1], true).changes).toEqual([])
  })

  test('counts in the history what is ticked along, and not what stands so already', () => {
    const { tick } = proposed()
    const said = (what: string, more: number) => ({ what, more })
    expect(tick([0], false).note).toMatchObject({ values: said('The epic', 1) })
    expect(tick([0, 2], false).note).toMatchObject({ values: said('The defect', 0) })
    expect(tick([1, 3], true).note).toMatchObject({ values: said('The story', 1) })
  })

  test('is taken back by undo', () => {
    const { tick, ticks, undo } = proposed()
    undo(tick([0], false))
    expect(ticks()).toEqual([true, true, true, true])
  })

  test('refuses viewers, and what is not here', () => {
    const { refusal } = proposed()
    const input = { suggestions: [suggestions[0]], ticked: false }
    expect(refusal('tick-suggestions', input, viewer).code).toBe('not-allowed')
    expect(refusal('tick-suggestions', { ...input, suggestions: ['sgn_0000none'] }).code).toBe('not-found')
  })
})
