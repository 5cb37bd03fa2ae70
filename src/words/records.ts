import { area } from './area.ts'

/** What forms and tables of any kind of record say. */
export const recordWords = area('records', {
  keyed: '{key} {name}',
  noNumber: '“{typed}” is no number. Type one such as 3 or 0.5, or nothing.',
  none: 'None',
  choose: '{field}: {value}. Choose',
  set: '{field}: {value}.',
  cleared: '{field}: none.',
  fields: 'Fields',
})
