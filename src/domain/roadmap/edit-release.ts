import { editOf } from '../kernel/kind-commands.ts'
import { release } from './release.ts'

export const editRelease = editOf('release', release, { title: 'Edit release' })
