import { createOf } from '../kernel/kind-commands.ts'
import { theme } from './theme.ts'

export const createTheme = createOf('theme', theme, { title: 'Add theme' })
