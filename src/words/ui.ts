import { area } from './area.ts'

/** What buttons, fields, menus and toasts say whatever they are about. */
export const uiWords = area('ui', {
  close: 'Close',
  useMine: 'Use mine',
  takeTheirs: 'Take theirs',
  done: 'Done',
  failed: 'It did not work',
  undo: 'Undo',
  withKeys: '{label} ({keys})',
  filter: 'Filter {label}',
  nothingNamed: 'Nothing by that name',
  valueOf: '{label}: {value}',
  empty: 'empty',
})
