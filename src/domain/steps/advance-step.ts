import { z } from 'zod'
import { defineCommand } from '../kernel/command.ts'
import { edit, lookUp } from '../kernel/lookup.ts'
import { nobody } from '../kernel/right.ts'
import { isRefusal } from '../refusals.ts'
import { stepId, step as stepKind } from './step.ts'

/** How far a long step has come, or what became of it; the server that works on it says so. */
export const advanceStep = defineCommand({
  name: 'advance-step',
  title: 'Go on',
  input: z.object({
    step: stepId,
    done: z.int().min(0).optional(),
    state: stepKind.fields.state.schema.optional(),
    refusal: stepKind.fields.refusal.schema.optional(),
    left: stepKind.fields.left.schema.optional(),
    short: stepKind.fields.short.schema.optional(),
  }),
  allow: nobody,
  decide(state, { step, ...fields }) {
    const record = lookUp(state, 'step', step)
    if (isRefusal(record)) return record
    // Given up while its last slice was written: it is taken back, not done. What has ended is not given up any more.
    if ((fields.state === 'done' || fields.state === 'cancelling') && record.state !== 'running') return []
    return edit(state, 'step', record, fields)
  },
})
