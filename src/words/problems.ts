import { area } from './area.ts'

/** What a door itself says no to, by the problem's code: what is wrong, why, and what to do. */
export const problemWords = area('problems', {
  'signed-out': 'You are not signed in. Sign in and try again.',
  'wrong-sign-in': 'That name and password do not belong together. Check both and try again.',
  'wrong-code':
    'This link is not valid here. Open the one that the terminal printed when the server started.',
  'too-many': 'Too many attempts. Try again in {seconds, plural, one {# second} other {# seconds}}.',
  'too-fast':
    'You ask for more than your share while others work here. Try again in {seconds, plural, one {# second} other {# seconds}}.',
  'too-much-at-once':
    'Too much of what you asked for is still on its way. Let it arrive, and try again in {seconds, plural, one {# second} other {# seconds}}.',
  'foreign-host':
    'This server is not known by the name "{host}". Open it by its own address, or set PUBLIC_URL to the address that people type, or name it in ALLOWED_HOSTS.',
  'cross-site':
    'This request did not come from this site, so it was not carried out. If it should have, set PUBLIC_URL to the address that people type.',
  'owner-only': 'Only an owner may do this.',
  'no-such-route': 'There is nothing at {address}.',
  'no-such-kind': 'There is nothing at {address}; kinds of record are {kinds}.',
  'body-too-large': 'The request is larger than {most} MB. Send less at a time.',
  'not-json': 'The request is not JSON. Send a JSON body.',
  'deep-json': 'The request is nested deeper than {most} levels. Send a flatter body.',
  'file-too-large':
    'The file is larger than the {most} MB that an import takes. Split it and import the parts.',
  'no-such-import': 'What was read of this file is no longer kept. Choose the file again.',
  'import-applied': 'This import has been applied. Choose the file again to import it once more.',
  fault: 'Something went wrong on the server; it is in its log as {fault}. Try again.',
})
