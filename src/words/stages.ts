import { area } from './area.ts'

/** Where a product stands in its life cycle, in the method's words. */
export const stageWords = area('stages', {
  development: 'Development',
  introduction: 'Introduction',
  growth: 'Growth',
  maturity: 'Maturity',
  extension: 'Extension',
  decline: 'Decline',
})
