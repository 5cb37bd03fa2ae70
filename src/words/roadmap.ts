import { area } from './area.ts'

/** The name of a release, where it may have none. */
const release = '{named, select, no {the release} other {{name}}}'
const Release = '{named, select, no {The release} other {{name}}}'

/** What the roadmap says. */
export const roadmapWords = area('roadmap', {
  roadmap: 'Roadmap',
  checks: 'Checks',
  checkCount: '{count, plural, one {# check} other {# checks}}',
  allInLine: 'All in line',
  showChecks: 'Show checks',
  hideChecks: 'Hide checks',
  fromBacklog: 'From backlog',
  deriveBacklog: 'Derive backlog',
  derive: 'Derive',
  deleteWords: 'remove, trash, throw away',
  walk: 'From cell to cell',
  'key.edit': 'Change what the cell holds, or go into its list',
  'key.ends': 'First or last release',
  'key.corners': 'First or last cell of all',
  'key.out': 'Back to the cell; as it was',
  today: 'Today',
  todayIn: '{cell}, today is in it',
  cancel: 'Cancel',

  date: 'Date',
  name: 'Name',
  goal: 'Goal',
  features: 'Features',
  metrics: 'Metrics',

  dateCell:
    'Date, {named, select, no {unnamed release} other {{name}}}: {date}{released, select, yes { Released} other {}}',
  cell: '{row}, {named, select, no {unnamed release} other {{name}}}, {date}: {content}',
  goalCell: '{goal} {type}',
  goalAlone: '{goal}',
  featureCount: '{count, plural, =0 {no features} one {# feature} other {# features}}',
  metricCount: '{count, plural, =0 {no metrics} one {# metric} other {# metrics}}',
  itemCount: '{count, plural, =0 {no items} one {# item} other {# items}}',
})

/** What the roadmap says about releases. */
export const releaseWords = area('releases', {
  release: 'Release',
  list: 'Releases',
  new: 'New release',
  addNamed: 'Add release {name}',
  added: `${Release} added.`,
  released: 'Released',
  nameIt: 'Name it',
  setName: `Name ${release}`,
  setDate: `Date ${release}`,
  dateSet: `${Release}: {date}.`,
  dateMoved: `${Release}: {date}, now {place, number} of {count, number} in time order.`,
  move: 'Move {name}',
  moved: `${Release} moved{where, select, before { before {neighbour}} behind { behind {neighbour}} other {}}{dates, select, changed {; the dates changed places.} other {.}}`,
  first: '{name} is the first release.',
  last: '{name} is the last release.',
  firstAlready: '{name} is the first release already.',
  lastAlready: '{name} is the last release already.',
  markReleased: 'Mark {name} released',
  markNotReleased: 'Mark {name} not released',
  markedReleased:
    '{name} is marked released.{where, select, next { {count, plural, one {# open item goes} other {# open items go}} on in {next}.} loose { {count, plural, one {# open item hangs} other {# open items hang}} loose.} stay { {count, plural, one {# open item stays} other {# open items stay}} with it.} other {}}',
  openItems:
    '{count, plural, one {# item of {name} is still open. Where does it go?} other {# items of {name} are still open. Where do they go?}}',
  openToNext: 'On to {name}',
  openStay: 'Stay with {name}',
  openLoose: 'Back to no release',
  carriedOver: 'Open when {name} was released',
  chooseColour: 'Colour…',
  colourOf: 'Colour of {name}',
  setColour: 'Colour of {name}',
  colourSet: '{name} is {colour} now.',
  markedNotReleased: '{name} is not released any more.',
  delete: 'Delete release {name}',
  deleted:
    '{name} deleted with its goal{parts, select, both {, {features, plural, one {# feature} other {# features}} and {metrics, plural, one {# metric} other {# metrics}}} features { and {features, plural, one {# feature} other {# features}}} metrics { and {metrics, plural, one {# metric} other {# metrics}}} other {}}.{items, plural, =0 {} one { # item hangs loose.} other { # items hang loose.}}',

  changeDate: 'Change date',
  rename: 'Rename release',
  earlier: 'Move release earlier',
  later: 'Move release later',
  'either.earlier': 'Move feature to the previous release, or release earlier',
  'either.later': 'Move feature to the next release, or release later',
  markThisReleased: 'Mark released',
  markThisNotReleased: 'Mark not released',
  deleteThis: 'Delete release',
  needed: 'Focus a release first',
  eitherNeeded: 'Focus a feature or a release first',
  noFurther: 'There is no release on that side',

  draftDate: 'Date of the new release',
  draftWhen: 'Later, or Q2 2027',
  draftName: 'Name of the new release',
  draftNameAsks: 'Name it, if that helps',
  draftGoal: 'Goal of the new release',
  draftNeedsGoal: 'A release is its goal. Say what users or the business should gain.',
  draftFeatures: 'Then the features it needs',
  draftMetrics: 'and how you will know',
})

