import { deleteOf } from '../kernel/kind-commands.ts'
import { release } from './release.ts'

/** Deletes a column with its goal, features and metrics; the items stay and hang loose. */
export const deleteRelease = deleteOf('release', release, { title: 'Delete release' })
