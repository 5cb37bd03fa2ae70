import { deleteOf } from '../kernel/kind-commands.ts'
import { feature } from './feature.ts'

/** Deletes a feature; its items stay and hang loose. */
export const deleteFeature = deleteOf('feature', feature, { title: 'Delete feature' })
