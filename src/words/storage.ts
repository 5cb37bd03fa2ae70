import { area } from './area.ts'

export const storageWords = area('storage', {
  /** the note of the commit that an upgrade of the store writes */
  upgraded: 'Upgrade to a newer Throughline',
  openElsewhere:
    '{file} cannot be upgraded: another program has it open, such as a backup or a database browser. Close that program and start Throughline again. Nothing was changed.',
})
