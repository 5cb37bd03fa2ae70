import { area } from './area.ts'

/** What buttons, fields, menus and toasts say whatever they are about. */
export const uiWords = area('ui', {
  close: 'Close',
  done: 'Done',
  failed: 'It did not work',
  undo: 'Undo',
  withKeys: '{label} ({keys})',
  filter: 'Filter {label}',
  some: '{shown, number} of {count, number}; type more to see the others.',
  nothingNamed: 'Nothing by that name',
  valueOf: '{label}: {value}',
  empty: 'empty',
})
