import { z } from 'zod'
import { defineCommand } from '../kernel/command.ts'
import { lookUp, make } from '../kernel/lookup.ts'
import { planners } from '../kernel/right.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { stepId } from './step.ts'

/** Asks for a long step to be taken back; that is a long step itself, so redo takes back the taking back. */
export const undoStep = defineCommand({
  name: 'undo-step',
  title: 'Undo',
  input: z.object({ step: stepId, undo: stepId }),
  allow: planners,
  creates: { undo: 'step' },
  decide(state, { step, undo }, { actor, at }) {
    const of = lookUp(state, 'step', step)
    if (isRefusal(of)) return of
    if (of.state === 'cancelled') return refuse('step-taken-back', { what: of.label })
    if (of.state !== 'done') return refuse('step-under-way', { what: of.label })
    for (const other of state.records.step.values())
      if (other.of === step && other.state === 'running') return refuse('step-under-way', { what: of.label })
    const made = make(state, 'step', {
      ...of,
      id: undo as never,
      by: actor as never,
      kind: 'undo',
      of: step,
      state: 'running',
      done: 0,
      refusal: null,
      left: 0,
      short: [],
      createdAt: at,
    })
    return isRefusal(made) ? made : [made]
  },
})
