import { z } from 'zod'
import { defineCommand, planners } from '../kernel/command.ts'
import { edit, lookUp } from '../kernel/lookup.ts'
import { isRefusal } from '../refusals.ts'
import { featureId } from '../roadmap/feature.ts'
import { featureTrouble } from './same-product.ts'
import { themeFields, themeId } from './theme.ts'

export const editTheme = defineCommand({
  name: 'edit-theme',
  title: 'Edit theme',
  input: z.object({
    theme: themeId,
    ...z.object(themeFields).partial().shape,
    feature: featureId.nullable().optional(),
  }),
  allow: planners,
  decide(state, { theme, ...fields }) {
    const record = lookUp(state, 'theme', theme)
    if (isRefusal(record)) return record
    return featureTrouble(state, record.product, fields.feature ?? null) ?? edit('theme', record, fields)
  },
})
