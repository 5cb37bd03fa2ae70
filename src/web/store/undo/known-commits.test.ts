import { expect, test } from 'vitest'
import type { ScopedChange } from '#domain/kernel/change.ts'
import { KnownCommits } from './known-commits.ts'

const change = (id: string, from: string | null, to: string): ScopedChange => ({
  ...{ kind: 'item', id, scope: 'prd_1.backlog' },
  before: from === null ? null : ({ id, title: from } as never),
  after: { id, title: to } as never,
})

test('the commits of a long step are known as one', () => {
  const known = new KnownCommits()
  known.add({ step: 'long', changes: [change('a', '1', '2'), change('b', null, '1')] })
  known.add({ step: 'long', changes: [change('a', '2', '3')] })
  expect(known.get('long')?.changes).toEqual([change('a', '1', '3'), change('b', null, '1')])
})

test('a step too long to keep is not known, rather than known in part', () => {
  const known = new KnownCommits(10, 2)
  known.add({
    step: 'long',
    changes: [change('a', null, '1'), change('b', null, '1'), change('c', null, '1')],
  })
  known.add({ step: 'long', changes: [change('a', '1', '2')] })
  expect(known.get('long')).toBeUndefined()
})

test('the oldest make room', () => {
  const known = new KnownCommits(2)
  for (const step of ['one', 'two', 'three']) known.add({ step, changes: [change('a', null, step)] })
  expect(['one', 'two', 'three'].map((step) => known.get(step) !== undefined)).toEqual([false, true, true])
})
