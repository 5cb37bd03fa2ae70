import { area } from './area.ts'
import { byWhom } from './clash.ts'

/** What the derivation of a backlog says. */
export const topDownWords = area('top-down', {
  title: 'Derive backlog',
  noRelease: 'The roadmap has no release to derive from',
  noReleaseHow:
    'Top-down, the goal and features of the next release become a short backlog. Give the roadmap a release with a goal first.',
  plan: 'Plan a release',
  created: 'Created {count, plural, one {# item} other {# items}} for {release}.',
  heads: '{release} heads the backlog.',
  apply: 'Create the items',
  create: 'Create {count, plural, one {# item} other {# items}}',
  head: 'Put this goal first',
  from: 'What to derive from',
  release: 'Release',
  releaseOption:
    '{named, select, yes {{name} · } other {}}{date}{released, select, yes { · released} other {}}',
  nextRelease: 'The next release: top-down is right while the product still changes.',
  whyBefore: 'Why before the next release?',
  whyBeforeHow: 'It is kept in the history with what this creates.',
  noFeatures:
    'This release has no features yet. Name what its goal needs, here or on the roadmap: each becomes an epic with the stories you write beneath it.',
  featureAsks: 'What does this goal need?',
  featureExample: 'A feature, such as "Search"',
  featureEmpty: 'Feature is empty. Name one output that the goal needs.',
  addFeature: 'Add feature',
  repeated:
    '{count, plural, one {1 line repeated: “{first}” makes one item.} other {# lines repeated, the first is “{first}”. Each makes one item.}}',
  stories: 'One story a line. Start with Defect: or Sketch: for another type.',

  notHere:
    '“{feature}” is not in this release any more, so no items come of this. What you typed stays here until you empty it.',
  releaseGone: `{release} was deleted by ${byWhom}.`,

  goal: 'Goal',
  goalEmpty: 'Goal is empty. A release is its goal.',
  metricAsks: 'How will you know? This goal has no metric yet.',
  metricEmpty: 'Metric is empty. Name one measure, such as "people back in week four".',
  metricExample: 'How will you know?',
  addMetric: 'Add metric',

  would: 'What would be created',
  creates: 'What this creates',
  added: 'Added ({count, number})',
  nothingNew: 'Nothing new yet. Add a feature to begin.',
  everyFeature: 'Every feature has items. Write more stories, or <backlog>see the backlog</backlog>.',
  kept: 'Kept ({count, number})',
  outside: 'Outside this goal ({count, number})',
  more: 'and {count, number} more',
  stay: 'They stay where they are, below what serves the goal.',
  isAdded: 'added',
  isKept: 'kept',
  isOutside: 'outside',
})

/** What is said of a proposal that everybody who plans can read. */
export const proposalPageWords = area('proposal-page', {
  propose: 'Propose',
  proposeWhy: 'Everybody who plans this product sees it, and can untick what should not come about.',
  proposed: '“{title}” is proposed.',
  dismiss: 'Dismiss',
  dismissed: '“{title}” is dismissed.',
  byOther:
    '{who} proposed “{title}”. What you typed is kept, and stands here again once that is applied or dismissed.',
  goneByOther: `“{title}” was applied or dismissed by ${byWhom}.`,
  proposal: 'Proposal',
  by: 'Proposed by {who}, {when}, after step {seq, number}.',
  how: 'Untick what should not come about. Everybody who plans this product sees the same, and one undo takes back what is created.',
  ticked: '{ticked, number} of {count, number} ticked',
  confidence: '{confidence, select, low {low confidence} medium {medium confidence} other {high confidence}}',
  stale: '▲ {why} Untick it, or dismiss the proposal.',
})

