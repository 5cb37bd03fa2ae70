import { area } from './area.ts'

/** What is said of a step of which not all came about as it was asked. */
export const shortfallWords = area('shortfalls', {
  of: '“{what}”: {why}',
  /** the first of them, and how many more the history tells */
  told: '{said}{more, plural, =0 {} one { One more is told in the history.} other { # more are told in the history.}}',
  heading: 'Not all of this came about as it was asked:',
  more: '{count, plural, one {# more} other {# more}}',
})
