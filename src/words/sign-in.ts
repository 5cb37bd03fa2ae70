import { area } from './area.ts'

/** The door: the first visit, and every later one. */
export const signInWords = area('signIn', {
  product: 'Throughline',
  claim: 'Where should your product go, and what comes first?',
  claimHint:
    'This server is yours once you choose a name and a password. A sample product is waiting inside.',
  open: 'Open Throughline',
  unclaimed: 'This server belongs to nobody yet.',
  unclaimedHint:
    'Open the link that the terminal printed when the server started, and choose a name and a password.',
  welcome: 'Welcome back.',
  used: 'This link has been used. Sign in with your name and password.',
  signIn: 'Sign in',
  name: 'Name',
  password: 'Password',
  passwordHint: 'At least {least} characters.',
  noName: 'Name is empty; type the name others should see.',
  noNameHere: 'Name is empty; type the one you go by here.',
  noPassword: 'Password is empty; type yours.',
  shortPassword: 'Password is shorter than {least} characters. Choose a longer one.',
  away: 'The server cannot be reached. What you typed is kept; try again when it is back.',
})
