import { area } from './area.ts'

export const storageWords = area('storage', {
  /** the note of the commit that an upgrade of the store writes */
  upgraded: 'Upgrade to a newer Throughline',
})
