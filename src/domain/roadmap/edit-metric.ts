import { editOf } from '../kernel/kind-commands.ts'
import { metric } from './metric.ts'

export const editMetric = editOf('metric', metric, { title: 'Edit metric' })
