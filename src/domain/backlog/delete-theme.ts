import { deleteOf } from '../kernel/kind-commands.ts'
import { theme } from './theme.ts'

/** Rejects a theme; its items stay, in no theme. */
export const deleteTheme = deleteOf('theme', theme, { title: 'Delete theme' })
