import { area } from './area.ts'

/** How the page can look. */
export const lookWords = area('look', {
  colours: 'Colours',
  'theme.system': 'Same as the system',
  'theme.light': 'Light',
  'theme.dark': 'Dark',
  'theme.contrast': 'High contrast',
  rows: 'Rows',
  'density.compact': 'Compact',
  'density.cosy': 'Cosy',
  'density.comfortable': 'Comfortable',
})
