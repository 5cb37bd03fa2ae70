import { area } from './area.ts'

/** What a derived proposal is called, and for each of its steps what it does and why. */
export const proposalWords = area('proposals', {
  deriveBacklog: 'Derive backlog from {release}',
  head: 'Head of the backlog: {goal}',
  headWhy: 'The goal says why before anything is ranked',
  epic: 'Epic "{title}"',
  epicWhy: 'The goal needs "{feature}"',
  storyWhy: 'Builds "{feature}"',
  deriveRoadmap: 'Derive roadmap: {count, plural, one {# release} other {# releases}} from the backlog',
  release: 'Release "{name}": {goal}',
  releaseWhy: 'A release is its goal',
  metric: 'Metric "{name}"',
  metricWhy: 'It tells whether the goal is met',
  feature: 'Feature "{name}"',
  featureWhy: 'The goal of "{release}" needs it',
  theme: 'Theme "{name}"',
  themeWhy: 'These items share {words}',
  byHand: 'Grouped by hand',
  join: '{count, plural, one {# item joins} other {# items join}} "{theme}"',
  trace: '{count, plural, one {# item traces} other {# items trace}} to "{feature}"',
  traceWhy: 'Every item knows its why',
  putFirst: 'Put {name} first ({count, plural, one {# item} other {# items}})',
  putFirstWhy: 'The backlog is for the goal at its head',
  putFirstEvidence:
    '{count, plural, one {# open item stands} other {# open items stand}} behind {key} "{title}", which is not for it',
  onRoadmap: 'It stands on the roadmap',
  typed: 'Typed by hand',
  found: 'Found in {count, plural, one {# item} other {# items}}: {words}',
  ticked: 'Ticked: {what}{more, plural, =0 {} other { and # more}}',
  unticked: 'Unticked: {what}{more, plural, =0 {} other { and # more}}',
  unnamedTheme: 'Theme',
  namesakeTheme: '{name} {number}',
})

/** What has changed since a suggestion was made, in what it is about. */
export const staleWords = area('stale', {
  gone: 'It is about a record that was deleted ({kind}).',
  added: '"{name}" was added since and would be deleted with it.',
  touched: '"{name}" would be changed with it by now.',
  rewritten: '{field} of "{name}" was rewritten.',
  set: '{field} of "{name}" was {before} and is {after} now.',
  none: 'nothing',
})

/** What keeps a plan from becoming a roadmap, and what to do. */
export const planTroubleWords = area('plan-troubles', {
  noGoal: '{release} has no goal. Say in one sentence what users or the business gain.',
  goalRepeats:
    "{release}: the goal only repeats a theme's name. Say what users or the business gain from it.",
  noMetric: '{release} has no metric. Name one measure that tells whether the goal is met.',
  manyFeatures:
    '{release} has {count, number} features; three to five keep a goal in focus. Merge themes or move some to a later release.',
})
