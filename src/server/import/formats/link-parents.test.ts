import { expect, test } from 'vitest'
import type { ItemDraft } from './draft.ts'
import { linkParents } from './link-parents.ts'
import { createWarnings } from './warnings.ts'

function draft(line: number, externalId: string | null, parentExternalId: string | null): ItemDraft {
  return {
    line,
    title: `T${line}`,
    kind: 'story',
    status: 'draft',
    estimate: null,
    description: '',
    externalId,
    externalUrl: null,
    parentExternalId,
    labels: [],
  }
}

function linked(...drafts: ItemDraft[]) {
  const warnings = createWarnings()
  linkParents(drafts, new Map([['900', drafts[0] as ItemDraft]]), warnings)
  return {
    parents: drafts.map(({ parentExternalId }) => parentExternalId),
    labels: drafts.flatMap(({ labels }) => labels),
    warnings: warnings.list(),
  }
}

test('a parent is named by id, other id, number sign or title', () => {
  expect(
    linked(
      draft(1, 'a', null),
      draft(2, 'b', 'a'),
      draft(3, 'c', '900'),
      draft(4, '7', null),
      draft(5, 'e', '#7'),
      draft(6, 'f', 'T1'),
    ).parents,
  ).toEqual([null, 'a', 'a', null, '7', 'a'])
})

test('an id that is not in the file stays, a name becomes a label', () => {
  expect(linked(draft(1, 'a', 'OLD-7'), draft(2, 'b', 'Some epic'))).toMatchObject({
    parents: ['OLD-7', null],
    labels: ['Some epic'],
  })
})

test('circles are opened', () => {
  const { parents, warnings } = linked(
    draft(1, 'a', 'c'),
    draft(2, 'b', 'a'),
    draft(3, 'c', 'b'),
    draft(4, 'd', 'd'),
  )
  expect(parents).toEqual([null, 'a', 'b', null])
  expect(warnings).toHaveLength(1)
})
