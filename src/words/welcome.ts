import { area } from './area.ts'

/** What is asked of whoever has just come, and of whoever begins a product of their own. */
export const welcomeWords = area('welcome', {
  page: 'Welcome',
  asks: 'What would you like to see first?',
  example: 'A living example',
  exampleHow: '{product}, a product with a roadmap and a backlog to play with. Everything can be undone.',
  own: 'My own product',
  ownHow: 'Three questions, and its first release stands on the roadmap.',
  import: 'Import a backlog',
  importHow: 'A file of Jira, Trello, GitHub and others, or one story a line.',
  back: 'Back',

  name: 'What is it called?',
  nameMissing: 'Name it: what do people call the product?',
  who: 'Who is it for?',
  whoExample: 'Optional: people who walk on weekends',
  whoVision: 'For {who}',
  goal: 'What should its next release achieve?',
  goalExample: 'A thousand people plan and walk their first hike',
  goalMissing: 'Say what users or the business should gain: a release is its goal.',
  start: 'Start {name}',
  startAny: 'Start',
})

/** The first steps in the sample product, as a list that ticks itself. */
export const firstStepsWords = area('first-steps', {
  title: 'First steps',
  count: '{done, number} of {all, number} done',
  next: 'Next: {step}',
  allDone: 'You have been all the way round. What comes now is yours.',
  showAll: 'Show all',
  showLess: 'Show less',
  showMe: 'Show me',
  showMeStep: 'Show me: {step}',
  dismiss: 'Put the first steps away',
  startOwn: 'Start my own',
  done: 'done',
  open: 'open',
  move: 'Move a feature to another release',
  follow: 'See the items that moved with it: they trace to the feature',
  undo: 'Take it back with Undo',
  metric: 'Give a goal a metric, so that you will know',
  derive: 'Find “derive” in the palette, and see what the next release needs',
})

/** Why a screen is as it is, in the method's words. */
export const whyThisWords = area('why-this', {
  title: 'Why this',
  roadmap:
    'A roadmap says why and roughly when: each release is one goal, with the three to five features it needs and a measure of whether it worked.',
  backlog:
    'The backlog says what exactly, in which order. It stays short and directs the work towards the goal of the next release.',
  topDown:
    'The default while a product still changes a lot: the next release of the roadmap says what the backlog needs, and no more.',
  bottomUp:
    'For a long backlog in a stable product: themes are found in what is there, and become the features of releases.',
})
