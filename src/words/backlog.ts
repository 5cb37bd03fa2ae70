import { area } from './area.ts'
import { byWhom } from './clash.ts'

/** What is acted on: one item by its key, or how many. */
const items = '{count, plural, =1 {{key}} other {# items}}'

/** What the backlog says. */
export const backlogWords = area('backlog', {
  backlog: 'Backlog',
  deriveFromRoadmap: 'Derive from roadmap',
  import: 'Import',
  newItem: 'New item',
  rows: 'Backlog items in rank order',
  row: 'Rank {rank}, {key}, {kind}, {title}, {estimated, select, no {not estimated} other {{points, plural, one {# point} other {# points}}}}, {status}, {traced, select, no {traces to no goal} other {feature {feature}}}{themed, select, no {} other {, theme {theme}}}',
  noGoal: 'no goal',
  title: 'Title',
  estimate: 'Estimate',
  type: 'Type',
  status: 'Status',
  noEstimate: 'An estimate is a number such as 3 or 0.5; leave it empty for none.',

  // What a step is called, as the sentence that a toast says of it.
  sentence: '{said}.',
  setKind: `${items}: {kind}`,
  setStatus: `${items}: {status}`,
  setEstimate: `${items}: estimate {estimate}`,
  setNoEstimate: `${items}: not estimated`,
  trace: `{count, plural, =1 {{key} traces} other {# items trace}} to {feature}`,
  traceNone: `{count, plural, =1 {{key} traces} other {# items trace}} to no goal`,
  group: `{count, plural, =1 {{key} stands} other {# items stand}} in {theme}`,
  groupNone: `{count, plural, =1 {{key} stands} other {# items stand}} in no theme`,
  delete: `Delete ${items}`,
  deleted: `Deleted ${items}`,
  add: '{count, plural, one {Add item} other {Add # items}}',
  addedMany: 'Added {count, plural, one {# item} other {# items}}',
  addedHidden: 'Added {key}, which the filter hides',
  added: '{key} added at rank {rank} of {count}.',
  lineRefused: 'Line {line}: {sentence}',

  move: `Move ${items}`,
  severalGroups: `${items} stand under several releases. Move those of one, or show the backlog as one list.`,
  inTheme: 'Theme: {theme}',
  cannotMove: `${items} cannot move further.`,
  standsThere: `{count, plural, =1 {{key} stands} other {# items stand}} there already.`,
  moved:
    '{count, plural, =1 {{key} moved from rank {from} to {to} of {all}} other {# items moved to rank {to} of {all}}}',

  leaves: 'no longer in the filter',
  printCut: 'The first {most, number} of {count, number} items. Filter the list to print the others.',
  deletedByOther: `{key} was deleted by ${byWhom}.`,

  typeOf: `Type of ${items}`,
  statusOf: `Status of ${items}`,
  estimateOf: `Estimate of ${items}`,
  traceOf: `Trace of ${items}`,
  themeOf: `Theme of ${items}`,
  none: 'None',
  release: '{named, select, no {Unnamed} other {{name}}} · {date}',
  hangLoose: 'No goal, let it hang loose',
  noTheme: 'No theme',
  newFeature: 'New feature…',
  planRelease: 'Plan a release…',
  findThemes: 'Find themes…',
  actionsFor: `Actions for ${items}`,
})

/** What the heads of the backlog's groups say, and what is done with groups. */
export const backlogGroupWords = area('backlog-groups', {
  none: 'No release',
  facts:
    '{dated, select, no {} other {{date} · }}{standing, select, focus {current} coarse {kept coarse until {focus} is out} released {released} none {traces to no goal} other {before the current goal}}',
  sums: '{items, plural, =0 {no items yet} one {# item} other {# items}}{items, plural, =0 {} other { · {done, number} done}}{points, plural, =0 {} one { · # point} other { · # points}}',
  found: '{count, plural, one {# item} other {# items}} found',
  head: '{name}{has, select, no {} other {: {goal}}}. {facts}. {sums}.{folded, select, yes { Folded.} other {}}',
  rowsOf: 'Rows of {name}',
  noFeature: '{name} has no feature that items could trace to. Add one on the roadmap.',
  whichFeature:
    'Which feature of {name} {count, plural, =1 {does {key} trace to} other {do # items trace to}}?',
  by: 'By release',
  byWords: 'group, group by release, display options',
  switchOn: 'Group the backlog by release',
  switchOff: 'Show the backlog as one list',
})

