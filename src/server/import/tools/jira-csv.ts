import type { Tool } from '../formats/tool.ts'

/**
 * Jira Cloud, Server and Data Center issue exports. Labels and Components come as repeated columns with one value
 * each. `Parent` holds the parent's Issue id in some exports and its key in others, so both lead to it. A site may
 * name its statuses freely; `Status Category`, when exported, then still says To Do, In Progress or Done.
 */
export const jiraCsv: Tool = {
  source: 'jira-csv',
  name: 'Jira',
  signatures: [
    ['summary', 'issue key'],
    ['summary', 'issue type', 'issue id'],
    ['summary', 'issue type', 'status', 'reporter'],
    ['summary', 'issue type', 'epic link'],
    ['summary', 'issue type', 'epic name'],
    ['summary', 'issue type', 'status', 'assignee'],
    ['要約', '課題キー'],
    ['zusammenfassung', 'vorgangsschlüssel'],
  ],
  fields: {
    title: ['summary', '要約', 'zusammenfassung'],
    estimate: ['story points', 'story point estimate', 'story point', 'ストーリーポイント'],
    status: ['status', 'ステータス'],
    description: ['description', 'acceptance criteria', '説明', 'beschreibung'],
    externalId: ['issue key', 'key', 'issue id', '課題キー', 'vorgangsschlüssel'],
    parent: ['parent key', 'epic link', 'parent id', 'parent', 'parent link', 'parent summary'],
    labels: ['labels', 'label', 'components', 'component/s', 'component', 'ラベル', 'stichwörter'],
  },
  alternateIds: [
    ...[
      'issue id',
      'vorgangs id',
      'id de ticket',
      'id de la incidencia',
      'id do item',
      'id ticket',
      '課題id',
    ],
    ...['идентификатор задачи', '问题id', '이슈 id'],
  ],
  labelSeparator: null,
  markup: 'jira',
}
