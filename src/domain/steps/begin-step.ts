import { z } from 'zod'
import { defineCommand } from '../kernel/command.ts'
import { make } from '../kernel/lookup.ts'
import { planners } from '../kernel/right.ts'
import { productId } from '../product/product.ts'
import { isRefusal } from '../refusals.ts'
import { stepId, step as stepKind } from './step.ts'

/** Opens a long step; the server that takes the command works on it, slice by slice. */
export const beginStep = defineCommand({
  name: 'begin-step',
  title: 'Begin',
  input: z.object({
    step: stepId,
    product: productId,
    label: stepKind.fields.label.schema,
    total: z.int().min(0),
  }),
  allow: planners,
  creates: { step: 'step' },
  decide(state, { step, product, label, total }, { actor, at }) {
    const made = make(state, 'step', {
      id: step as never,
      product,
      by: actor as never,
      kind: 'import',
      of: null,
      state: 'running',
      label,
      done: 0,
      total,
      createdAt: at,
    })
    return isRefusal(made) ? made : [made]
  },
})
