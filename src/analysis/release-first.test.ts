import { expect, test } from 'vitest'
import { putReleaseFirst } from '#domain/backlog/put-release-first.ts'
import { stated } from '#domain/kernel/note.ts'
import { features, items, releases, sampleWorkspace, trailmix } from '#tests/support/sample-workspace.ts'
import { callsOf } from './proposal-draft.ts'
import { releaseFirst } from './release-first.ts'

test('what is for the goal at the head is proposed to come first, with where each goes', () => {
  const { act, actAll, order, state } = sampleWorkspace()
  for (const item of items) act('edit-item', { item, status: 'ready' })
  act('trace-items', { items: [items[0], items[3]], feature: null })
  const { release, moves, draft } = releaseFirst(state, trailmix)!
  expect(release.id).toBe(releases[0])
  expect(moves.map(({ item, from, to }) => [item.id, from, to])).toEqual([
    [items[1], 2, 1],
    [items[2], 3, 2],
  ])
  expect(draft.suggestions.map(({ command }) => command)).toEqual([putReleaseFirst.name])
  expect(stated(draft.title)).toMatch(/^Put .* first \(2 items\)$/)
  actAll(callsOf(draft))
  expect(order('item', trailmix).slice(0, 3)).toEqual([items[1], items[2], items[0]])
  expect(releaseFirst(state, trailmix)).toBeNull()
})

test('nothing is proposed where no item is for the head, or none is for anything else', () => {
  const { act, state } = sampleWorkspace()
  act('trace-items', { items: [...items], feature: null })
  expect(releaseFirst(state, trailmix)).toBeNull()
  act('trace-items', { items: [...items], feature: features[0] })
  expect(releaseFirst(state, trailmix)).toBeNull()
})
