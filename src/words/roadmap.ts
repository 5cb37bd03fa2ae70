import { area } from './area.ts'

/** The name of a release, where it may have none. */
const release = '{named, select, no {the release} other {{name}}}'
const Release = '{named, select, no {The release} other {{name}}}'

/** What the roadmap says. */
export const roadmapWords = area('roadmap', {
  roadmap: 'Roadmap',
  checks: 'Checks',
  'check-count': '{count, plural, one {# check} other {# checks}}',
  'all-in-line': 'All in line',
  'show-checks': 'Show checks',
  'hide-checks': 'Hide checks',
  'from-backlog': 'From backlog',
  'derive-backlog': 'Derive backlog',
  derive: 'Derive',
  'top-down': 'top-down',
  today: 'Today',
  'today-in': '{cell}, today is in it',
  cancel: 'Cancel',

  date: 'Date',
  name: 'Name',
  goal: 'Goal',
  features: 'Features',
  metrics: 'Metrics',

  'date-cell':
    'Date, {named, select, no {unnamed release} other {{name}}}: {date}{released, select, yes { Released} other {}}',
  cell: '{row}, {named, select, no {unnamed release} other {{name}}}, {date}: {content}',
  'goal-cell': '{goal} {type}',
  'feature-count': '{count, plural, =0 {no features} one {# feature} other {# features}}',
  'metric-count': '{count, plural, =0 {no metrics} one {# metric} other {# metrics}}',
  'item-count': '{count, plural, =0 {no items} one {# item} other {# items}}',
})

/** What the roadmap says about releases. */
export const releaseWords = area('releases', {
  release: 'Release',
  named: 'Release {name}',
  list: 'Releases',
  new: 'New release',
  add: 'Add release',
  'add-named': 'Add release {name}',
  added: `${Release} added.`,
  released: 'Released',
  'name-it': 'Name it',
  'set-name': `Name ${release}`,
  'set-date': `Date ${release}`,
  'date-set': `${Release}: {date}.`,
  'date-moved': `${Release}: {date}, now {place, number} of {count, number} in time order.`,
  move: 'Move {name}',
  moved: `${Release} moved{where, select, before { before {neighbour}} behind { behind {neighbour}} other {}}{dates, select, changed {; the dates changed places.} other {.}}`,
  first: '{name} is the first release.',
  last: '{name} is the last release.',
  'first-already': '{name} is the first release already.',
  'last-already': '{name} is the last release already.',
  'mark-released': 'Mark {name} released',
  'mark-not-released': 'Mark {name} not released',
  'marked-released': '{name} is marked released.',
  'marked-not-released': '{name} is not released any more.',
  delete: 'Delete release {name}',
  deleted:
    '{name} deleted with its goal{parts, select, both {, {features, plural, one {# feature} other {# features}} and {metrics, plural, one {# metric} other {# metrics}}} features { and {features, plural, one {# feature} other {# features}}} metrics { and {metrics, plural, one {# metric} other {# metrics}}} other {}}.{items, plural, =0 {} one { # item hangs loose.} other { # items hang loose.}}',

  'change-date': 'Change date',
  rename: 'Rename release',
  earlier: 'Move release earlier',
  later: 'Move release later',
  'mark-this-released': 'Mark released',
  'mark-this-not-released': 'Mark not released',
  'delete-this': 'Delete release',
  'delete-that': 'Delete {name}',

  'draft-date': 'Date of the new release',
  'draft-when': 'When? Q2 2027',
  'draft-name': 'Name of the new release',
  'draft-name-asks': 'Name it, if that helps',
  'draft-goal': 'Goal of the new release',
  'draft-needs-goal': 'A release is its goal. Say what users or the business should gain.',
  'draft-features': 'Then the features it needs',
  'draft-metrics': 'and how you will know',
})

/** What the roadmap says about goals. */
export const goalWords = area('goals', {
  asks: 'What should users or the business gain?',
  empty:
    'A release is its goal, so it cannot be empty. Delete the release instead, or say what should be gained.',
  edit: 'Edit goal',
  type: 'Goal type',
  'type-of': 'Goal type: {type}',
  'choose-type': 'Goal type…',
})

