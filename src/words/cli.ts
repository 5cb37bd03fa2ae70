import { area } from './area.ts'

/** What the command line says. Names of verbs, flags and fields are the program's and stay. */
export const cliWords = area('cli', {
  more: 'throughline --help says more.',
  noVerb: 'There is no "{name}". throughline commands lists what there is.',
  nearVerb: 'There is no "{name}". Did you mean {near}?',
  overview: `throughline records product
throughline items --product TM --filter "is:open release:@current"
throughline search maps
throughline history --product TM
throughline create-item --product TM --title "As a hiker, I want to save a route"
throughline create-item --help

{verbs}
Everything else is a command or a query of the product, with its fields as flags: throughline commands, throughline queries. A key such as TM or TM-42 stands for an id.

It speaks to the server at THROUGHLINE_URL (http://127.0.0.1:3000, or PORT) as the owner, whose right to do
so is that this user can read the data folder, DATA_DIR (./data).
Ends with 0 done, 1 error, 2 usage, 3 not found, 4 conflict, 5 not allowed.`,

  standsAlone: '"{word}" stands alone. Give it as a flag, such as --title "…".',
  notNumber: '--{flag} is "{value}", which is not a number.',
  notJson: '{what} is not JSON: {reason}',
  notObject: `--input must be a JSON object, such as '{'"title":"…"'}'.`,

  done: '{title}: done, step {step}, {records, plural, one {# record} other {# records}} changed',
  doneBefore:
    '{title}: done before, as step {step}, {records, plural, one {# record} other {# records}} changed',
  required: 'required',
  made: 'made if left out',
  json: 'JSON',
  text: 'text',
  inputFlag: 'the whole input; - reads stdin',
  keyFlag: 'done at most once, however often it is sent',
  jsonFlag: 'the answer as JSON',
  repeat: 'repeat for each',
  oneOr: '{one} or {other}',

  commandsTitle: 'List what can be done',
  recordsTitle: 'List records of a kind, or show one',
  recordsHelp: `throughline records item --product TM [--limit 100] [--json]
throughline records item TM-42

Kinds: {kinds}. A field that points at
another record narrows the list: --product, --release, --goal, --feature, --theme, --parent.
All records are listed unless --limit says how many.`,
  whichKind: 'Say which kind of record, such as: throughline records item',
  wrongLimit: '--limit is "{value}". Set it to a whole number from 1.',
  noRecords: 'No records.',
  queriesTitle: 'List what can be asked',
  nothingFound: 'Nothing found.',
  older: 'What came before: --before {before}',
  atTitle: 'Show a product as it was',
  atHelp: `throughline at 2026-11-01 --product TM [--shelf plan] [--json]
throughline at 4182 --product TM

The moment is a date, a time in ISO 8601, or the number of a step; shelves are plan and backlog.`,
  atNeeds: 'Say when, and of which product: throughline at 2026-11-01 --product TM',

  verifyTitle: 'Compare the records with the log that made them',
  verifyHelp: `throughline verify [--json]
throughline verify --offline

Asks the running server. --offline reads the data folder itself, while no server runs on it.
Ends with 1 when anything differs.`,
  backupTitle: 'Copy all that matters into a folder, also while the server runs',
  backupHelp: `throughline backup [folder] [--json]

Copies the store, the accounts and the secret as of one moment, reads the copy back and checks it. Without a
folder it goes into backups, in the data folder. Nobody is held up. Needs no running server.`,
  restoreTitle: 'Put a backup back, while no server runs',
  restoreHelp: `throughline restore                    which backups there are
throughline restore <backup> [--json]
throughline restore <backup> --check   only look whether it is sound

What was there before is kept beside it. Open pages will say that a backup was put back. A plain copy of a data
folder that was made while no server ran is a backup too.`,
  recoverTitle: 'Read what can be read of a damaged store into a new folder',
  recoverHelp: `throughline recover <new folder> [--json]

Reads the damaged store page by page, says what is lost, and writes all the rest as a store that starts. The
damaged one is not touched.`,
  doctorTitle: 'Say what is the matter with the data folder and the machine',
  doctorHelp: `throughline doctor [--json]

Looks at permissions, disk, lock, store, accounts, backups and what was left half done; changes nothing. Ends
with 1 when something is bad.`,
  verified: 'The records are what the {steps, plural, one {# step} other {# steps}} of the log make of them.',

  noAnswer: 'Nothing answers at {address}. Start the server with npm start, or set THROUGHLINE_URL.',
  noAnswerWhy:
    'Nothing answers at {address} ({reason}). Start the server with npm start, or set THROUGHLINE_URL.',
  noSecret:
    '{file} is not there. Set DATA_DIR to the data folder of the running server, and run this as its user.',
  unreadableSecret:
    '{file} cannot be read. Set DATA_DIR to the data folder of the running server, and run this as its user.',
  unclaimed: 'Nobody owns this Throughline yet. Open the link that the server printed.',
  otherSecret: 'The server does not know the secret in {folder}. Set DATA_DIR to its data folder.',
})
