import { area } from './area.ts'

/** What the filter did not understand, and what it waits for. */
export const filterWords = area('filter', {
  'no-value': '{key}: waits for a value.',
  'no-key': 'There is no key "{key}:", so it is searched for as text.',
  'one-of': '{key}: is one of {names}.',
  'not-called': 'No {kind} of this product is called "{name}".',
  estimate: 'estimate: is a number, >5, <=8 or 3..8.',
})
