import { createOf } from '../kernel/kind-commands.ts'
import { metric } from './metric.ts'

export const createMetric = createOf('metric', metric, { title: 'Add metric' })
