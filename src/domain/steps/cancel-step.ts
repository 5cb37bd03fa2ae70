import { z } from 'zod'
import { defineCommand } from '../kernel/command.ts'
import { edit, lookUp } from '../kernel/lookup.ts'
import { planners } from '../kernel/right.ts'
import { isRefusal } from '../refusals.ts'
import { stepId } from './step.ts'

/** Gives a long step up while it runs: what it has done so far is taken back. */
export const cancelStep = defineCommand({
  name: 'cancel-step',
  title: 'Give up',
  input: z.object({ step: stepId }),
  allow: planners,
  decide(state, { step }) {
    const record = lookUp(state, 'step', step)
    if (isRefusal(record)) return record
    return record.state === 'running' ? edit(state, 'step', record, { state: 'cancelling' }) : []
  },
})
