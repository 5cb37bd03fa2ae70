import { z } from 'zod'
import { defineCommand, planners } from '../kernel/command.ts'
import { lookUp } from '../kernel/lookup.ts'
import { removal } from '../kernel/removal.ts'
import { isRefusal } from '../refusals.ts'
import { featureId } from './feature.ts'

/** Deletes a feature; its items stay in the backlog and hang loose. */
export const deleteFeature = defineCommand({
  name: 'delete-feature',
  title: 'Delete feature',
  input: z.object({ feature: featureId }),
  allow: planners,
  decide(state, { feature }) {
    const record = lookUp(state, 'feature', feature)
    return isRefusal(record) ? record : removal(state, 'feature', [feature])
  },
})