/** What the roadmap says about goals. */
export const goalWords = area('goals', {
  asks: 'What should users or the business gain?',
  empty:
    'A release is its goal, so it cannot be empty. Delete the release instead, or say what should be gained.',
  edit: 'Edit goal',
  type: 'Goal type',
  typeOf: 'Goal type: {type}',
  chooseType: 'Goal type…',
})

/** What the roadmap says about features. */
export const featureWords = area('features', {
  feature: 'Feature',
  named: 'Feature {name}',
  new: 'New feature',
  add: 'Add feature',
  addNamed: 'Add feature {name}',
  added: '{name} added.',
  asks: 'A feature, and Enter for the next',
  needsName: 'A feature needs a name. Esc keeps the one it had.',
  many: '{count, plural, =6 {Six} =7 {Seven} =8 {Eight} =9 {Nine} =10 {Ten} other {#}} features for one goal',
  noItems: 'no items',
  done: '{done, number} / {items, number}',
  doneFor: '{done, number} / {items, number} done for {name}. Open in the backlog',
  move: 'Move {name}',
  moveTo: 'Move {name} to',
  movedAcross:
    '{name} moved to {release}.{items, plural, =0 {} one { # item moves with it.} other { # items move with it.}}',
  movedWithin: '{name} moved from {from, number} to {to, number} of {count, number}.',
  first: '{name} is first already.',
  last: '{name} is last already.',
  delete: 'Delete feature {name}',
  deleted:
    '{name} deleted.{items, plural, =0 {} one { # item hangs loose in the backlog.} other { # items hang loose in the backlog.}}',

  rename: 'Rename feature',
  renameWords: 'edit feature',
  needed: 'Focus a feature first',
  up: 'Move feature up',
  down: 'Move feature down',
  toPrevious: 'Move feature to the previous release',
  toNext: 'Move feature to the next release',
  chooseRelease: 'Move feature to…',
  deleteThis: 'Delete feature',
  showItems: 'Show its items in the backlog',

  waiting: 'Waiting for a reason',
  waitsFirst: 'A reason is needed first. Tab leads to it.',
  waits: '{name} waits for a reason. Tab leads to it.',
  reason: 'A reason for {name}',
  reasonAsks: 'Why does this goal need “{name}”{more, plural, =0 {} other { and # more}}?',
  reasonEmpty: 'Say why in a few words, or cancel.',
  addAnyway: '{more, plural, =0 {Add it anyway} other {Add them anyway}}',
  leaveOut: '{count, plural, one {Leave it out} other {Leave them out}}',
})

/** What the roadmap says about metrics. */
export const metricWords = area('metrics', {
  named: 'Metric {name}',
  new: 'New metric',
  add: 'Add metric',
  edit: 'Edit metric',
  delete: 'Delete metric',
  addNamed: 'Add metric {name}',
  editNamed: 'Edit metric {name}',
  deleteNamed: 'Delete metric {name}',
  deleted: '{name} deleted.',
  addFirst: 'How will you know? Add a metric',
  none: 'No metric yet',
  noTarget: '→ no target yet',
  unusual: '{kind, select, leading {leading} qualitative {qualitative} both {leading, qualitative} other {}}',

  what: 'What is measured',
  whatExample: 'hikers back in week four',
  whatMissing: 'Say what is measured.',
  from: 'From',
  to: 'To',
  upTo: 'Up to',
  unit: 'Unit',
  noNumber: '“{typed}” is no number that can be read. Type one such as 30, 1,000 or 0.5.',
  noLowerEnd: 'A range needs its lower end, too.',
  timing: 'Timing',
  leading: 'Leading',
  lagging: 'Lagging',
  nature: 'Nature',
  quantitative: 'Quantitative',
  qualitative: 'Qualitative',
  save: 'Save',
  deleteThis: 'Delete',
})

/** What a roadmap says that has no release yet. */
export const firstReleaseWords = area('first-release', {
  nameAsks: 'A name, if it helps',
  goalAsks: 'What should users or the business gain?',
  goalNext: 'And once that is so, what next?',
  goalFar: 'Which way, after that?',
  featuresAsk: 'The three to five things this goal needs',
  featuresNext: 'Coarse is enough',
  metricsAsk: 'How will you know that it is met?',
  metricsNext: 'From what, to what?',
  ways: 'Ways to begin',
  lead: 'A release is its goal. Give it one, then the few features it needs and a measure of whether it worked.',
  plan: 'Plan the first release',
  fromBacklog: 'From my backlog',
  fromBacklogHow:
    '{count, plural, one {# item becomes a theme, then a release} other {# items become themes, then releases}}',
  import: 'Import a backlog',
  importHow: 'CSV, Jira, Trello, GitHub or one story a line',
  noneThen: 'No release was planned at that moment.',
  nobody: 'Nobody has planned a release yet. Whoever owns the product can.',
})
