import { area } from './area.ts'

export const storageWords = area('storage', {
  /** the note of the commit that an upgrade of the store writes */
  upgraded: 'Upgrade to a newer Throughline',
  openElsewhere:
    '{file} cannot be upgraded: another program has it open, such as a backup or a database browser. Close that program and start Throughline again. Nothing was changed.',

  damaged:
    'The store {file} is damaged, and was not opened. {what} {backup, select, none {There is no backup beside it.} other {The newest backup is {backup}; put it back: npm run throughline -- restore {backup}}} What can still be read goes into a new folder: npm run throughline -- recover <new folder>. Nothing was changed.',
  fileMissing: 'It is not there, and the folder says that it was.',
  fileEmpty: 'It is empty.',
  notAStore: 'It is no store of Throughline, or its beginning was overwritten.',
  unreadable: 'It cannot be read to its end ({reason}).',
  stepsLost:
    'It ends at step {found} and had come to step {had}: the last steps are in throughline.db-wal, which is gone, cut, or of another store. If an older copy was put here on purpose, delete the file "epoch" beside it and start again.',
  strayWal:
    'The file throughline.db-wal beside it was not there when Throughline stopped, so it is of another store or another day. Move it away, and start again; if both were put here from one copy on purpose, delete the file "epoch" beside them.',
  fileDamaged: 'The file is damaged: {reason}.',
  strays: 'Some of it belongs to no workspace.',
  logGap: 'The log has a gap: commit {seq} follows {last}.',
  commitEmptied: 'Commit {seq} has lost what it changed.',
  commitUnaware: 'Commit {seq} does not know that it changed {key}.',
  versionChanged: 'Version {seq} of {key} was changed since it was written.',
  versionStray: 'Version {seq} of {key} is of no commit.',
  recordMissing: 'The record {key} is missing; the log has it.',
  recordStray: 'The record {key} is not in the log.',
  recordDeleted: 'The record {key} is there; the log has deleted it.',
  recordDiffers: 'The record {key} differs from what the log makes of it.',
  checkpointDiffers: 'The checkpoint of step {seq} differs from what the log makes of it.',
  kindUnknown: 'There are records of a kind that this program does not know: {kind}.',
  recordTextless: '{kind} {id}: the text of {name}, {text}, is missing',
  recordMisshapen: '{kind} {id, select, none {without an id} other {{id}}}: {reason}',
  moreFound: 'and more',
  checkpointDamaged: 'The checkpoint of step {seq} cannot be read.',
  commitChanged: 'Commit {seq} was changed since it was written.',
  textChanged: 'The text {id} was changed since it was written.',
  blobChanged: 'The file {hash} was changed since it was written.',
  folderInUse:
    'The folder {folder} is in use by another Throughline (pid {pid}). Stop it, or set DATA_DIR to another folder.',
  writingStopped: 'The store is damaged, and nothing more is written to it.',
})
