import { area } from './area.ts'

/** How keys are called, as far as no sign says it. */
export const keyWords = area('keys', {
  between: 'then',
  oneThenOther: '{one} then {other}',
  ctrl: 'Ctrl',
  alt: 'Alt',
  shift: 'Shift',
  enter: 'Enter',
  escape: 'Esc',
  space: 'Space',
  home: 'Home',
  end: 'End',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  backspace: 'Backspace',
  delete: 'Del',
  tab: 'Tab',
})
