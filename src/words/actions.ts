import { area } from './area.ts'

/** The palette and the sheet of keys. */
export const actionsWords = area('actions', {
  palette: 'Command palette',
  paletteWords: 'command, find, search, do something',
  keysWords: 'help, shortcut, shortcuts, keyboard, keyboard shortcuts, cheat sheet',
  actsOn: '<aside>Acts on</aside> <chip>{hand}</chip>',
  paletteField: 'What to do or where to go',
  palettePlaceholder: 'Type what to do or where to go',
  paletteEmpty: 'Nothing here is called “{query}”.',
  paletteCut: 'The best {shown, number} of {count, number}; type more to see the others.',
  keysOfScreen: 'Keys of this screen',
  keys: 'Keys',
  findKey: 'Find a key',
  findKeyHint: 'Find by name or by key',
  keptByBrowser: 'the browser keeps it',
  bothWant: 'both want {keys}',
  beginAlike: '{one} and {other} begin alike',
  keysFound: '{count, plural, =0 {Nothing is called “{query}”.} other {{count} of {all}}}',
})
