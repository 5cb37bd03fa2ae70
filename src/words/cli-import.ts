import { area } from './area.ts'

/** What `throughline import` says. */
export const cliImportWords = area('cliImport', {
  title: "Import another tool's file as one step",
  help: `throughline import backlog.csv --product TR [--dry-run] [--json]
throughline import backlog.csv --new-product "Roadmap 2026"
throughline import backlog.csv --dry-run --json
throughline import - --product TR --source stories < stories.txt

--dry-run says what would happen and writes nothing. Without a product it needs no server; with one, its server says
what is here already and reads the file as was chosen for the last one of its kind. --json prints all of it in one
shape, data.into being what the product knows. A file called - is what comes on stdin.
What the file is, is found out from what is in it; where that goes wrong, say it:
--source {sources}
--map "Header=field" or --map 3=title reads a column as a field, =none leaves it out; once for each column:
{fields}
--status "Accepted=draft", --kind "Wish=story", --estimate "M=5" say what a word of the file stands for
--encoding windows-1251 reads the bytes so; --order file or --order "Header" orders the items
--no-header reads the first line as an item, --header-line 4 says where the header stands; --sheet names the sheet of
a workbook
--same 7,9 says that the items of these lines are here already, --other 7 that one that was taken for it is another`,
  whichFile: 'Say which file, such as: throughline import backlog.csv --product TR',
  oneFile: 'An import takes one file; call it once for each, first: throughline import {first}',
  whichProduct:
    'Say into which product, by its key or id: --product TR, or make one: --new-product "Roadmap 2026"',
  wrongMap: `--map is "{value}". Give a column's number or header and a field, such as 3=title or "Notes=none"; fields are {fields}.`,
  wrongWord: `--{flag} is "{value}". Give a word of the file and what it stands for, such as "Accepted=draft"; it can stand for {values}.`,
  wrongChoice: '--{flag} is "{value}", which is none of {values}.',
  wrongEstimate:
    '--estimate is "{value}". Give a word of the file and its points, such as "M=5", or "?=none".',
  wrongLine: '--header-line is "{value}". Give the number of a line, from 1.',
  wrongLines: '--{flag} is "{value}". Give the number of a line of the file, such as 7, or several: 7,9.',
  twinsWhere: 'Only a product has items that these lines may be: say --product beside --same and --other.',
  twins: 'Likely twins: --same or --other and the line says what they are',
  twin: '{by, select, title {line {line}, “{title}”, has the title of {key}} other {line {line}, “{title}”, has the number of {key}, which is “{titleHere}” here}}: taken for {same, select, true {the same item} other {another item}}',
  differs:
    '{count, plural, one {# is here and differs; it is not changed} other {# are here and differ; they are not changed}}',
  'differs.title': '{key}: title “{file}”, here “{here}”',
  'differs.kind': '{key}: type {file}, here {here}',
  'differs.status': '{key}: status {file}, here {here}',
  'differs.estimate': '{key}: {file} points, here {here, select, none {no estimate} other {{here}}}',
  firstTitles: 'First items',
  columns: 'Columns',
  unread: 'Columns not read: {columns}',
  wordsTaken: 'Words',
  rows: '{count, plural, one {# row} other {# rows}}',
  unsure: 'not sure',
  instead:
    '“{word}”: {count, plural, one {# row is {to}} other {# rows are {to}}}, since {why, select, date {“{column}” has a date} blank {“{column}” is empty} other {“{column}” says so}}; --status "{word}={takenFor}" insists',
  hierarchy:
    '{tied, plural, =0 {No item stands beneath another.} one {# item stands beneath another, in {levels} levels.} other {# items stand beneath others, in {levels} levels.}}{untied, plural, =0 {} one { # names a parent that is not in the file.} other { # name parents that are not in the file.}}',
  order:
    '{by, select, column {Ordered by “{column}”.} position {Ordered as on the board.} other {Ordered as in the file.}}',
  unplaced:
    '{what, select, release {Releases} sprint {Sprints} date {Dates} person {People} other {Priorities}} ({columns}) have no place of their own here yet and stand in the text of {rows, plural, one {# item} other {# items}}.',
  skippedLines: 'Skipped',
  unreadable:
    '{file} cannot be read: {why, select, ENOENT {there is no such file} ENOTDIR {there is no such file} EISDIR {it is a folder; name a file in it} EACCES {it may not be opened by you} EPERM {it may not be opened by you} other {{reason}}}.',
  percent: '{percent} %',
  report: 'Read as {source}, {encoding}: {creates, number} to create, {skips, number} to skip',
  line: 'line {line}',
  more: 'and {count, number} more',
  nothing: 'Nothing was imported.',
  noneCreated: 'Created 0 items, skipped {skipped, number}: there was nothing to create.',
  done: 'Created {count, plural, one {# item} other {# items}} as step {step}, skipped {skipped, number}.',
})
