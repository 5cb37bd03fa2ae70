import { editOf } from '../kernel/kind-commands.ts'
import { feature } from './feature.ts'

export const editFeature = editOf('feature', feature, { title: 'Edit feature' })
