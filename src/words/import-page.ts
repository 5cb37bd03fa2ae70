import { area } from './area.ts'

/** Bringing another tool's backlog in, step by step. */
export const importPageWords = area('importPage', {
  title: 'Import',
  apply: 'Import the items',
  notAllowedTitle: 'Importing adds items to the backlog',
  notAllowed: 'That needs the role owner or team. The product owner can give it to you.',
  anotherFile: 'Another file',
  importItems: '{count, plural, =0 {Nothing to import} one {Import # item} other {Import # items}}',
  cancel: 'Cancel',

  drop: 'Drop it to read it',
  chooseTitle: 'Bring a backlog in',
  chooseHint:
    'A spreadsheet, CSV or Markdown, what Jira, Trello, Linear, GitHub, GitLab, Azure DevOps and others export, or plain text with one story per line. You see what would be created before anything is.',
  choose: 'Choose a file',
  orDrop: 'or drop it anywhere on this page; up to {megabytes} MB',
  upTo: 'Up to {megabytes} MB',
  reading: 'Reading {file}…',
  readAgain: 'Try {file} again',
  read: 'Read {file}',
  pasted: 'pasted lines',
  paste: 'Or paste lines, one story per line',
  pasteExample: 'As a hiker, I want to save a route, so that I find it again',
  readLines: 'Read the lines',
  exampleTitle: 'Try it with a real backlog',
  exampleHint:
    'DataHub, 67 user stories. From Fabiano Dalpiaz, <source>Requirements data sets (user stories)</source>, <licence>CC BY 4.0</licence>.',
  readExample: 'Read the DataHub stories',

  file: 'The file',
  summary:
    '{creates, plural, =0 {Nothing} one {# item} other {# items}} will be created{skips, plural, =0 {} other {, # skipped}}.',
  warnings: 'Worth knowing',
  nothingYet: 'Nothing is written until you import.',

  skippedTitle: 'Left out',
  skipped: '{count, plural, one {# line} other {# lines}} skipped',
  skippedFirst: '{count, plural, one {# line} other {# lines}} skipped, the first {shown, number} here',
  lines: '({count, number})',
  download: '{count, plural, one {Download it as CSV} other {Download all # as CSV}}',
  downloadSkipped: 'Download what was skipped as CSV',

  importing: 'Importing {count, plural, one {# item} other {# items}}',
  importingOn: 'Importing',
  progress: 'Import',
  percent: '{percent} %',
  canCancel: 'Until it is saved you can cancel, and nothing is written.',
  saving: 'It is being saved as one step, which undo takes back.',

  imported: 'Imported {count, plural, one {# item} other {# items}}',
  importedSaid: 'Imported {count, plural, one {# item} other {# items}}.',
  undoing: 'Taking the import back',
  undoingHint: '{done, number} of {of, number} so far. Other work goes on meanwhile.',
  undone: 'Import undone',
  undoneHint:
    '{count, plural, one {# item} other {# items}} left the backlog again.{left, plural, =0 {} one { One stays, since somebody has worked on it.} other { # stay, since somebody has worked on them.}} Redo brings them back.',
  where:
    'They stand at the bottom of the backlog{elsewhere, select, yes { of {product}} other {}}, in the order of the file. {skipped, plural, =0 {Nothing was skipped.} other {Skipped: #.}}',
  whereNew:
    'They stand in the new product {product}, in the order of the file. {skipped, plural, =0 {Nothing was skipped.} other {Skipped: #.}} Undo takes {undo, select, both {the product back, too} other {the items back; the product stays}}.',
  seeBacklog: 'See the backlog',
  undo: 'Undo import',
  importAnother: 'Import another file',
  step: 'Import of {file}',
  stepOfLines: 'Import of lines',

  derive: 'Derive a roadmap from {count, plural, one {this item} other {these #}}',
  gone: 'The server keeps a file that was read for half an hour and no longer has this one. Choose it again.',
  notToOpen:
    '{file} cannot be opened: it may be a folder, or have been changed or moved since it was chosen. Choose it again.',

  waiting:
    '{count, plural, one {One more file waits: {names}.} other {# more files wait, one after the other: {names}{more, plural, =0 {} other {, …}}.}}',
  readNext: 'Read the next one',
  leaveWaiting: 'Leave {count, plural, one {it} other {them}} out',

  away: 'The server cannot be reached. Your file is kept here; try again when it is back.',
  wentAway:
    'The server went away during the import. It happens whole or not at all; try again when it is back: nothing is imported twice.',
  tooBig: '{file} has {size} MB; an import takes up to {most} MB. Split it and import the parts.',
  troubleWith: '{file}: {trouble}',
  notHappened: 'The import did not happen.',
  forgotten: 'The server no longer had the file, so it was read again. Nothing is imported yet.',
  allHere: 'All of it came here meanwhile, so there was nothing to import.',
  cancelled: 'Cancelled. Nothing was imported.',
})

