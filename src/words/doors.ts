import { area } from './area.ts'

/** What the doors say about what they are given, after the name of a field: "limit: must be a whole number". */
export const doorWords = area('doors', {
  missing: 'is missing; send it',
  unknownField:
    'is no field here; {nearest, select, none {} other {perhaps you mean “{nearest}”; }}what there is: {known}',
  wholeNumber: 'must be a whole number',
  cursor: 'is not a cursor; send next_cursor of the page before',
  shortPassword: 'Password is shorter than {least} characters; choose a longer one',
  longPassword: 'Password is longer than {most} characters; choose a shorter one',
  name: 'Name',
  signedOut: 'You are signed out.',
  noMember: 'You are not a member of that workspace.',
  removed: 'You are no longer a member of this workspace.',
  notFound: 'Not found',
  notBuiltTitle: 'The web page is not built yet',
  notBuilt:
    'Stop the server and start it with <code>npm start</code>, which builds it, or run <code>npm run dev</code>. The API is up.',
})
