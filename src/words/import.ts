import { area } from './area.ts'

/** Where in the file a remark holds: the first few lines of it, and how many more there are. */
const lines =
  '{count, plural, one {line {places}} other {lines {places}}}{more, plural, =0 {} other { and {more} more}}'

/** What the import says about a file as a whole. */
export const importWords = area('import', {
  note: 'Import of {name}: {count, plural, one {# item} other {# items}}',
  'new-product': 'Imported backlog',
  'nothing-imported': 'Nothing was imported; the log has it as {fault}. Try again.',
  'skipped-line': 'Line',
  'skipped-text': 'Text',
  'skipped-reason': 'Reason',
  'skipped-item': 'Item',
})

/** Why a file cannot be read, and what to do instead. */
export const unreadableWords = area('import-unreadable', {
  'too-large':
    'The file has {size} MB, more than the {most} MB that an import takes; split it and import the parts.',
  'too-much': 'The file takes more time or memory to read than an import may; split it and import the parts.',
  'too-many-rows':
    'The file has {count} entries, more than the {most} that one import takes; split it and import the parts.',
  'too-many-columns':
    'The file has {count} columns, more than the {most} that an import takes; export fewer fields.',
  empty: 'The file is empty; choose a file with at least one line.',
  'no-lines': 'The file has no lines; choose a file with a header and one line per item.',
  'not-text': 'The file is not text; export the items as CSV (UTF-8), Trello JSON or one story per line.',
  'other-encoding':
    'The file cannot be read in the encoding that was chosen, {chosen}; it reads as {fits}, so choose that.',
  'not-json': 'The file is called .json but is not JSON; export it again.',
  'broken-json': 'The file is not complete JSON ({why}); export it again and do not edit it.',
  'deep-json':
    'The JSON is nested deeper than {most} levels, which no known export is; export the file again.',
  'other-json':
    '{wanted, select, any {The JSON has no list of items that have titles} other {The JSON is not what {wanted} files hold}}; export a list of issues, a Trello board, or CSV.',
  'broken-line': 'Line {line} is not complete JSON, though the lines before it are; export the file again.',
  'other-xml':
    'The XML has no records with a title or subject, so nothing in it is an item; export issues as XML, or CSV.',
  'deep-xml':
    'The XML is nested too deep on line {line}, where no known export has more than {most} levels; export it again.',
  'entities-xml':
    'The XML declares a document type with entities of its own on line {line}, which are not read; take that out, or export it again.',
  'cut-xml':
    'The XML is not complete: it ends on line {line} within “{name}”, which begins on line {from} and is never closed; export it again.',
  'no-xml': 'The XML has no element, so nothing in it is an item; export issues as XML, or CSV.',
  'web-page':
    'The file is a web page without a table whose columns are known (a title, a status); export CSV instead.',
  archive: 'The file is an archive or a document, not a workbook; unpack it, or export the items as CSV.',
  'old-office':
    'The file is an old, binary or locked Office document; save it as xlsx without a password, or as CSV (UTF-8).',
  'broken-workbook':
    'The workbook is damaged or not complete; open it in its program and save it as xlsx again.',
  'large-workbook':
    'The workbook unpacks to more than {most} MB or does not say to how much; save the sheet with the items as CSV (UTF-8).',
  'empty-workbook': 'No sheet of the workbook has any row; choose a file with a header and one row per item.',
  'unknown-column':
    'No column of the file is called “{column}”; its columns are {columns}. Write it as one of them, or give its number.',
  'no-header-line':
    'Line {line} holds no row of the file that could be its header; give the line of a row near its beginning.',
  'no-header':
    'What the file is says by itself what each part is called, so no line of it is a header or none; leave that out.',
  'no-sheets':
    'The file is no workbook, so it has no sheet “{wanted}”; leave that out, or choose the workbook.',
  'no-columns':
    'The file is no table, so no column of it is called “{column}”; leave that out, or choose a table.',
  'no-such-sheet': 'The workbook has no sheet “{wanted}”; choose one of {sheets}.',
  pdf: 'The file is a PDF; export the items as CSV from the tool that made it.',
  compressed: 'The file is compressed; unpack it first.',
  picture: 'The file is a picture, not text; export the items as CSV.',
  'deep-markdown':
    'The text nests lists or quotes deeper than any list of items does; save the part with the items by itself.',
  'no-list':
    'The Markdown has no list, no table and no story under a heading, so nothing in it is an item; put a “-” before each item.',
  yaml: 'The file is YAML, of which no tool’s backlog is known here; export CSV, JSON or Markdown instead.',
  settings:
    'The file holds settings (key = value), not a list of items; export the items as CSV, JSON or Markdown.',
  calendar: 'The file is a calendar or a contact, not a list of items; export the items as CSV.',
  sql: 'The file is SQL; export the table with the items as CSV.',
  code: 'The file is source code or markup of a program, not a list of items; export the items as CSV, JSON or Markdown.',
  log: 'The file is a log, not a list of items; export the items as CSV, JSON or Markdown.',
  mail: 'The file is an e-mail; paste the lines with the items instead.',
  prose:
    'The text reads as prose, not as a list of items; write one item per line, or choose “One story per line” if each line is one.',
  'utf-32': 'The file is UTF-32 text; save it as UTF-8.',
})

