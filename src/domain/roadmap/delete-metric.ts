import { deleteOf } from '../kernel/kind-commands.ts'
import { metric } from './metric.ts'

export const deleteMetric = deleteOf('metric', metric, { title: 'Delete metric' })
