import { area } from './area.ts'

/** What the filter did not understand, and what it waits for. */
export const filterWords = area('filter', {
  noValue: '{key}: waits for a value.',
  noKey: 'There is no key "{key}:", so it is searched for as text.',
  oneOf: '{key}: is one of {names}.',
  notCalled: 'No {kind} of this product is called "{name}".',
  withNear: '{sentence} Did you mean <meant>{near}</meant>?',
  number: '{key}: is a number, >5, <=8 or 3..8.',
})
