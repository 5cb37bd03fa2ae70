import { z } from 'zod'
import { defineCommand, planners } from '../kernel/command.ts'
import { lookUp } from '../kernel/lookup.ts'
import { removal } from '../kernel/removal.ts'
import { isRefusal } from '../refusals.ts'
import { themeId } from './theme.ts'

/** Rejects a theme; its items stay, in no theme. */
export const deleteTheme = defineCommand({
  name: 'delete-theme',
  title: 'Delete theme',
  input: z.object({ theme: themeId }),
  allow: planners,
  decide(state, { theme }) {
    const record = lookUp(state, 'theme', theme)
    return isRefusal(record) ? record : removal(state, 'theme', [theme])
  },
})
