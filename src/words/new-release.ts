import { area } from './area.ts'

/** How a release is begun, from the roadmap and from every other screen. */
export const newReleaseWords = area('new-release', {
  add: 'Add release',
  words: 'new release, create release, plan a release',
})
