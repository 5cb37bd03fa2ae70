import { area } from './area.ts'

/** What keeps the store from doing its work, as people read it on the page and programs at /readyz. */
export const healthWords = area('health', {
  checking: 'The server is looking through its store, after an end that was not orderly.',
  full: 'The disk of the server is full: nothing can be saved until there is room. What you change waits here.',
  failing:
    'The disk of the server fails: nothing can be saved until it works again. What you change waits here.',
  damaged:
    'The store of the server is damaged, so nothing more is saved. What you change waits here. Whoever runs the server: "npm run throughline -- doctor" says what to do.',
  refused:
    'The store of the server is damaged, so nothing of it is shown. Whoever runs the server: "npm run throughline -- doctor" says what to do.',
  stopping: 'The server is stopping.',
})
