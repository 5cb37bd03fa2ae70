import { area } from './area.ts'

/** What the page's store says of its own accord; all else comes from commands and refusals. */
export const storeWords = area('store', {
  change: 'Change',
  stepOf: '{step} “{name}”',
  undoStep: 'Undo: {step}',
  redoStep: 'Redo: {step}',
  notSaved: 'This could not be saved ({fault}). Nothing was changed; try again.',
  nothingLeft: 'Nothing of it is left to take back: everything stands as it did before.',
  givenUp: 'It was given up on the way. Everything stands as before.',
  tooLarge: 'too large to send in one step',
  answered: 'The server answered {status}. Try again.',
})
