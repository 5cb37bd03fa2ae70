import { expect, test } from 'vitest'
import type { Json } from '../bytes/json.ts'
import type { Content, Malformed } from '../formats/draft.ts'
import { headingsOfItems } from '../formats/headings.ts'
import { gitlabIssues, readGitlab } from './gitlab-json.ts'
import { readFound } from './read-found.ts'

function contentOf(issues: readonly object[]): Content | Malformed {
  const table = readGitlab(issues as Json[])
  return 'malformed' in table ? table : readFound(table, {}, headingsOfItems)
}

const issue = {
  iid: 12,
  title: 'Pay',
  description: 'Text',
  state: 'opened',
  labels: ['workflow::in dev', 'type::bug'],
  weight: 3,
  epic: { title: 'Payment' },
  issue_type: 'issue',
  web_url: 'https://gitlab.com/g/p/-/issues/12',
  references: { full: 'g/p#12' },
}

test('weight, scoped labels and the epic are used', () => {
  const content = contentOf([
    issue,
    { iid: 13, title: 'Crash', state: 'closed', issue_type: 'incident', weight: null },
    { iid: 14, title: ' ' },
  ])
  if ('malformed' in content) throw new Error(content.malformed)
  expect(content.drafts).toEqual([
    {
      line: 1,
      title: 'Pay',
      kind: 'defect',
      status: 'doing',
      estimate: 3,
      description: 'Text',
      externalId: 'g/p#12',
      externalUrl: 'https://gitlab.com/g/p/-/issues/12',
      parentExternalId: null,
      labels: ['workflow::in dev', 'type::bug', 'Payment'],
    },
    {
      line: 2,
      title: 'Crash',
      kind: 'defect',
      status: 'done',
      estimate: null,
      description: '',
      externalId: '#13',
      externalUrl: null,
      parentExternalId: null,
      labels: [],
    },
  ])
  expect(content.skipped).toHaveLength(1)
})

test('only lists of issues are taken for GitLab', () => {
  expect(gitlabIssues([[issue]])).toEqual([issue])
  for (const other of [[], {}, [{ number: 1, title: 'x' }], 'x', [[]]]) expect(gitlabIssues(other)).toBeNull()
})
