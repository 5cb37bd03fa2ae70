import { area } from './area.ts'

/** What buttons, fields, menus and toasts say whatever they are about. */
export const uiWords = area('ui', {
  close: 'Close',
  cancel: 'Cancel',
  moreFor: 'More for {name}',
  more: 'more',
  less: 'less',
  moreOf: '{word} ({of})',
  done: 'Done',
  failed: 'It did not work',
  undo: 'Undo',
  withKeys: '{label} ({keys})',
  filter: 'Filter {label}',
  notCopied: 'The browser does not let this page copy. Select it here and copy it: {text}',
  some: '{shown, number} of {count, number}; type more to see the others.',
  printFoot: '{address}, {moment}',
  nothingNamed: 'Nothing by that name',
  valueOf: '{label}: {value}',
  empty: 'empty',
  pageTitle:
    '{screen}{filtered, select, yes {, {filter}} other {}}{when, select, past {, as it was} other {}} · {of, select, product {{name}} other {Throughline}}',
})
