import { area } from './area.ts'

/** Long work that goes on in a product, as everybody there sees it. */
export const runningStepWords = area('runningSteps', {
  importing: 'Importing <b>{label}</b>: {done, number} of {total, number}',
  undoing: 'Taking back <b>{label}</b>: {done, number} of {total, number}',
  cancelling: 'Giving up <b>{label}</b>: what was done is taken back',
  progress: 'Progress of {label}',
  list: 'Going on now',
  giveUp: 'Give up',
  giveUpThat: 'Give up: {label}',
})
