import { area } from './area.ts'

/** People's accounts: signing in, sessions, passwords, invitations, and the files that they are kept in. */
export const accountsWords = area('accounts', {
  busy: 'Many people are signing in at once. Try again in {seconds, plural, one {# second} other {# seconds}}.',
  wrongPassword: 'That is not your password. Type the one that you sign in with now.',
  noSession: 'That session is not yours, or it has ended already.',
  badLink:
    'This link is no longer good: it was used, taken back, or has expired. Ask whoever gave it to you for a new one.',
  noInvitation: 'That invitation is not here, or it has been used or taken back already.',
  nothingNew:
    'You have all that this invitation gives. Pass the link on to the one it is meant for; it can still be used.',
  nothingGiven: 'Choose at least one product, or make them an administrator.',
  noAccount: 'They have no account here to choose a new password for. Invite them instead.',

  joined: '{name} came in by an invitation from {by}',

  fileOpen: '{file} cannot be opened. Let this user read and write it and the folder it is in.',
  fileReadOnly: '{file} can only be read. Let this user write it and the folder it is in.',
  fileFull: 'There is no room to write {file}. Make room on its disk, and start again.',
  fileDamaged:
    '{file} is damaged or is no account file. Put one from a backup in its place (npm run throughline -- restore does all of it); without one, move it away, and everybody is invited anew.',
  fileFails: 'The disk of {file} fails: it cannot be read or written. Look at the disk, and start again.',
  fileBusy: '{file} is in use by another program. Close that program, and start again.',
  folderDenied:
    '{path} cannot be made, read or written by this user. Give it to this user, or set DATA_DIR to another folder.',
  folderIsFile: '{folder} is a file. Set DATA_DIR to a folder.',
  fileInTheWay: '{path} is a file, where Throughline keeps a folder. Move it away, and try again.',
  fileIsFolder: '{path} is a folder, where Throughline keeps a file. Move it away, and start again.',
  folderFull:
    'There is no room to write in {folder}. Make room on its disk, or set DATA_DIR to another folder.',
  folderReadOnly:
    '{path} can only be read: by this user, or because its disk is so. Let this user write it, or set DATA_DIR to another folder.',
  folderFails:
    'The disk of {folder} fails: {path} cannot be read or written. Look at the disk, or set DATA_DIR to a folder on another one.',
  folderLoops: '{folder} is a link that leads round in a circle. Set DATA_DIR to a folder.',
  folderLongName: 'The name {path} is too long for its disk. Set DATA_DIR to a folder with a shorter one.',
  noHandles:
    'This user or machine has too many files open, so {path} cannot be. Close programs, or raise the limit (ulimit -n).',
  secretDamaged:
    '{file} does not hold a secret. Restore it from a backup, or delete it, and everybody signs in again.',

  programOn: '{program} on {system}',
  unknownProgram: 'A program that did not say its name',
})
