import { area } from './area.ts'

/** Backups, putting one back, reading what is left of a damaged store, and what the doctor says. */
export const backupWords = area('backup', {
  noStore: 'There is no store in {folder}. Set DATA_DIR to the data folder.',
  noStoreIn: '{file} holds no store.',
  there: '{folder} is there already. Name a folder that is not.',
  noRoom:
    '{folder} needs {needed, number} MB, and {free, number} MB are free. Make room on its disk, or name a folder on another one.',
  notSound:
    'No backup was made: what is in {folder} is damaged. {what} "npm run throughline -- doctor" says what to do.',
  made: 'Backup made and read back: {folder}, {bytes, number} MB, {steps, plural, one {# step} other {# steps}}.',
  noBackup: '{folder} holds no backup: neither a manifest.json nor a throughline.db.',
  backupChanged:
    '{file} is not what it was when the backup was made. Take another backup; this one may still be read with "npm run throughline -- recover".',
  backupNotSound: 'The backup {folder} is damaged. {what} Take another one.',
  sound: 'The backup {folder} is sound: {steps, plural, one {# step} other {# steps}}, of {made}.',
  plainCopy: 'a plain copy of a folder',
  restored:
    'Restored from {folder}: {steps, plural, one {# step} other {# steps}}. {before, select, none {The folder was empty before.} other {What was there before is kept in {before}.}} Start Throughline; open pages will say that a backup was put back.',
  which:
    'Say which backup: throughline restore <folder>. {count, plural, =0 {There are none in {folder}.} other {Those in {folder}, newest first:}}',
  line: '{path}  {made}, {bytes, number} MB, {why, select, daily {made by itself} upgrade {made before an upgrade} other {asked for}}',

  recoverWhere: 'Say where to: throughline recover <new folder>. The damaged one is not touched.',
  recovering: 'Reading {file}, page by page.',
  recoveredAll: 'Everything was read: nothing is lost.',
  recovered:
    'Read {steps, plural, one {# step} other {# steps}} and {records, plural, one {# record} other {# records}} into {folder}. Start there with DATA_DIR={folder} npm start.',
  recoverOlder:
    '{file} is of a Throughline before 2, which recover does not read. Start on a copy of the folder, which upgrades it, and recover what comes of that; or put an older copy of the folder back.',
  nothingRead: 'Nothing of a store could be read from {file}.',
  lostSteps:
    '{count, plural, one {One step is} other {# steps are}} lost altogether ({list}); what they did to records that were not changed since is not there.',
  lostWho:
    'Of {count, plural, one {one step} other {# steps}} it is lost who did it and what for ({list}); what it changed is there.',
  lostVersions:
    'Of {count, plural, one {one step} other {# steps}} some of what it changed is lost ({list}).',
  laterKept:
    '{count, plural, one {One record was} other {# records were}} later than the log and {count, plural, one {is} other {are}} kept as it stood.',
  recordLost: '{kind} {name} cannot stand without what is lost, and is left out: {reason}',
  moreLost: 'And {count, plural, one {one more} other {# more}} of the kind.',
  textsLost:
    '{count, plural, one {One long text is} other {# long texts are}} lost; where {count, plural, one {it} other {each}} stood there is now a note.',
  textLost: 'This text was lost when the store was damaged.',
  accountsWhole: 'The accounts are whole.',
  accountsLost:
    'The accounts cannot be read, so nobody has a password there. Start it, and invite everybody anew as the owner of the claim link; or put auth.db of a backup beside it.',
  secretLost: 'The secret is lost: a new one is made, and everybody signs in again.',
  recoveredNote: 'Read from a damaged store',

  doctorWell: 'Nothing is the matter.',
  doctorIll: '{count, plural, one {One thing is} other {# things are}} the matter.',
  ok: 'well',
  note: 'note',
  warn: 'look',
  bad: 'bad',
  node: 'Node {version}, on {system}.',
  nodeOld: 'Node is {version}; Throughline needs 24, which npm start brings along.',
  folderAbsent: 'There is no folder {folder} yet. The first start makes it.',
  folderWell: 'The folder {folder} can be read and written by this user.',
  folderOpen:
    '{path} can be read by others on this machine (mode {mode}). Take it from them: chmod -R go= {folder}',
  otherOwner:
    '{path} belongs to another user (uid {owner}; this is {user}). Run Throughline as that user, or: chown -R {user} {folder}',
  space: '{free, number} MB are free on the disk; the store has {used, number} MB.',
  spaceLow:
    '{free, number} MB are free on the disk, and the store has {used, number} MB. Make room: a full disk saves nothing.',
  held: 'A server runs on the folder (pid {pid}).',
  free: 'No server runs on the folder.',
  half: '{path} was left by something that was cut short. It is in nobody’s way and may be deleted.',
  restoringHalf: 'A restore was cut short. The next start brings it to its end.',
  storeNone: 'There is no store yet.',
  storeOlder:
    'The store is of schema {schema}, this program of {ourSchema}: the next start upgrades it, after a backup.',
  storeNewer:
    'The store is of a newer Throughline (schema {schema}, this one knows {ourSchema}). Start the newer one.',
  storeSound: 'The store is sound: {steps, plural, one {# step} other {# steps}}.',
  rulesBroken:
    'Records of the store do not keep the rules together, which is a fault of Throughline and no damage: all is served. {what} Please report it.',
  storeDamaged:
    'The store is damaged. {what} {backup, select, none {There is no backup beside it.} other {Put the newest backup back: npm run throughline -- restore {backup}}} What can be read: npm run throughline -- recover <new folder>',
  accountsSound: 'The accounts are sound.',
  accountsGone:
    'The accounts {file} are gone, so nobody can sign in; what people made is there. Put that file of a backup back, or start: the terminal prints a link that makes whoever opens it the administrator.',
  accountsNone: 'There are no accounts yet.',
  accountsDamaged:
    'The accounts are damaged ({what}). Put a backup back, or move {file} away, and everybody is invited anew.',
  secretWell: 'The secret is there.',
  secretNone: 'There is no secret yet.',
  backupsNone: 'There is no backup. Make one: npm run throughline -- backup',
  backupsSome:
    '{count, plural, one {One backup} other {# backups}} in {folder}, {bytes, number} MB; the newest is {age}.',
  backupsOld:
    'The newest of {count, plural, one {one backup} other {# backups}} in {folder} is {age}, and much was written since. Start the server, or make one: npm run throughline -- backup',
  title: 'Backups',
  last: 'Newest',
  lastMade: '{moment}, {bytes, number} MB',
  lastNone: 'None yet.',
  kept: 'By itself',
  keptSome:
    'One a day when something was written. {daily, plural, =0 {} one {The last day is kept} other {The last # days are kept}}{weekly, plural, =0 {.} one {, and one week.} other {, and one of each of the last # weeks.}}',
  keptOff: 'The server makes none by itself: it was started with BACKUPS=off.',
  count: '{count, plural, one {One backup} other {# backups}} in the folder "backups" of the server.',
  trouble: 'Not made: {reason}',
  restoring: 'Putting back',
  restoreHow: 'On the server, while it is stopped: <code>npm run throughline -- restore</code>',
  backUp: 'Back up now',
  backingUp: 'Backing up…',
  askedHint: 'It is read back and checked, and stays until somebody deletes it.',
  backedUp: 'Backup made and read back: {bytes, number} MB.',
  hoursOld: '{hours, plural, =0 {less than an hour} one {# hour} other {# hours}} old',
  daysOld: '{days, plural, one {# day} other {# days}} old',
  portTaken: 'Port {port} is in use by another program. Set PORT to another one.',
})
