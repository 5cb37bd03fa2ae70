import { area } from './area.ts'

/** What the fields of records are called, and what their values are. */
export const fieldWords = area('fields', {
  administrator: 'Administrator',
  baseline: 'Baseline',
  by: 'By',
  changedAt: 'Changed',
  choices: 'Choices',
  command: 'Command',
  confidence: 'Confidence',
  createdAt: 'Made',
  date: 'Date',
  description: 'Description',
  done: 'Done',
  estimate: 'Estimate',
  evidence: 'Evidence',
  feature: 'Feature',
  focus: 'Focus',
  formerKeys: 'Former keys',
  goal: 'Goal',
  goalType: 'Goal type',
  group: 'Group',
  input: 'Input',
  key: 'Key',
  kind: 'Type',
  label: 'What it does',
  left: 'Left as it is',
  makes: 'Makes',
  member: 'Member',
  metric: 'Metric',
  name: 'Name',
  nature: 'Nature',
  nextNumber: 'Next number',
  number: 'Number',
  of: 'Takes back',
  owner: 'Owner',
  parent: 'Parent',
  position: 'Position',
  product: 'Product',
  proposal: 'Proposal',
  rank: 'Rank',
  reason: 'Reason',
  refusal: 'Refused because',
  release: 'Release',
  released: 'Released',
  colour: 'Colour',
  role: 'Role',
  sample: 'Sample',
  short: 'What is left, and why',
  schema: 'Schema',
  seq: 'Made on',
  source: 'Came from',
  stage: 'Stage',
  state: 'State',
  status: 'Status',
  target: 'Target',
  targetHigh: 'Upper end of the target',
  theme: 'Theme',
  ticked: 'Ticked',
  timing: 'Timing',
  title: 'Title',
  total: 'In all',
  unit: 'Unit',
  vision: 'Vision',
  was: 'As it was',
  what: 'What',
  why: 'Why',
  words: 'Words',
  yes: 'Yes',
  no: 'No',
})

export const timingWords = area('timings', { leading: 'Leading', lagging: 'Lagging' })
export const natureWords = area('natures', { quantitative: 'Quantitative', qualitative: 'Qualitative' })
export const memberStatusWords = area('member-statuses', { active: 'Active', removed: 'Removed' })
export const roleWords = area('roles', {
  owner: 'Owner',
  team: 'Team',
  stakeholder: 'Stakeholder',
  viewer: 'Viewer',
})
export const stepKindWords = area('step-kinds', { import: 'Import', undo: 'Undo' })
export const stepStateWords = area('step-states', {
  running: 'Under way',
  done: 'Done',
  cancelling: 'Being taken back',
  cancelled: 'Taken back',
})

export const confidenceWords = area('confidences', { low: 'Low', medium: 'Medium', high: 'High' })

/** What is wrong with what was typed into a field. */
export const fieldTroubles = area('field-troubles', {
  empty: '{field} is empty. Type at least one character',
  long: '{field} is longer than {most, number} characters. Shorten it',
  least: '{field} must be {least, number} or more',
  most: '{field} must be {most, number} or less',
  key: 'Key must be 1 to 10 capital letters or digits and begin with a letter',
  date: 'Date must be a day, month, quarter, half-year or year, such as 2027-Q1',
  address: 'must be an address that begins with http:// or https://',
  id: 'must be an id such as {example}',
})
