import { area } from './area.ts'
import { byWhom } from './clash.ts'

/** What the tray says: refused work, what a restored server does not know, and what is half written. */
export const trayWords = area('tray', {
  tray: 'Tray',
  withCount: 'Tray: {count, plural, one {# thing} other {# things}} kept for you',
  words: 'refused, unsent, lost, drafts, kept words, try again',
  why: 'Nothing that you typed is thrown away. What did not go through, and what is half written, waits here in this browser until you send it or throw it away.',
  empty: 'Nothing waits here.',

  refused: 'Did not go through',
  restored: 'Not on the server any more',
  restoredWhy:
    'The server was put back to an older copy. {count, plural, one {This thing that you did since is not on it.} other {These # things that you did since are not on it.}}',
  sendAllAgain: '{count, plural, one {Send it again} other {Send all # again}}',
  sentAgain: '{count, plural, one {# thing} other {# things}} sent again.',
  notAllAgain: '{sent, number} of {count, number} sent again. What is left says why.',
  gone: 'What it stood on is gone',
  half: 'Half written',
  taken: 'Typed about something that you no longer see',

  tried: 'Tried {when}',
  typed: 'Typed {when}',
  tryAgain: 'Try again',
  sendAgain: 'Send again',
  cannot: 'As it is, it would be refused again: {why}',
  change: 'Change',
  send: 'Send',
  cancel: 'Cancel',
  copy: 'Copy',
  copied: 'Copied.',
  throwAway: 'Throw away',
  thrownAway: 'Thrown away.',
  bringBack: 'Bring it back',
  goThere: 'Go on there',
  createAgain: 'Create it again',
  createdAgain: '{whose} is made again, with what you had typed.',
  done: '{step} went through.',
  text: 'Text',
  nothing: 'Nothing was typed for this.',

  joined: 'Both together',

  of: '{field} of {name}',
  newOf: 'New {kind}',
  beneath: 'New item beneath {name}',
  featureFor: 'Features for “{name}”',
  metricFor: 'Metric for “{name}”',
  metric: 'Metric “{name}”',
  reasonFor: 'Reason for {name}',
  description: 'Description of {name}',
  linesFor: 'Stories for {name}',

  goneTyped: `{what} was deleted by ${byWhom}. You had typed “{typed}”; that, and what you type on, is kept in the tray.`,
  fieldGoneTyped:
    '“{what}” cannot be set any more, since somebody changed what it belongs to. You had typed “{typed}”; that, and what you type on, is kept in the tray.',
  show: 'Show',
  takenBack: '{step} did not go through. {reason}',
  takenBackTyped: '{step} did not go through. {reason} You had typed “{typed}”.',
  takenBackClash:
    '{step} waits in the tray: {who, select, self {you set this in another window or program, too} name {{name} set this, too} other {somebody set this, too}}. You had typed “{typed}”.',
  lost: 'The server was put back to an older copy. {count, plural, one {# thing that you did since is not on it, and waits} other {# things that you did since are not on it, and wait}} in the tray.',

  restoredDraft: 'Draft restored',
  isDraft: 'Draft',
  goOnWith: 'Draft of {label}: go on writing',
  signOutLoses:
    '{count, plural, one {# thing of yours waits} other {# things of yours wait}} in the tray. Signing out throws {count, plural, one {it} other {them}} away.',
  signOutAnyway: 'Sign out all the same',
})
