import { expect, test } from 'vitest'
import type { Json } from '../bytes/json.ts'
import type { Content, Malformed } from '../formats/draft.ts'
import { headingsOfItems } from '../formats/headings.ts'
import { githubIssues, readGithub } from './github-json.ts'
import { readFound } from './read-found.ts'

function contentOf(issues: readonly object[]): Content | Malformed {
  const table = readGithub(issues as Json[])
  return 'malformed' in table ? table : readFound(table, {}, headingsOfItems)
}

const issue = {
  number: 7,
  title: 'Pay',
  body: 'Text',
  state: 'open',
  labels: [{ name: 'bug' }],
  html_url: 'https://github.com/o/r/issues/7',
  url: 'https://api.github.com/repos/o/r/issues/7',
}

test('all shapes of an issue list are known, other JSON is not', () => {
  for (const shape of [[issue], [[issue], [issue]], { issues: [issue] }, { items: [issue] }]) {
    expect(githubIssues(shape)?.[0]).toBe(issue)
  }
  for (const other of [
    null,
    1,
    [],
    {},
    { issues: {} },
    [{ title: 'x' }],
    [{ iid: 1, number: 1, title: 'x' }],
  ]) {
    expect(githubIssues(other)).toBeNull()
  }
})

test('a label is a status where labels are a workflow, and a topic where they are not', () => {
  const of = (...labels: string[]) => ({ ...issue, number: labels.length + 20, html_url: '', labels })
  const statuses = (...issues: object[]) => {
    const content = contentOf(issues)
    if ('malformed' in content) throw new Error(content.malformed)
    return content.drafts.map(({ status }) => status)
  }
  expect(statuses(of('design'), of('transport', 'design'), of('a', 'b', 'needs-discussion'))).toEqual([
    'draft',
    'draft',
    'draft',
  ])
  expect(statuses(of('testing'), of('ui', 'in progress'))).toEqual(['doing', 'doing'])
  expect(statuses(of('design'), of('ui', 'status: in progress'))).toEqual(['draft', 'doing'])
})

test('issues become drafts and pull requests are skipped', () => {
  const content = contentOf([
    issue,
    { ...issue, number: 8, html_url: 'https://github.com/o/r/pull/8', pull_request: {} },
    {
      number: 9,
      title: 'Find',
      state: 'CLOSED',
      labels: ['ui', 'ui'],
      comments: [{}],
      url: 'https://github.com/o/r/issues/9',
    },
    { number: 10, title: '' },
  ])
  if ('malformed' in content) throw new Error(content.malformed)
  expect(content.drafts).toEqual([
    {
      line: 1,
      title: 'Pay',
      kind: 'defect',
      status: 'draft',
      estimate: null,
      description: 'Text',
      externalId: 'o/r#7',
      externalUrl: 'https://github.com/o/r/issues/7',
      parentExternalId: null,
      labels: ['bug'],
    },
    {
      line: 3,
      title: 'Find',
      kind: 'story',
      status: 'done',
      estimate: null,
      description: '',
      externalId: 'o/r#9',
      externalUrl: 'https://github.com/o/r/issues/9',
      parentExternalId: null,
      labels: ['ui'],
    },
  ])
  expect(content.skipped.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'It is a pull request, not an issue; only issues are imported.'],
    [4, 'Title: the issue has none; name it in GitHub.'],
  ])
  expect(content.warnings).toHaveLength(1)
})
