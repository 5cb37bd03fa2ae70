import { area } from './area.ts'

/** The colours that a release's thread may have. */
export const releaseColourWords = area('release-colours', {
  blue: 'Blue',
  green: 'Green',
  amber: 'Amber',
  pink: 'Pink',
  cyan: 'Cyan',
  red: 'Red',
  olive: 'Olive',
  violet: 'Violet',
})
