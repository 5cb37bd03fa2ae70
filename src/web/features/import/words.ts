import type { ImportField, ImportSource } from '#protocol/import-report.ts'

export const sourceWords: Record<ImportSource, string> = {
  stories: 'One story per line',
  csv: 'Table (CSV)',
  'jira-csv': 'Jira (CSV)',
  'jira-xml': 'Jira (XML)',
  'linear-csv': 'Linear',
  'pivotal-csv': 'Pivotal Tracker',
  'azure-csv': 'Azure DevOps',
  'asana-csv': 'Asana',
  'shortcut-csv': 'Shortcut',
  'gitlab-csv': 'GitLab (CSV)',
  'gitlab-json': 'GitLab (JSON)',
  'github-json': 'GitHub',
  'taiga-csv': 'Taiga',
  'redmine-csv': 'Redmine',
  'trello-json': 'Trello',
}

export const fieldWords: Record<ImportField, string> = {
  title: 'Title',
  kind: 'Kind',
  status: 'Status',
  estimate: 'Estimate',
  description: 'Description',
  externalId: 'Id in the other tool',
  externalUrl: 'Address in the other tool',
  parentExternalId: 'Parent',
  labels: 'Labels',
}
