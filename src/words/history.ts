import { area } from './area.ts'

/** The log in words: one line for each thing that a step changed. */
export const historyWords = area('history', {
  made: '{kind} “{name}” added',
  gone: '{kind} “{name}” removed',
  moved: '“{name}” moved',
  set: '{field} of “{name}”: {before} → {after}',
  given: '{field} of “{name}”: {after}',
  cleared: '{field} of “{name}” cleared, it was {before}',
  written: '{field} of “{name}” written',
  rewritten: '{field} of “{name}” rewritten',
  erased: '{field} of “{name}” removed',
  nothing: 'nothing',
  by: '{who}, {when}',
  long: '{kind}: {label}',
  system: 'The server',
  stranger: 'Somebody who is not here any more',
  unknownKind: 'is no kind of record; what there is: {known}',
})

/** The same of a record where it is plain which one is meant: on its own page. */
export const ownHistoryWords = area('own-history', {
  made: 'Added',
  gone: 'Removed',
  moved: 'Moved',
  set: '{field}: {before} → {after}',
  given: '{field}: {after}',
  cleared: '{field} cleared, it was {before}',
  written: '{field} written',
  rewritten: '{field} rewritten',
  erased: '{field} removed',
})
