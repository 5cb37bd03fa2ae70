import type { ItemKind, ItemStatus } from '#domain/backlog/item.ts'
import type { ImportField, ImportSource } from '#protocol/import-report.ts'
import type { IconName } from '#web/ui/icon.tsx'

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

export const kindWords: Record<ItemKind, { label: string; icon: IconName }> = {
  epic: { label: 'Epic', icon: 'epic' },
  story: { label: 'Story', icon: 'story' },
  constraint: { label: 'Constraint', icon: 'constraint' },
  workflow: { label: 'Workflow', icon: 'workflow' },
  storyboard: { label: 'Storyboard', icon: 'storyboard' },
  sketch: { label: 'Sketch', icon: 'sketch' },
  'mock-up': { label: 'Mock-up', icon: 'mockup' },
  defect: { label: 'Defect', icon: 'defect' },
  technical: { label: 'Technical', icon: 'technical' },
}

export const statusWords: Record<ItemStatus, string> = {
  draft: 'Draft',
  ready: 'Ready',
  doing: 'Doing',
  done: 'Done',
}

/** "4 items", "1 item". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}
