import type { Feature } from '../roadmap/feature.ts'
import { printFilter } from './filter.ts'
import { byWhich } from './filter-names.ts'

/** The backlog, narrowed to what one feature asks for, whatever others are called. */
export function featureFilter(feature: Pick<Feature, 'id' | 'name'>): string {
  return printFilter({ is: 'field', key: 'feature', values: [byWhich(feature)] })
}