/** What the derivation of a roadmap says around its stages, and why a stage cannot be left yet. */
export const bottomUpWords = area('bottom-up', {
  title: 'Derive roadmap',
  thisPlan: 'this plan',
  done: 'Created {releases, plural, =0 {} one {# release, } other {# releases, }}{features, plural, =0 {} one {# feature, } other {# features, }}{themes, plural, one {# theme} other {# themes}}. {items, plural, one {# item has} other {# items have}} a why now.',
  doneWhy: '{title}. {reason}',
  nextStep: 'Next step',
  stepBack: 'Step back',
  back: 'Back',
  create: 'Create roadmap',
  next: 'Next: {stage}',
  steps: 'Steps',
  check: 'Check',
  themes: 'Themes',
  releases: 'Releases',
  goals: 'Goals and metrics',
  review: 'Review',
  topDownAdvised: 'Top-down is advised. Say why you go bottom-up, or derive the backlog instead.',
  noItems: 'There is nothing to find themes in yet',
  noItemsHow:
    'Bottom-up, the themes of a long backlog become releases, each with a goal. Bring the backlog first: import it, or write its items.',
  import: 'Import a backlog',
  newItem: 'New item',
  noTheme: 'There is no theme yet. Find themes, or make one from items.',
  noneInRelease: 'No theme is in a release yet. Move at least one.',
  size: '{items, plural, one {# item} other {# items}}{points, plural, =0 {} one { · # point} other { · # points}}',
})

/** What a step of the plan is called, for Undo to say. */
export const planStepWords = area('plan-steps', {
  reason: 'reason',
  rename: 'rename {name}',
  merge: 'merge {name} into {other}',
  move: 'move {count, plural, one {# item} other {# items}} to {name}',
  takeOut: 'take {count, plural, one {# item} other {# items}} out',
  make: 'make a theme of {count, plural, one {# item} other {# items}}',
  reject: 'reject {name}',
  find: 'find themes',
  lay: 'lay {name} onto {release}',
  takeOff: 'take {name} off its release',
  add: 'add {release}',
  remove: 'remove {release}',
  edit: 'change {release}',
  pack: 'suggest a packing',
  room: 'room in a release',
  goal: 'goal of {release}',
  type: 'goal type of {release}',
  metrics: 'metrics of {release}',
})

/** What the first stage says: whether a backlog can lead to a roadmap. */
export const checkStageWords = area('check-stage', {
  advised: 'This backlog can lead to a roadmap.',
  doubt: 'In doubt, go top-down.',
  open: '✓ Yes',
  closed: '✕ No',
  unknown: '? Not known',
  stage: 'The product has found its market',
  length: 'The backlog reaches past the next release',
  stability: 'The backlog is stable',
  otherwise:
    "Bottom-up suits a product that has found its market and a long backlog that changes little. Otherwise <derive>derive the backlog from the roadmap</derive>, or set the product's stage in the <settings>settings</settings>.",
  loose:
    '{loose, plural, =0 {Every open item traces to a feature already, so there is nothing to find themes in.} one {# item traces to no goal yet: themes are sought among these.} other {# items trace to no goal yet: themes are sought among these.}}',
  why: 'Why go bottom-up all the same?',
  kept: 'Kept in the history with the roadmap that comes of it.',
})

/** What the stage says in which themes are found. */
export const themesStageWords = area('themes-stage', {
  themes: 'Themes',
  nothingLoose: 'Every open item traces to a feature already',
  nothingLooseHow:
    'Themes are sought among open items that trace to no goal. There are none, so roadmap and backlog are in line.',
  seeRoadmap: 'See the roadmap',
  seeBacklog: 'See the backlog',
  how: 'Rename, merge and move until each theme says one thing. What you touch stays when themes are sought again.',
  found:
    'Found {themes, plural, one {# theme} other {# themes}} in {items, plural, one {# item} other {# items}}.',
  notFound: 'Themes could not be found: {reason}. Your plan is unchanged; try again, or group items by hand.',
  couldNotStart: 'The search for themes could not start.',
  find: 'Find themes again',
  finding: 'Finding themes…',
  howMany: 'How many themes',
  fewer: 'Fewer',
  more: 'More',
  grain: '{grain, select, 0 {Far fewer} 1 {Fewer} 2 {Usual} 3 {More} other {Far more}}',
  count:
    '{themed, number} of {items, plural, one {# item} other {# items}} in {themes, plural, one {# theme} other {# themes}}',
  makeTheme: 'Make a theme of {count, number}',
  clearChoice: 'Clear choice',
  theme: 'Theme',
  themeEmpty: 'Theme is empty. Give it a name.',
  nameTaken: 'Another theme is called “{name}”. Choose another name, or merge the two.',
  noTheme: 'Unsorted',
  unsorted: 'These fit no theme well. Move them, or leave them in the backlog.',
  change: 'Change {name}',
  words: 'because of: {words}',
  showAll: 'Show all {count, number}',
  showFewer: 'Show fewer',
  choose: 'Choose {title}',
  move: 'Move {title}',
  moveChosen: 'Move {count, number} to …',
  moveTo: '{count, plural, one {Move to} other {Move # items to}}',
  aNewTheme: 'A new theme',
  newTheme: 'New theme',
  toNoTheme: 'Unsorted',
  moved: 'Moved to {theme}.',
  takenOut: 'Taken out of its theme.',
  made: 'Made a theme of {count, plural, one {# item} other {# items}}. Rename it.',
  split: 'Split off the {count, number} chosen',
  splitHow: 'Split: choose items first',
  reject: 'Reject theme',
  rejected: 'Rejected {theme}.',
  mergeInto: 'Merge into',
  merged: 'Merged {theme} into {other}.',
})