/** What can be done in the backlog, and words that people may look for it by. */
export const backlogActions = area('backlog-actions', {
  open: 'Open',
  openWords: 'page, details, description, open item',
  peek: 'Peek',
  peekWords: 'preview, details, beside',
  edit: 'Edit title',
  editWords: 'rename, change title',
  needsRow: 'Focus a row first',
  needsOneRow: 'Focus one row first',
  needsRows: 'No row is shown',
  needsSelection: 'Nothing is selected',
  needsFilter: 'Nothing is filtered',
  status: 'Status…',
  statusWords: 'state, done, doing, draft, progress, change status',
  ready: 'Mark ready',
  estimate: 'Estimate…',
  estimateWords: 'points, size, effort, story points',
  kind: 'Type…',
  kindWords: 'kind, change type, epic, story, defect',
  trace: 'Trace to a feature…',
  traceWords: 'goal, release, feature, move to release, orphan, why, link',
  theme: 'Theme…',
  up: 'Move up',
  rankWords: 'rank, move, reorder, prioritise',
  down: 'Move down',
  top: 'Move to the top',
  topOfThese: 'Move to the top of these',
  topWords: 'rank, rank first, move, first',
  bottom: 'Move to the bottom',
  bottomOfThese: 'Move to the bottom of these',
  bottomWords: 'rank, rank last, move, last',
  moveTo: 'Move to a rank, or after…',
  moveToWords: 'move, rank, position, place, reorder',
  copyKey: 'Copy key',
  copyKeyWords: 'id, copy id',
  copied: 'Copied {count, plural, =1 {{key}} other {# keys}}.',
  delete: 'Delete',
  deleteWords: 'remove, trash, throw away',
  create: 'New item',
  createWords: 'new, add, add item, create item, new story, new epic, new defect, new bug',
  createChild: 'New item beneath this one',
  createChildWords: 'child, sub-item, subtask, add child',
  next: 'Next row',
  previous: 'Previous row',
  toPreviousRelease: 'Move to the release before',
  toNextRelease: 'Move to the next release',
  nextGroup: 'Next group',
  previousGroup: 'Previous group',
  groupWords: 'release, head, fold, collapse',
  foldAll: 'Fold all groups',
  unfoldAll: 'Unfold all groups',
  firstLast: 'First or last row',
  page: 'A page up or down',
  cells: 'Into the cells of a row, and back',
  select: 'Select row',
  extendDown: 'Select the next row too',
  extendUp: 'Select the previous row too',
  selectAll: 'Select all',
  selectShown: 'Select all that the filter shows',
  selectedCount: '{count, plural, one {# item} other {# items}} selected.',
  clearSelection: 'Clear selection',

  filter: 'Filter',
  filterWords: 'search, find, filter items',
  dropLast: 'Take the last word off the filter',
  clearFilter: 'Clear the filter',
  orphans: 'Show items that trace to no goal',
  orphansWords: 'orphans, loose items, no goal',
})

/** What the bar beneath a selection says. */
export const bulkBarWords = area('bulk-bar', {
  selected: 'Selected items',
  count: '{count, number} selected{hidden, plural, =0 {} other {<aside>, # not shown</aside>}}',
  status: 'Status',
  trace: 'Trace',
  estimate: 'Estimate',
  top: 'To the top',
  more: 'More',
  clear: 'Clear selection',
  clearKey: 'Clear selection (Esc)',
})

/** What the row says in which new items are typed. */
export const composerWords = area('composer', {
  newItem: 'New item',
  type: 'Type: {type}',
  typeOfNew: 'Type of the new item',
  pasted: '<b>{count, plural, one {# line} other {# lines}} pasted.</b> <line>{first}</line> …',
  keepAsOne: 'Keep as one',
  create: 'Create {count, plural, one {# item} other {# items}}',
  asks: 'What is to be done?',
  asksBeneath: 'What is to be done beneath {parent}?',
  title: 'Title of the new item',
  titleBeneath: 'Title of a new item beneath {parent}',
  keys: 'Enter adds · Esc closes',
})

