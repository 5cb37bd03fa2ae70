import { describe, expect, test } from 'vitest'
import type { Content } from '../formats/draft.ts'
import { readCsv } from './read-csv.ts'

function read(...lines: string[]): Content {
  const content = readCsv(lines.join('\r\n'))
  if ('malformed' in content) throw new Error(content.malformed)
  return content
}

describe('Jira', () => {
  test('repeated columns are all read, and a parent is found by id or key, before or after its children', () => {
    const content = read(
      'Summary,Issue key,Issue id,Issue Type,Status,Labels,Labels,Component/s,Custom field (Story Points),Parent,Custom field (Epic Link),Custom field (Epic Name),Status Category',
      'Pay,P-2,102,Story,To Do,a b,,Web,3.0,101,,,To Do',
      'Payment,P-1,101,Epic,Doing it,,x,,,,,Pay,In Progress',
      'Refund,P-3,103,Feature,Closed,,,,,,P-1,,Done',
      'Later,P-4,104,Sub-task,Open,,,,n/a,OLD-7,,,To Do',
    )
    expect(content.source).toBe('jira-csv')
    expect(content.drafts).toMatchObject([
      {
        title: 'Pay',
        kind: 'story',
        status: 'draft',
        estimate: 3,
        externalId: 'P-2',
        parentExternalId: 'P-1',
        labels: ['a b', 'Web'],
      },
      { title: 'Payment', kind: 'epic', status: 'doing', parentExternalId: null, labels: ['x'] },
      { title: 'Refund', status: 'done', parentExternalId: 'P-1' },
      { title: 'Later', kind: 'technical', parentExternalId: 'OLD-7', estimate: null },
    ])
    expect(content.warnings).toEqual([
      'Estimates that are no number from 0 to 10,000 were left empty: line 5 (“n/a”).',
    ])
  })

  test('more label cells than headers are kept', () => {
    const content = read('Issue Type,Issue key,Issue id,Summary,Labels', 'Bug,K-1,1,A,x,y,z')
    expect(content.drafts[0]).toMatchObject({
      title: 'A',
      kind: 'defect',
      labels: ['x'],
      description: 'More cells than columns: y, z',
    })
  })
})

describe('Azure DevOps', () => {
  test('a tree of titles gives parents by depth, and HTML becomes text', () => {
    const content = read(
      'ID,Work Item Type,Title 1,Title 2,Title 3,State,Tags,Story Points,Description',
      '1,Epic,Shop,,,New,,,',
      '2,Feature,,Pay,,Active,a; b,,',
      '3,User Story,,,By card,Closed,,5,"<div>One<br>two &amp; three</div><ul><li>x</li></ul>"',
      '4,Feature,,Find,,New,,,',
      '5,Epic,Office,,,New,,,',
    )
    expect(content.source).toBe('azure-csv')
    expect(
      content.drafts.map(({ title, kind, parentExternalId }) => [title, kind, parentExternalId]),
    ).toEqual([
      ['Shop', 'epic', null],
      ['Pay', 'epic', '1'],
      ['By card', 'story', '2'],
      ['Find', 'epic', '1'],
      ['Office', 'epic', null],
    ])
    expect(content.drafts[2]).toMatchObject({
      status: 'done',
      estimate: 5,
      description: 'One\ntwo & three\n\n- x',
    })
    expect(content.drafts[1]?.labels).toEqual(['a', 'b'])
  })
})

describe('Asana', () => {
  test('sections are statuses, completion wins, parents are names, spoilt ids are left out', () => {
    const header =
      'Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task'
    const content = read(
      'Some project,,,,,,,,,,,,,',
      header,
      '11,2024-01-01,,,Pay,In progress,,,,,"a,b",Text,P,',
      '12,2024-01-01,2024-02-01,,By card,To do,,,,,,,P,Pay',
      '1.21143E+15,2024-01-01,,,Find,To do,,,,,,,P,Search',
    )
    expect(content.source).toBe('asana-csv')
    expect(content.drafts).toMatchObject([
      { title: 'Pay', status: 'doing', labels: ['a', 'b'], description: 'Text', externalId: '11', line: 3 },
      { title: 'By card', status: 'done', parentExternalId: '11' },
      { title: 'Find', status: 'draft', externalId: null, parentExternalId: null, labels: ['Search'] },
    ])
    expect(content.skipped).toHaveLength(1)
  })
})

