import { area } from './area.ts'

/** A metric in one line, with what is known of its numbers and nothing else. */
export const metricLineWords = area('metric-line', {
  line: '{known, select, both {{name}: {from} → {to}} from {{name}: {from} → no target yet} to {{name}: not known → {to}} other {{name}: no target yet}}',
  unknown: 'not known',
  noTarget: 'no target yet',
})
