import type { Tool } from '../formats/tool.ts'

/** Tools whose CSV needs nothing beyond the names of its columns. */
export const shortcutCsv: Tool = {
  source: 'shortcut-csv',
  name: 'Shortcut',
  signatures: [
    ['name', 'is completed', 'epic labels'],
    ['name', 'is completed', 'external tickets'],
  ],
  // `epic_id` names an epic that is no row of the file; the epic's name at least can become a label.
  fields: {
    title: ['name'],
    kind: ['type'],
    status: ['state'],
    externalId: ['id'],
    parent: ['epic'],
    labels: ['labels'],
  },
  saysFinished: true,
  ownLevels: true,
  labelSeparator: ';',
}

export const gitlabCsv: Tool = {
  source: 'gitlab-csv',
  name: 'GitLab',
  signatures: [
    ['title', 'issue id', 'state', 'created at (utc)'],
    ['title', 'state', 'weight', 'time estimate'],
  ],
  fields: {
    title: ['title'],
    status: ['state'],
    estimate: ['weight'],
    externalId: ['issue id'],
    labels: ['labels', 'epic title'],
    parent: [],
  },
  ownLevels: true,
  labelSeparator: ',',
}

/** Estimates are the total of the per-role point columns. */
export const taigaCsv: Tool = {
  source: 'taiga-csv',
  name: 'Taiga',
  signatures: [
    ['ref', 'subject', 'is closed', 'tags'],
    ['ref', 'subject', 'total points', 'backlog order'],
  ],
  fields: {
    title: ['subject'],
    status: ['status'],
    estimate: ['total points'],
    externalId: ['ref'],
    labels: ['tags'],
    parent: [],
  },
  alternateIds: ['id'],
  saysFinished: true,
  ownLevels: true,
  labelSeparator: ',',
}

/** An issue list (`#`, Tracker, …), or a file made for Redmine's own import. Its estimates are hours: not taken. */
export const redmineCsv: Tool = {
  source: 'redmine-csv',
  markup: 'textile',
  name: 'Redmine',
  signatures: [
    ['tracker', 'subject'],
    ['トラッカー', '題名'],
    ['tracker', 'thema'],
    ['#', 'tracker', 'status'],
  ],
  fields: {
    title: [
      'subject',
      '題名',
      'thema',
      'sujet',
      'asunto',
      'título',
      'oggetto',
      'onderwerp',
      'temat',
      'předmět',
      'тема',
      '主题',
      '주제',
    ],
    estimate: ['story points'],
    externalId: ['#', 'id', 'unique id', 'row'],
  },
}
