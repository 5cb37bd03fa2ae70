import { z } from 'zod'
import { defineCommand } from '../kernel/command.ts'
import { edit, lookUp } from '../kernel/lookup.ts'
import { planners } from '../kernel/right.ts'
import { find } from '../kernel/state.ts'
import { isRefusal } from '../refusals.ts'
import { notNext } from '../roadmap/not-next.ts'
import { releaseId } from '../roadmap/release.ts'

/** Makes a release's goal the head of the backlog; one that is not the next needs a reason. */
export const focusRelease = defineCommand({
  name: 'focus-release',
  title: 'Focus the backlog',
  input: z.object({ release: releaseId, reason: z.string().trim().max(500).default('') }),
  allow: planners,
  decide(state, { release, reason }) {
    const record = lookUp(state, 'release', release)
    if (isRefusal(record)) return record
    const product = find(state, 'product', record.product)!
    return notNext(state, record, reason) ?? edit(state, 'product', product, { focus: record.id })
  },
})