/** Why something in a file makes no item: which field, why, and what mends it. */
export const skipWords = area('import-skip', {
  here: 'It is here already.',
  'here-otherwise': 'It is here already, and stays as it is here, though the file says something else of it.',
  'not-taken': '{field}: {trouble}.',
  'empty-cell':
    'Title: “{column}” is empty on this line; fill it in the file, or choose another column for the title.',
  'no-column': 'Title: no column is chosen for it; choose the column that holds the titles.',
  'above-header': 'It stands above the header; move it below if it is an item.',
  'repeated-header': 'It repeats the header.',
  ruled: 'It is a line that was drawn.',
  total: 'It is a line of totals; give it a name of its own if it is an item.',
  'archived-row': 'It is archived in the other tool; bring it back there to import it.',
  'bare-mark': 'Title: the line has a mark and no text; write the story behind the mark.',
  'issue-without-title': 'Title: the issue has none; name it in {tool}.',
  'card-without-name': 'Title: the card has no name; name it in Trello.',
  'pull-request': 'It is a pull request, not an issue; only issues are imported.',
  'document-name': 'It names the whole, and is no item; make it an entry of a list if it is one.',
  'text-alone': 'It is text beside the items, and no item; make it an entry of a list if it is one.',
  'heading-alone': 'It is a heading with no item below it; make it an entry of a list if it is an item.',
  'other-table':
    'It is a table with other columns than the first; import it by itself if its rows are items.',
  'archived-card': 'The card is archived in Trello; bring it back to the board to import it.',
  'archived-list': 'Its list “{list}” is archived in Trello; bring the list back to import it.',
  'card-template': 'The card is a template in Trello; make a card of it to import it.',
})

/** What the person should know about how a file was read. Those with places are one sentence for many lines. */
export const remarkWords = area('import-remark', {
  'invalid-bytes':
    'Some bytes are not valid {encoding} and show as \uFFFD; see line {places}{more, plural, =0 {} other { and {more} more}}.',
  'guessed-encoding':
    'The file does not say its encoding and is not UTF-8; it was read as {encoding}. If “{sample}” looks wrong, choose another encoding.',
  'no-header': 'The file has no header and no quoted cells, so each line was read as one story.',
  'numbered-columns':
    'The first line does not look like a header, so it was read as an item and the columns have numbers.',
  'title-column': 'No column is named like a title; “{column}” was taken. Choose another if it is not.',
  'unused-words': 'It was said what {words} stands for, which no row has.',
  'single-quotes': "Cells are quoted with '' in this file, and these marks were taken off.",
  'header-only': 'The file has a header and no lines below it.',
  'comments-in-jira': 'Comments are not imported ({count}); they stay in Jira.',
  'comments-in-trello': 'Comments are not imported ({count}); they stay in Trello.',
  'comments-of-issues': 'Comments are not imported; each item keeps the address of its issue.',
  'attachments-of-cards': 'Attachments are not imported; each item keeps the address of its card.',
  'unknown-list': 'The list “{list}” has no known meaning; its cards are read as draft.',

  sheets:
    'The sheet “{sheet}” was read ({rows, plural, one {# row} other {# rows}}); the workbook also has {others}.',
  'hidden-rows':
    '{count, plural, one {# row is} other {# rows are}} hidden in the sheet and {count, plural, one {was} other {were}} read too.',
  'points-in-titles': `Numbers in brackets were read as estimates and taken off the titles: ${lines}.`,

  'open-quote': `A quote mark is opened and not closed, so the line was read as it stands: ${lines}.`,
  'long-titles': `Titles longer than 500 characters were shortened; the whole text stands in the description: ${lines}.`,
  'joined-titles': `Titles of several lines were joined; the lines stand in the description: ${lines}.`,
  'whole-names': `Names that are long or of several lines stand whole in the description: ${lines}.`,
  'few-cells': `Some lines have fewer cells than the header; the missing ones were read as empty: ${lines}.`,
  'cells-joined': `Some lines have more cells than the header; the rest was joined to the title: ${lines}.`,
  'cells-kept': `Some lines have more cells than the header; what was too much stands in the description: ${lines}.`,
  'unknown-kind': `Type words that are not known are read as story: ${lines}.`,
  'unknown-status': `Status words that are not known are read as draft: ${lines}.`,
  abandoned: `Items that were cancelled or rejected are read as done: ${lines}.`,
  'no-estimate': `Estimates that are no number from 0 to 10,000 were left empty: ${lines}.`,
  'not-read': `Cells that are no value of their field were left empty: ${lines}.`,
  'no-weight': `Weights that are no number from 0 to 10,000 were left empty: ${lines}.`,
  'rounded-ids': `Ids that a spreadsheet has rounded were left out: ${lines}.`,
  'repeated-ids': `Ids that stand on an earlier line too were left out: ${lines}.`,
  'no-twins': `It was said whether these lines are items that are here, but nothing here is like them: ${lines}.`,
  'other-titles': `Some items here came with the same ids and other titles, so these lines make items of their own: ${lines}.`,
  'same-titles': `Some lines have the title of an earlier line and make items of their own; leave them out of the file if they are the same: ${lines}.`,
  'parents-as-labels': `Parents that are no item in this file became labels: ${lines}.`,
  'long-texts': `Descriptions longer than 100,000 characters were shortened; the rest stands in the file: ${lines}.`,
  'own-parents': `Parents that lead back to the item itself were left out: ${lines}.`,
  'absent-parents': `Parents that are neither in the file nor here are named at the end of the description: ${lines}.`,
  'labels-in-text': `Labels have no place of their own here and stand at the end of the description: ${lines}.`,
})

/** What the import writes into items and columns by itself. */
export const draftWords = area('import-draft', {
  column: 'Column {number}',
  'this-column': 'column {number}',
  goal: 'Say here what {name} is for.',
  'of-column': '{column}:\n{text}',
  line: 'The line in the file: {text}',
  surplus: 'More cells than columns: {text}',
  done: 'Done',
  labels: 'Labels: {list}',
  parent: 'Parent: {id}',
  kept: '{name}: {value}',
  'rest-in-file': '(The rest of this text did not fit; it stands in the file, line {line}.)',
  'place-and-value': '{line} (“{value}”)',
})
