import { area } from './area.ts'

/** The headings that actions stand under in the palette and on the sheet of keys. */
export const groupWords = area('groups', {
  item: 'Item',
  backlog: 'Backlog',
  roadmap: 'Roadmap',
  derive: 'Derive',
  import: 'Import',
  edit: 'Edit',
  goTo: 'Go to',
  create: 'Create',
  look: 'Look',
  general: 'General',
  best: 'Best first',
  orElse: 'Or else',
  notNow: 'Not now',
  settings: 'Settings',
  rows: 'Rows',
  filter: 'Filter',
  past: 'As it was',
})