/** What the roadmap says about features. */
export const featureWords = area('features', {
  feature: 'Feature',
  named: 'Feature {name}',
  new: 'New feature',
  add: 'Add feature',
  'add-named': 'Add feature {name}',
  added: '{name} added.',
  asks: 'A feature, and Enter for the next',
  'needs-name': 'A feature needs a name. Esc keeps the one it had.',
  many: '{count, plural, =6 {Six} =7 {Seven} =8 {Eight} =9 {Nine} =10 {Ten} other {#}} features for one goal',
  'no-items': 'no items',
  done: '{done, number} / {items, number}',
  'done-for': '{done, number} / {items, number} done for {name}. Open in the backlog',
  move: 'Move {name}',
  'move-to': 'Move {name} to',
  'moved-across':
    '{name} moved to {release}.{items, plural, =0 {} one { # item moves with it.} other { # items move with it.}}',
  'moved-within': '{name} moved from {from, number} to {to, number} of {count, number}.',
  first: '{name} is first already.',
  last: '{name} is last already.',
  delete: 'Delete feature {name}',
  deleted:
    '{name} deleted.{items, plural, =0 {} one { # item hangs loose in the backlog.} other { # items hang loose in the backlog.}}',

  rename: 'Rename feature',
  up: 'Move feature up',
  down: 'Move feature down',
  'to-previous': 'Move feature to the previous release',
  'to-next': 'Move feature to the next release',
  'choose-release': 'Move feature to…',
  'delete-this': 'Delete feature',
  'show-items': 'Show its items in the backlog',

  waiting: 'Waiting for a reason',
  'waits-first': 'A reason is needed first. Tab leads to it.',
  waits: '{name} waits for a reason. Tab leads to it.',
  reason: 'A reason for {name}',
  'reason-asks': 'Why does this goal need “{name}”{more, plural, =0 {} other { and # more}}?',
  'reason-empty': 'Say why in a few words, or cancel.',
  'add-anyway': '{more, plural, =0 {Add it anyway} other {Add them anyway}}',
  'leave-out': '{count, plural, one {Leave it out} other {Leave them out}}',
})

/** What the roadmap says about metrics. */
export const metricWords = area('metrics', {
  named: 'Metric {name}',
  new: 'New metric',
  add: 'Add metric',
  edit: 'Edit metric',
  delete: 'Delete metric',
  'add-named': 'Add metric {name}',
  'edit-named': 'Edit metric {name}',
  'delete-named': 'Delete metric {name}',
  deleted: '{name} deleted.',
  'add-first': 'How will you know? Add a metric',
  none: 'No metric yet',
  'no-target': '→ no target yet',
  unusual: '{kind, select, leading {leading} qualitative {qualitative} both {leading, qualitative} other {}}',

  what: 'What is measured',
  'what-example': 'hikers back in week four',
  'what-missing': 'Say what is measured.',
  from: 'From',
  to: 'To',
  'up-to': 'Up to',
  unit: 'Unit',
  'no-number': '“{typed}” is no number that can be read. Type one such as 30, 1,000 or 0.5.',
  'no-lower-end': 'A range needs its lower end, too.',
  timing: 'Timing',
  leading: 'Leading',
  lagging: 'Lagging',
  nature: 'Nature',
  quantitative: 'Quantitative',
  qualitative: 'Qualitative',
  save: 'Save',
  'delete-this': 'Delete',
})

/** What a roadmap says that has no release yet. */
export const firstReleaseWords = area('first-release', {
  'name-asks': 'A name, if it helps',
  'goal-asks': 'What should users or the business gain?',
  'goal-next': 'And once that is so, what next?',
  'goal-far': 'Which way, after that?',
  'features-ask': 'The three to five things this goal needs',
  'features-next': 'Coarse is enough',
  'metrics-ask': 'How will you know that it is met?',
  'metrics-next': 'From what, to what?',
  ways: 'Ways to begin',
  lead: 'A release is its goal. Give it one, then the few features it needs and a measure of whether it worked.',
  plan: 'Plan the first release',
  'from-backlog': 'From my backlog',
  'from-backlog-how':
    '{count, plural, one {# item becomes a theme, then a release} other {# items become themes, then releases}}',
  import: 'Import a backlog',
  'import-how': 'CSV, Jira, Trello, GitHub or one story a line',
  nobody: 'Nobody has planned a release yet. Whoever owns the product can.',
})