/** What was found in a file: a line each that unfolds, and what can be decided there. */
export const importFoundWords = area('importFound', {
  from: 'Read as {source}',
  found: 'What was found',
  toLookAt: '{count, number} to look at',
  notSure: 'Not sure',
  rows: '{count, plural, one {# row} other {# rows}}',
  'by.chosen': 'you chose this',
  'by.remembered': 'as last time',
  'by.tool': 'as the tool writes it',
  'by.header': 'by its header',
  'by.cells': 'guessed from its cells',

  titles: '{count, plural, =0 {Nothing} one {This item} other {These # items}}',
  titlesOf: 'The first {count, number} of {all, number} items',
  noTitles: 'Nothing of this file would be created.',
  moreTitles: 'Show {count, number} more',
  where: '{at, select, place {Place} other {Line}}',
  itemTitle: 'Title',
  status: 'Status',
  estimate: 'Estimate',

  into: 'Into',
  intoOnly: 'They go into <b>{product}</b>.',
  intoThis:
    '<b>{product}</b>{count, plural, =0 { (empty)} one { (# item)} other { (# items)}}{known, plural, =0 {} one {; # of the file is there} other {; # of the file are there}}',
  intoOther:
    '<b>{product}</b>{known, plural, =0 {} one {; # of the file is there} other {; # of the file are there}}',
  intoTwice: 'Most of these items are in <b>{product}</b> already and would stand in both.',
  intoNew: 'A new product',
  intoNewOnly: 'Into a new product',
  productName: 'Name',
  productKey: 'Key',
  nameMissing: 'A product needs a name.',

  words: 'Statuses, types and estimates',
  wordsLine: '{count, plural, one {“{word}” → {to}} other {# words, such as “{word}” → {to}}}',
  wordIn: '{field, select, status {Status or list} kind {Type} other {Estimate}}',
  becomes: 'Becomes',
  wordMeans: '“{word}” becomes',
  takenForNothing: 'nothing',
  takenBut: '{to}, but for {count, number}',
  instead:
    '{count, plural, one {# of these is {to}} other {# of these are {to}}}, since {why, select, date {“{column}” has a date} blank {“{column}” is empty} other {“{column}” says so}}',
  noEstimate: 'no estimate',
  pointsOf: '“{word}” is worth, in points',
  pointsTrouble: 'Points are a number, such as 3 or 0.5, or nothing.',
  moreWords: 'Show {count, plural, one {# more word} other {# more words}}',

  columns: 'Columns',
  columnsLine:
    '{read, number} of {all, number} read{unread, plural, =0 {} other {; not read: {names}{more, plural, =0 {} other { and # more}}}}',
  inFile: 'In the file',
  readAs: 'Read as',
  column: 'Column {number}',
  readColumn: 'Read “{column}” as',
  notRead: 'Not read',
  showUnread: 'Show {count, plural, one {# column that is} other {# columns that are}} not read',
  hideUnread: 'Hide {count, plural, one {the # column that is} other {the # columns that are}} not read',

  tree: 'Hierarchy',
  treeLine:
    '{count, plural, one {# item stands} other {# items stand}} beneath another, {levels, plural, one {# level} other {# levels}}, by {by, select, id {the ids of parents} title {the titles of parents} columns {the columns} outline {the numbers} indentation {the indentation} groups {the group rows} headings {the headings} address {the addresses of parents} other {{by}}}',
  noTree: 'None: all items stand beside each other',
  tiedBy:
    '{by, select, id {By the ids of parents} title {By the titles of parents} columns {By the columns, from coarse to fine} outline {By the numbers, such as 1.2.1} indentation {By the indentation} groups {By the group rows} headings {By the headings} address {By the addresses of parents} other {{by}}}',
  treeHint: 'Where it is wrong, say under “Columns” which column names the parent.',
  treeHintLines: 'Lines that are indented stand beneath the line above them.',
  loose:
    '{count, plural, one {# item names a parent} other {# items name a parent}} that is neither in the file nor here{shown, plural, =0 {.} other {:}}',
  looseParent: 'names “{parent}”',

  order: 'Order',
  orderBy: 'Put them in order by',
  orderFile: 'As in the file',
  orderPosition: 'As in the tool',
  orderColumn: 'By “{column}”',
  orderOnly: 'No column of the file says another order.',

  reading: 'Reading',
  readingLine:
    '{source}{sheets, plural, =0 {, {encoding}} other {, sheet “{sheet}” of #}}{delimiter, select, none {} comma {, commas between cells} semicolon {, semicolons between cells} tab {, tabs between cells} bar {, bars between cells} other {, “{sign}” between cells}}',
  fileIs: 'The file is',
  sheet: 'Sheet',
  firstLineIsItem: 'There is no header: the first line is an item',
  headerLine: 'The header stands on line',
  headerLineTrouble: 'A line is a number from 1.',
  readSo: 'Read it so',
  encoding: 'Encoding: these are the first lines',
  encodingOnly: 'Encoding',
  otherEncoding: 'Another encoding',
  oneOfThese: 'One of these',
  asFound: 'As found',

  releases: 'Releases',
  releasesLine:
    '{count, plural, one {# version or milestone} other {# versions and milestones}}: {here, number} in the plan, {making, number} to be made',
  releasesHint: 'Those that you tick become releases of the roadmap, in the same step as the items.',
  releaseHere: 'is in the plan',
  makeAll: 'Make all {count, number}',
  makeNone: 'Make none',

  unplaced: 'No place yet',
  unplacedLine:
    '{what, select, sprint {Sprints} date {Dates} person {People} priority {Priorities} other {Releases}} of {count, plural, one {# row} other {# rows}}{more, plural, =0 {} one { and # more kind} other { and # more kinds}}, kept in the text',
  unplacedWhat:
    '{what, select, sprint {Sprints} date {Dates} person {People} priority {Priorities} other {Releases}}',
  unplacedHint: 'These have no place of their own here yet. They are kept at the end of each item’s text.',

  differing: 'Here, but otherwise',
  differsLine:
    '{count, plural, one {# item is here and differs} other {# items are here and differ}}: nothing of that is changed',
  differingHint:
    '{more, plural, =0 {What stands here stays. Change it here where the file is right.} other {What stands here stays. Change it here where the file is right. These are the first; # more differ.}}',
  'differs.title': 'Title “{file}”, here “{here}”',
  'differs.kind': 'Type {file}, here {here}',
  'differs.status': 'Status {file}, here {here}',
  'differs.estimate': '{file} points, here {here, select, none {no estimate} other {{here}}}',

  twins: 'Likely twins',
  twinsLine:
    '{count, plural, one {# item is} other {# items are}} likely here already{left, plural, =0 {} other {; # left out}}',
  twinsHint:
    '{proven, select, all {The other tool gives such a key to one item only, so these are the same under another title. Untick one that is not.} some {Where the key is the same it is the same item under another title; nothing proves the others. Tick those that are the same: they are left out.} other {Nothing proves it. Tick those that are the same item: they are left out.}}',
  twinByTitle: 'Line {line} has the title of {key}',
  twinByKey: 'Line {line} has the key of {key} in the other tool; it is “{title}” here',
  twinByNumber: 'Line {line} has the number of {key}, which is “{title}” here',
  sameAs: '“{title}” is the same item as {key}',
  sameItem: 'the same item, left out',
  anotherItem: 'another item',
  allSame: 'All {count, number} are the same',
  allOthers: 'All {count, number} are others',

  warningsLine: '{count, plural, one {{first}} other {# remarks}}',
  remembered: 'As was chosen for the last file of this kind in {product}:',
  'kept.source': 'File: {source}',
  'kept.sheet': 'Sheet: “{sheet}”',
  'kept.encoding': 'Encoding: {encoding}',
  'kept.header': '{line, plural, =0 {No header} other {Header on line #}}',
  'kept.column': 'Column “{column}”: {field}',
  'kept.more': '{count, plural, one {# more} other {# more}}',
  'kept.order': 'Order: by “{column}”',
  'kept.orderOfFile': 'Order: as in the file',
  'kept.word': '{field, select, status {Status} kind {Type} other {Estimate}} “{word}”: {to}',
  forget: 'Forget',
  forgetThere: 'Forget it in {product}',

  wordChanged: '“{word}” is now {to}: {count, plural, one {# row} other {# rows}}.',
  wordsChanged: '{count, plural, one {# word means} other {# words mean}} something else now.',
  columnAs: '“{column}” is read as {field} now.',
  columnLeft: '“{column}” is not read now.',
  columnsChanged: '{count, plural, one {# column is} other {# columns are}} read otherwise now.',
  encodingChanged: 'Read as {encoding} now.',
  sheetChanged: 'The sheet is “{sheet}” now.',
  orderByFile: 'The order is that of the file now.',
  orderByColumn: 'The order is by “{column}” now.',
  tiedChanged: '{count, plural, one {# item stands} other {# items stand}} beneath another now.',
  createsChanged:
    '{count, plural, one {# item} other {# items}} would be created now, {before, number} before.',
})