describe('Linear', () => {
  test('30 columns with a row that is one cell short, and guarded text', () => {
    const content = read(
      'ID,Team,Title,Description,Status,Estimate,Priority,Project ID,Project,Creator,Assignee,Labels,Cycle Number,Cycle Name,Cycle Start,Cycle End,Created,Updated,Started,Triaged,Completed,Canceled,Archived,Due Date,Parent issue,Initiatives,Project Milestone ID,Project Milestone,SLA Status,Roadmaps',
      'IN-1,Team,\'- dash,\'=x,Canceled,2,High,,,a@example.org,,"Bug, UI",,,,,2024-05-14T08:53:33Z,,,,,,,,IN-2,,,,',
    )
    expect(content.source).toBe('linear-csv')
    expect(content.drafts[0]).toMatchObject({
      title: '- dash',
      description: '=x',
      status: 'done',
      estimate: 2,
      labels: ['Bug', 'UI'],
      parentExternalId: 'IN-2',
    })
    expect(content.warnings).toHaveLength(2)
  })
})

describe('Pivotal Tracker', () => {
  test('old and new column names', () => {
    const older = read(
      'Id,Story,Labels,Iteration,Iteration Start,Story Type,Estimate,Current State,Requested By,URL,Note,Note',
      '7,Pay,"a, b",1,"Nov 23, 2009",chore,2,accepted,T,http://www.example.org/7,,',
    )
    expect(older.source).toBe('pivotal-csv')
    expect(older.drafts[0]).toMatchObject({
      title: 'Pay',
      kind: 'technical',
      status: 'done',
      estimate: 2,
      labels: ['a', 'b'],
      externalUrl: 'http://www.example.org/7',
    })
    const newer = read(
      'Id,Title,Labels,Iteration,Iteration Start,Type,Estimate,Current State,Task,Task Status',
      '8,Find,,,,feature,,unscheduled,sub,done',
    )
    expect(newer.drafts[0]).toMatchObject({ title: 'Find', kind: 'story', status: 'draft' })
  })
})

test('Shortcut, GitLab, Taiga and Redmine are told by their headers', () => {
  const shortcut = read(
    'id,name,type,description,is_completed,estimate,labels,epic_labels,state,epic_id,epic',
    '1,Pay,bug,Text,true,3,a;b,,Odd,9,Payment',
  )
  expect(shortcut).toMatchObject({
    source: 'shortcut-csv',
    drafts: [
      {
        title: 'Pay',
        kind: 'defect',
        status: 'done',
        estimate: 3,
        labels: ['a', 'b', 'Payment'],
        parentExternalId: null,
      },
    ],
  })
  const gitlab = read(
    'Title,Description,Issue ID,URL,State,Labels,Created At (UTC),Weight',
    'Pay,T,12,https://example.org/12,Open,"a,b",2024,2',
  )
  expect(gitlab).toMatchObject({
    source: 'gitlab-csv',
    drafts: [{ externalId: '12', estimate: 2, labels: ['a', 'b'] }],
  })
  const taiga = read(
    'id,ref,subject,description,status,is_closed,ux-points,total-points,backlog_order,tags',
    '900,5,Pay,T,Odd,True,1,8,1,"a,b"',
    '901,6,Find,T,New,False,1,,2,',
  )
  expect(taiga).toMatchObject({
    source: 'taiga-csv',
    drafts: [
      { externalId: '5', status: 'done', estimate: 8 },
      { status: 'draft', estimate: null },
    ],
  })
  const redmine = read('#;トラッカー;題名;ステータス;親チケット', '7;バグ;直す;完了;', '8;機能;作る;新規;#7')
  expect(redmine).toMatchObject({
    source: 'redmine-csv',
    drafts: [
      { title: '直す', kind: 'defect', status: 'done' },
      { kind: 'story', parentExternalId: '7' },
    ],
  })
})
