import type { ItemKind, ItemStatus } from '#domain/backlog/item.ts'

export const kindWords: Record<ItemKind, string> = {
  epic: 'Epic',
  story: 'Story',
  constraint: 'Constraint',
  workflow: 'Workflow',
  storyboard: 'Storyboard',
  sketch: 'Sketch',
  'mock-up': 'Mock-up',
  defect: 'Defect',
  technical: 'Technical',
}

export const statusWords: Record<ItemStatus, string> = {
  draft: 'Draft',
  ready: 'Ready',
  doing: 'Doing',
  done: 'Done',
}
