import { editOf } from '../kernel/kind-commands.ts'
import { theme } from './theme.ts'

export const editTheme = editOf('theme', theme, { title: 'Edit theme' })
