import { z } from 'zod'
import { defineCommand, planners } from '../kernel/command.ts'
import { edit, lookUp } from '../kernel/lookup.ts'
import { isRefusal } from '../refusals.ts'
import { releaseFields, releaseId } from './release.ts'

export const editRelease = defineCommand({
  name: 'edit-release',
  title: 'Edit release',
  input: z.object({
    release: releaseId,
    ...z.object(releaseFields).partial().shape,
    released: z.boolean().optional(),
  }),
  allow: planners,
  decide(state, { release, ...fields }) {
    const record = lookUp(state, 'release', release)
    return isRefusal(record) ? record : edit('release', record, fields)
  },
})
