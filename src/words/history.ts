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
  system: 'The server',
  stranger: 'Somebody who is not here any more',
})
