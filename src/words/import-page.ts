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
    'CSV of any tool, Jira, Trello, Linear, GitHub, GitLab, Azure DevOps and others, or plain text with one story per line. You see what would be created before anything is.',
  choose: 'Choose a file',
  orDrop: 'or drop it anywhere on this page; up to {megabytes} MB',
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
  preview: 'What this creates',
  previewOf: 'The first {count, number} of {all, number}',
  previewEmpty: 'Nothing of this file would be created.',
  place: 'Place',
  line: 'Line',
  itemTitle: 'Title',
  status: 'Status',
  points: 'Points',
  readAs: 'Read as',
  readAsSource: 'Read as {source}, {encoding}. Nothing is written until you import.',
  how: '{encoding}. Nothing is written until you import.',
  howBetween:
    '{encoding}, {delimiter, select, comma {commas} semicolon {semicolons} tab {tabs} bar {bars} other {“{sign}”}} between cells. Nothing is written until you import.',

  columns: 'Columns',
  inFile: 'In the file',
  column: 'Column {number}',
  readColumn: 'Read “{column}” as',
  leaveOut: 'Leave out',
  hideLeftOut: 'Hide columns that are left out',
  showLeftOut: 'Show {count, plural, one {# column that is} other {# columns that are}} left out',

  skipped: '{count, plural, one {# line} other {# lines}} skipped',
  skippedFirst: '{count, plural, one {# line} other {# lines}} skipped, the first {shown, number} here',
  download: '{count, plural, one {Download it as CSV} other {Download all # as CSV}}',
  downloadSkipped: 'Download what was skipped as CSV',

  importing: 'Importing {count, plural, one {# item} other {# items}}',
  progress: 'Import',
  percent: '{percent} %',
  canCancel: 'Until it is saved you can cancel, and nothing is written.',
  saving: 'It is being saved as one step, which undo takes back.',

  imported: 'Imported {count, plural, one {# item} other {# items}}',
  importedSaid: 'Imported {count, plural, one {# item} other {# items}}.',
  undoing: 'The import is being taken back',
  undoingHint:
    'It is told above how far that has come; {count, plural, one {# item goes} other {# items go}} in all.',
  undone: 'Import undone',
  undoneHint: '{count, plural, one {# item} other {# items}} left the backlog again. Redo brings them back.',
  where:
    'They stand at the bottom of the backlog, in the order of the file. {skipped, plural, =0 {Nothing was skipped.} other {Skipped: #.}}',
  seeBacklog: 'See the backlog',
  undo: 'Undo import',
  importAnother: 'Import another file',
  step: 'Import of {file}',
  stepOfLines: 'Import of lines',

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