/** What the line says in which the backlog is filtered, and the menu that adds to it. */
export const filterLineWords = area('filter-line', {
  add: 'Add to the filter',
  filter: 'Filter the backlog',
  offers: 'What may stand here',
  terms: 'Terms of the filter',
  without: 'Take {term} off the filter',
  example: 'Filter by words, status:ready, release:@current …',
  shortExample: 'Filter by words …',
  loose: '{count, plural, one {# item traces} other {# items trace}} to no goal: <review>review</review>',
  clear: 'Clear the filter',
  shown: '{shown, number} of {total, number}<unit> items</unit>',
  total: '{total, number}<unit>{total, plural, one { item} other { items}}</unit>',
  standing: 'Standing',
  orphan: 'Traces to no goal',
  open: 'Not done',
  status: 'Status',
  type: 'Type',
  release: 'Release',
  feature: 'Feature',
  theme: 'Theme',
})

/** What the goal says that heads the backlog. */
export const backlogHeadWords = area('backlog-head', {
  none: 'No release gives this backlog a goal yet. <derive>Derive a roadmap from this backlog</derive> or <plan>plan a release</plan>.',
  noneToRead: 'No release gives this backlog a goal yet.',
  goal: 'The goal of the next release',
  about: 'When it comes, and how it is measured',
  facts:
    '{named, select, no {Unnamed release} other {{name}}} · {date} · {measured, select, no {no metric yet} other {{metrics}}}',
  done: '<tally>{done, number} of {items, number}</tally><unit>items done for this release</unit>',
})

/** What the backlog says where it has nothing to show. */
export const emptyBacklogWords = area('empty-backlog', {
  noneThen: 'The backlog was empty at that moment',
  title: 'What the product will be made of, in order',
  lead: 'The backlog holds epics, stories and everything else there is to do, the most important first. Each item traces to a feature and its goal, so that everyone sees why it is there.',
  import: 'Import a backlog',
  newItem: 'New item',
  derive: 'Derive from the roadmap',
  nothingFits: 'Nothing fits this filter',
  hidden: '<q>{filter}</q> hides all {count, plural, one {# item} other {# items}}.',
  clear: 'Clear the filter',
})

/** What the dialog says that makes a feature for items to trace to. */
export const featureDialogWords = area('feature-dialog', {
  title: `New feature for ${items}`,
  name: 'Feature',
  nameExample: 'What the goal needs, such as "Map view"',
  nameEmpty: 'Feature is empty. Name one output that the goal needs.',
  release: 'Release whose goal needs it',
  releaseGone: 'The release is not there any more. Choose another one.',
  create: 'Create and trace',
  cancel: 'Cancel',
})

/** What the dialog says that moves items to any place. */
export const moveDialogWords = area('move-dialog', {
  title: `Move ${items}`,
  to: 'To a rank, or after an item',
  hint: 'A number from 1 to {count, number}, or a key or words of an item',
  places: 'Places',
  noRank: 'Ranks go from 1 to {count, number}',
  notCalled: 'Nothing is called so.',
  some: '{shown, number} of {count, number}; type more to see the others.',
  cancel: 'Cancel',
  move: 'Move',
  now: 'now {key} {title}',
  top: 'To the top',
  bottom: 'To the bottom',
  rank: 'To rank {rank, number}',
  after: 'After {key}',
})

/** What is said of putting the release at the head first. */
export const putFirstWords = area('put-first', {
  button: 'Put {name} first ({count, plural, one {# item} other {# items}})',
  short: 'Put {name} first',
  title: 'Put {name} first?',
  why: '{count, plural, one {# open item of {name} stands} other {# open items of {name} stand}} behind what is for another release or for none. They move up in the order that they have; the others keep theirs.',
  ranks: 'rank {from, number} → {to, number}',
  more: '{count, plural, one {And # more.} other {And # more.}}',
  propose: 'Propose it',
  proposed:
    'Proposed: {name} first. It stands where {name} is derived, until somebody applies or dismisses it.',
  done: '{name} is first: {count, plural, one {# item} other {# items}} moved up.',
  offer:
    '{count, plural, one {# item of {name} stands} other {# items of {name} stand}} behind others in the backlog.',
})