/** What the stage says in which themes are laid onto releases. */
export const releasesStageWords = area('releases-stage', {
  releases: 'Releases',
  add: 'Add release',
  how: 'Lay themes onto releases, by drag or by their menu. Three to five make a release.',
  pack: 'Suggest a packing',
  packed:
    '{laid, plural, one {# theme is laid} other {# themes are laid}} onto releases, {left, plural, =0 {none is} one {# is} other {# are}} left for later. Move what you see differently.',
  room: 'Room in a release',
  roomUnit: '{unit, select, points {points} other {items}}',
  roomEven: 'even share',
  load: '{unit, select, points {{size, number} of {room, number} points} other {{size, number} of {room, number} items}}',
  over: '▲ {over, number} more than there is room for. Move a theme on, or make more room.',
  packedRank:
    'Here because half of its items stand by rank {rank, number}: {order, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} of {all, number}.',
  packedRoom:
    'Here because {passed} has room for {left, number} more and this is {size, number} {unit, select, points {{size, plural, one {point} other {points}}} other {{size, plural, one {item} other {items}}}}. By rank it is the {order, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} of {all, number}.',
  packedLarge:
    'Alone here: its {size, number} {unit, select, points {{size, plural, one {point is} other {points are}}} other {{size, plural, one {item is} other {items are}}}} more than one release has room for ({room, number}). Split it, perhaps.',
  leftFull: 'For later: {before, plural, one {# theme stands} other {# themes stand}} higher in the backlog.',
  leftSize:
    'For later: no release has room for its {size, number} {unit, select, points {{size, plural, one {point} other {points}}} other {{size, plural, one {item} other {items}}}}.',
  nothingToPack: 'Every theme is in a release.',
  ghost: 'New release, {date}',
  ghostHow: 'Drop a theme here, or begin with the release.',
  begin: 'Add this release',
  numbered: 'Release {number}',
  noRelease: 'No release',
  moveTo: 'Move to',
  move: 'Move {name}',
  moved: '{theme} moved to {release}.',
  movedOut: '{theme} moved to no release.',
  many: '▲ {count, number} features for one goal. Merge themes, or move some on.',
  name: 'Name',
  date: 'Date',
  dateExample: 'Date, such as Q1 2027',
  change: 'Change {name}',
  remove: 'Remove from the plan',
})

/** What the stage says in which releases get their goals. */
export const goalsStageWords = area('goals-stage', {
  goals: 'Goals and metrics',
  goal: 'Goal',
  goalAsks: 'What should users or the business gain?',
  type: 'Type',
  metric: 'Metric',
  metricExample: 'A measure, such as "people back in week four"',
  from: 'From',
  to: 'To',
  unit: 'Unit',
  remove: 'Remove metric {name}',
  addMetric: 'Add metric',
})

/** What the last stage says, before anything is applied. */
export const reviewStageWords = area('review-stage', {
  covered: '{planned, number} of {open, number} open items get a why ({share, number} %).',
  items: '{count, plural, one {# item} other {# items}}',
  left: 'Kept as themes without a release: {themes}.',
  leftTheme: '{name} ({count, number})',
  oneStep: 'It is applied as one step; one undo takes all of it back.',
})
