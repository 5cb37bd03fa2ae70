import { area } from './area.ts'

/** What the kinds of items are called, standing alone. */
export const itemKindWords = area('item-kinds', {
  epic: 'Epic',
  story: 'Story',
  constraint: 'Constraint',
  workflow: 'Workflow',
  storyboard: 'Storyboard',
  sketch: 'Sketch',
  'mock-up': 'Mock-up',
  defect: 'Defect',
  technical: 'Technical',
})

/** The same among other words. */
export const itemKindInText = area('item-kinds-in-text', {
  epic: 'epic',
  story: 'story',
  constraint: 'constraint',
  workflow: 'workflow',
  storyboard: 'storyboard',
  sketch: 'sketch',
  'mock-up': 'mock-up',
  defect: 'defect',
  technical: 'technical',
})

/** What the statuses of items are called, standing alone. */
export const itemStatusWords = area('item-statuses', {
  draft: 'Draft',
  ready: 'Ready',
  doing: 'Doing',
  done: 'Done',
})

/** The same among other words. */
export const itemStatusInText = area('item-statuses-in-text', {
  draft: 'draft',
  ready: 'ready',
  doing: 'doing',
  done: 'done',
})
