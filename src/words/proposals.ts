import { area } from './area.ts'

/** What a derived proposal is called, and for each of its steps what it does and why. */
export const proposalWords = area('proposals', {
  'derive-backlog': 'Derive backlog from {release}',
  head: 'Head of the backlog: {goal}',
  'head-why': 'The goal says why before anything is ranked',
  epic: 'Epic "{title}"',
  'epic-why': 'The goal needs "{feature}"',
  'story-why': 'Builds "{feature}"',
  'derive-roadmap': 'Derive roadmap: {count, plural, one {# release} other {# releases}} from the backlog',
  release: 'Release "{name}": {goal}',
  'release-why': 'A release is its goal',
  metric: 'Metric "{name}"',
  'metric-why': 'It tells whether the goal is met',
  feature: 'Feature "{name}"',
  'feature-why': 'The goal of "{release}" needs it',
  theme: 'Theme "{name}"',
  'theme-why': 'These items share {words}',
  'by-hand': 'Grouped by hand',
  join: '{count, plural, one {# item joins} other {# items join}} "{theme}"',
  trace: '{count, plural, one {# item traces} other {# items trace}} to "{feature}"',
  'trace-why': 'Every item knows its why',
  'unnamed-theme': 'Theme',
  'namesake-theme': '{name} {number}',
})

/** What keeps a plan from becoming a roadmap, and what to do. */
export const planTroubleWords = area('plan-troubles', {
  'no-goal': '{release} has no goal. Say in one sentence what users or the business gain.',
  'goal-repeats':
    "{release}: the goal only repeats a theme's name. Say what users or the business gain from it.",
  'no-metric': '{release} has no metric. Name one measure that tells whether the goal is met.',
  'many-features':
    '{release} has {count, number} features; three to five keep a goal in focus. Merge themes or move some to a later release.',
})
