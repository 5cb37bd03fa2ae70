import { area } from './area.ts'

const month =
  '{month, select, 1 {January} 2 {February} 3 {March} 4 {April} 5 {May} 6 {June} 7 {July} 8 {August} 9 {September} 10 {October} 11 {November} other {December}}'
const weekday =
  '{weekday, select, 0 {Sunday} 1 {Monday} 2 {Tuesday} 3 {Wednesday} 4 {Thursday} 5 {Friday} other {Saturday}}'

/** Moments that are over, to the minute and as people count back to them. */
export const momentWords = area('moments', {
  day: `{day} ${month} {year}`,
  weekday: `${weekday}, {day} ${month} {year}`,
  time: '{hour}:{minute}',
  moment: `{day} ${month} {year}, {hour}:{minute}`,
  today: 'Today',
  yesterday: 'Yesterday',
  justNow: 'just now',
  minutes: '{count, plural, one {# minute ago} other {# minutes ago}}',
  hours: '{count, plural, one {# hour ago} other {# hours ago}}',
  days: '{count, plural, one {yesterday} other {# days ago}}',
  weeks: '{count, plural, one {# week ago} other {# weeks ago}}',
  months: '{count, plural, one {# month ago} other {# months ago}}',
  years: '{count, plural, one {# year ago} other {# years ago}}',
})

/** The log of a product, and two moments of it compared. */
export const historyPageWords = area('history-page', {
  title: 'History',
  log: 'What was done',
  views: 'Views of the history',
  compare: 'Compare two moments',

  filter: 'Filter the history',
  person: 'Person',
  everybody: 'Everybody',
  kind: 'Kind of record',
  everything: 'Everything',
  since: 'From',
  until: 'Until',
  clear: 'Clear filter',
  steps: '{count, plural, =0 {No steps} one {# step} other {# steps}}',
  stepsOfMore: '{count, plural, one {# step} other {# steps}}, and older ones',
  older: 'Show older steps',
  wait: 'Loading…',
  away: 'The server could not be reached, so the history cannot be shown.',
  again: 'Try again',

  noSteps: 'Nothing has been done yet',
  noStepsLead:
    'Everything that is done on the roadmap and the backlog stands here: who did it, when, and what it changed.',
  noneFit: 'No step fits this filter',
  noneFitLead: 'Steps of other people, kinds or days are hidden.',

  door: '{via, select, web {} rest {through the API} cli {from the command line} import {by import} other {by the server}}',
  program: 'with {program}',
  number: 'step {seq, number}',
  did: '{what, select, none {Keeping house} other {{did}}}',
  one: '{who}: {did}, {when}',
  because: '{count, plural, one {Why: # reason} other {Why: # reasons}}',
  reason: '<b>{what}</b>: {why}',
  quiet: 'Nothing that one sees.',
  moreLines: '{count, plural, one {and # more} other {and # more}}',
  fewerLines: 'Fewer',
  notTold:
    '{count, plural, one {# more line is} other {# more lines are}} not listed. Compare the moment before with this one to see all.',
  thenHere: 'As it was then',
  withNow: 'Compare with now',
  undo: 'Undo this',
  undoThat: 'Undo this: “{did}” of {who}',
  thenAfter: 'As it was then: after “{did}”, {when}',
  withNowSince: 'Compare with now: since “{did}”, {when}',
  undone: 'Undone: {did}.',

  next: 'Next step',
  previous: 'Previous step',
  open: 'As it was after this step',
  needsStep: 'Focus a step first',
  compareStep: 'Compare this moment with now',
  allLines: 'Show all lines of the step, or fewer',
})

/** The screens under a moment that is over. */
export const pastWords = area('past', {
  bar: 'A moment that is over',
  asItWas: 'As it was on <b>{moment}</b>, after step {seq, number}',
  asItWasDay: 'As it was at the end of <b>{day}</b>, after step {seq, number}',
  by: '{who}: {did}, {when}',
  screens: 'At this moment',
  roadmap: 'Roadmap',
  backlog: 'Backlog',
  earlier: 'Earlier step',
  later: 'Later step',
  day: 'Go to the end of a day',
  compare: 'Compare with now',
  now: 'Back to now',
  nothing: '{product} was not there yet',
  nothingLead: 'At that moment nothing of the product had been made.',
  history: 'Go to the history',
  away: 'The server could not be reached, so the past cannot be shown.',
})

/** Two moments as a list of words. */
export const compareWords = area('compare', {
  moments: 'The two moments',
  from: 'Earlier',
  to: 'Later',
  at: 'Day and time',
  step: 'or after step',
  now: 'Now',
  nowInText: 'now',
  after: '{moment}, after step {seq, number}',
  start: 'before the first step',
  see: 'As it was then',
  working: 'Comparing…',
  away: 'The server could not be reached, so nothing can be compared.',

  summary: 'What differs between {from} and {to}: {counts}.',
  list: '{first}, {rest}',
  last: '{first} and {rest}',
  same: 'Nothing differs',
  sameLead: 'Between these two moments nothing changed, or all that changed was changed back.',

  added: 'added',
  removed: 'removed',
  moved: 'moved',
  changed: 'changed',
  shown: '{shown, number} of {total, number} are listed',
  tally: '{count, number} {how}',
  more: 'List more',
  most: 'More than {count, number} differ: choose moments that are nearer to each other to see them all.',
})
