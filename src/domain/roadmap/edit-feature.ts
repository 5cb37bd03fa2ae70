import { z } from 'zod'
import { defineCommand, planners } from '../kernel/command.ts'
import { edit, lookUp } from '../kernel/lookup.ts'
import { isRefusal } from '../refusals.ts'
import { featureFields, featureId } from './feature.ts'

export const editFeature = defineCommand({
  name: 'edit-feature',
  title: 'Rename feature',
  input: z.object({ feature: featureId, name: featureFields.name.optional() }),
  allow: planners,
  decide(state, { feature, ...fields }) {
    const record = lookUp(state, 'feature', feature)
    return isRefusal(record) ? record : edit('feature', record, fields)
  },
})
