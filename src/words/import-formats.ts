import { area } from './area.ts'

/** What a file can be read as, and its columns. */
export const importFormatWords = area('importFormats', {
  'source.stories': 'One story per line',
  'source.csv': 'Table (CSV)',
  'source.jira-csv': 'Jira (CSV)',
  'source.jira-xml': 'Jira (XML)',
  'source.linear-csv': 'Linear',
  'source.pivotal-csv': 'Pivotal Tracker',
  'source.azure-csv': 'Azure DevOps',
  'source.asana-csv': 'Asana',
  'source.shortcut-csv': 'Shortcut',
  'source.gitlab-csv': 'GitLab (CSV)',
  'source.gitlab-json': 'GitLab (JSON)',
  'source.github-json': 'GitHub',
  'source.taiga-csv': 'Taiga',
  'source.redmine-csv': 'Redmine',
  'source.trello-json': 'Trello',
  'field.externalId': 'Id in the other tool',
  'field.externalUrl': 'Address in the other tool',
  'field.labels': 'Labels',
  'field.rank': 'Order',
  'field.release': 'Release',
  'field.sprint': 'Sprint',
  'field.date': 'Date',
  'field.person': 'Person',
  'field.priority': 'Priority',
})
