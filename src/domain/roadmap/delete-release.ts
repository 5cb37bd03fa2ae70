import { z } from 'zod'
import { defineCommand, planners } from '../kernel/command.ts'
import { lookUp } from '../kernel/lookup.ts'
import { removal } from '../kernel/removal.ts'
import { isRefusal } from '../refusals.ts'
import { releaseId } from './release.ts'

/** Deletes a column with its goal, features and metrics; its items stay in the backlog and hang loose. */
export const deleteRelease = defineCommand({
  name: 'delete-release',
  title: 'Delete release',
  input: z.object({ release: releaseId }),
  allow: planners,
  decide(state, { release }) {
    const record = lookUp(state, 'release', release)
    return isRefusal(record) ? record : removal(state, 'release', [release])
  },
})
